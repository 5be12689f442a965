import type { CasePage, OfferedCommand } from '../../web/contract/case-page';
import { BegunForms } from '../parts/begun';
import { fragmentOf } from '../route';
import { words } from '../words';

/** Every step that this person may take: the one that waits for them first, the rest in groups. */
export function Steps({ page: { ref, commands, begun } }: { readonly page: CasePage }) {
  const first = commands.filter(({ primary }) => primary);
  const others = commands.filter(({ primary }) => !primary);
  const groups = [...new Map(others.map(({ group }) => [group.code, group])).values()];
  return (
    <section class="panel steps" aria-labelledby="steps">
      <h2 id="steps">{words.case.steps}</h2>
      {begun.length > 0 && (
        <>
          <h3>{words.case.begun}</h3>
          <BegunForms begun={begun} />
        </>
      )}
      {first.length > 0 && (
        <p class="primary-steps">
          {first.map((command) => (
            <Step key={command.name} caseRef={ref} command={command} />
          ))}
        </p>
      )}
      {groups.map((group, index) => {
        const own = others.filter((each) => each.group.code === group.code);
        return (
          <details key={group.code} open={first.length === 0 && index === 0}>
            <summary>{group.title}</summary>
            <ul class="steps-list">
              {own.map((command) => (
                <li key={command.name}>
                  <Step caseRef={ref} command={command} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function Step({ caseRef, command }: { readonly caseRef: string; readonly command: OfferedCommand }) {
  const { name, title, primary } = command;
  return (
    <a class={primary ? 'button primary' : 'button'} href={fragmentOf({ page: 'form', ref: caseRef, name })}>
      {title}
    </a>
  );
}
