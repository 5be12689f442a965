import { useEffect, useId, useState } from 'preact/hooks';
import type { FormField } from '../../web/contract/form-page';
import { bringIntoSight } from '../parts/in-sight';
import { words } from '../words';
import { useChoices } from './use-choices';

interface PersonFieldProps {
  readonly field: FormField;
  readonly id: string;
  readonly describedBy: string;
  readonly onChange: (value: string) => void;
}

/**
 * One of many is found by typing part of a name: a combobox as ARIA describes it. Arrows move, Enter chooses, Escape puts
 * the list away; a name that was typed and not chosen is put back to what was chosen before.
 */
export function PersonField({ field, id, describedBy, onChange }: PersonFieldProps) {
  const { value, error } = field;
  const listId = useId();
  const [typed, setTyped] = useState<string | undefined>();
  const [active, setActive] = useState(0);
  // Somebody whom the office's directory gave is not among the choices that the field came with.
  const [picked, setPicked] = useState<{ readonly value: string; readonly title: string } | undefined>();
  const { choices, looking, failed } = useChoices(field, typed ?? '');
  const chosen = [...field.choices, ...(picked === undefined ? [] : [picked])].find(
    (each) => each.value === value,
  );
  const open = typed !== undefined;
  const listed = open && choices.length > 0;
  useEffect(() => {
    const list = document.getElementById(listId);
    const field = list?.closest('.field');
    if (listed && list !== null && field) bringIntoSight(field, list);
  }, [listed, listId]);
  useEffect(() => {
    if (listed) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [listed, active, listId]);
  const type = (text: string | undefined) => {
    setTyped(text);
    setActive(0);
  };
  const choose = (choice: FormField['choices'][number]) => {
    setPicked(choice);
    onChange(choice.value);
    type(undefined);
  };
  const onKey = (event: KeyboardEvent) => {
    const picking = choices[active];
    if (event.key === 'ArrowDown') open ? setActive(Math.min(active + 1, choices.length - 1)) : type('');
    else if (event.key === 'ArrowUp' && open) setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && open && picking !== undefined) choose(picking);
    else if (event.key === 'Escape' && open) type(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <div class="combobox">
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={listId}
        aria-activedescendant={listed ? `${listId}-${active}` : undefined}
        aria-describedby={describedBy || undefined}
        aria-invalid={error !== ''}
        placeholder={field.placeholder || words.form.search}
        value={typed ?? chosen?.title ?? ''}
        onInput={(event) => {
          type(event.currentTarget.value);
          if (event.currentTarget.value === '') onChange('');
        }}
        onClick={() => open || type('')}
        onKeyDown={onKey}
        onBlur={() => type(undefined)}
      />
      <div id={listId} role="listbox" aria-label={field.label} hidden={!listed}>
        {choices.map((choice, index) => (
          // The focus stays on the input, as ARIA's pattern has it; the keys above do what a press does.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={choice.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            class={index === active ? 'active' : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            {choice.title}
          </div>
        ))}
      </div>
      <Said open={open} looking={looking} failed={failed} count={choices.length} />
    </div>
  );
}

function Said({
  open,
  looking,
  failed,
  count,
}: {
  readonly open: boolean;
  readonly looking: boolean;
  readonly failed: boolean;
  readonly count: number;
}) {
  const { looking: lookingUp, notLookedUp, nobody } = words.form;
  const nothing = looking ? lookingUp : failed ? notLookedUp : nobody;
  return (
    <>
      <p class="sr" role="status">
        {open ? (count === 0 ? nothing : words.form.found(count)) : ''}
      </p>
      {open && count === 0 && (
        <p class="hint" aria-hidden="true">
          {nothing}
        </p>
      )}
    </>
  );
}
