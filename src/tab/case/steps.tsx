import type { CasePage, OfferedCommand } from '../../web/contract/case-page';
import { BegunForms } from '../parts/begun';
import { fragmentOf } from '../route';
import { words } from '../words';

/** Every step that this person may take: all answers of the one that waits for them first, together; the rest in groups. */
export function Steps({ page: { ref, commands, begun } }: { readonly page: CasePage }) {
  const answers = commands.filter((each) => each.answers);
  const others = commands.filter((each) => !each.answers && !each.grave);
  const grave = commands.filter((each) => !each.answers && each.grave);
  const groups = [...new Map(others.map(({ group }) => [group.code, group])).values()];
  return (
    <section class={answers.length > 0 ? 'panel steps answering' : 'panel steps'} aria-labelledby="steps">
      <h2 id="steps">{words.case.steps}</h2>
      {answers.length > 0 && <List class="answers" caseRef={ref} commands={answers} />}
      {begun.length > 0 && (
        <>
          <h3>{words.case.begun}</h3>
          <BegunForms begun={begun} />
        </>
      )}
      {groups.map((group, index) => (
        <details key={group.code} open={answers.length === 0 && index === 0}>
          <summary>{group.title}</summary>
          <List
            class="steps-list"
            caseRef={ref}
            commands={others.filter((each) => each.group.code === group.code)}
          />
        </details>
      ))}
      {grave.length > 0 && (
        <details class="grave">
          <summary>{words.case.grave}</summary>
          <List class="steps-list" caseRef={ref} commands={grave} />
        </details>
      )}
    </section>
  );
}

function List({
  class: named,
  caseRef,
  commands,
}: {
  readonly class: string;
  readonly caseRef: string;
  readonly commands: readonly OfferedCommand[];
}) {
  return (
    <ul class={named}>
      {commands.map(({ name, title, filled, grave }) => (
        <li key={name}>
          <a
            class={['button', filled ? 'primary' : '', grave ? 'danger' : ''].filter(Boolean).join(' ')}
            href={fragmentOf({ page: 'form', ref: caseRef, name })}
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
