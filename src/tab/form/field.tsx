import type { ComponentChildren } from 'preact';
import type { FormField } from '../../web/contract/form-page';
import { words } from '../words';
import { idOf } from './mistakes';
import { PersonField } from './person-field';

interface FieldProps {
  readonly field: FormField;
  readonly onChange: (value: string) => void;
}

interface InputProps extends FieldProps {
  readonly id: string;
  /** The ids of what else is said of it: what is wrong, and the hint. */
  readonly told: string;
}

const rowsOf: Partial<Record<FormField['type'], number>> = { paragraph: 4, long: 12 };
const texts: readonly FormField['type'][] = ['line', 'paragraph', 'long'];
/** From here on a list is searched by typing. */
const manyChoices = 8;
const searched: readonly FormField['type'][] = ['person', 'candidate'];
/** An answer of so few characters, such as a time, has a narrow field. */
const shortLimit = 12;
/** From this share of its limit on, a text says how much room is left. */
const nearlyFull = 0.8;

/** One question: its label, a hint, what is wrong with the answer, and the input. */
export function Field({ field, onChange }: FieldProps) {
  const { path, label, heading, hint, error, limit, value, type } = field;
  const id = idOf(path);
  const told = [hint !== '' ? `${id}-hint` : '', error !== '' ? `${id}-error` : ''].filter(Boolean).join(' ');
  const said = (
    <>
      {hint !== '' && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== '' && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
  const props = { field, onChange, id, told };
  return (
    <div class={error === '' ? 'field' : 'field wrong'}>
      {heading !== '' && <h2 class="field-heading">{heading}</h2>}
      {isRadio(field) ? (
        <Radios {...props}>{said}</Radios>
      ) : type === 'toggle' ? (
        <>
          {said}
          <Toggle {...props} />
        </>
      ) : (
        <>
          <label for={id}>{label}</label>
          {said}
          <Input {...props} />
        </>
      )}
      {texts.includes(type) && value.length > limit * nearlyFull && <Left left={limit - value.length} />}
    </div>
  );
}

function isRadio({ type, choices }: FormField): boolean {
  return (type === 'choice' || type === 'entry') && choices.length <= manyChoices;
}

function Left({ left }: { readonly left: number }) {
  return (
    <p class={left < 0 ? 'error' : 'hint'}>{left < 0 ? words.form.tooLong(-left) : words.form.left(left)}</p>
  );
}

function Radios({
  field,
  id,
  told,
  onChange,
  children,
}: InputProps & { readonly children: ComponentChildren }) {
  return (
    <fieldset aria-describedby={told || undefined}>
      <legend>{field.label}</legend>
      {children}
      {field.choices.map((each, index) => (
        <label class="choice" key={each.value}>
          <input
            id={index === 0 ? id : undefined}
            type="radio"
            name={id}
            checked={each.value === field.value}
            onChange={() => onChange(each.value)}
          />
          {each.title}
        </label>
      ))}
    </fieldset>
  );
}

function Toggle({ field: { value, label, error }, id, told, onChange }: InputProps) {
  return (
    <label class="choice">
      <input
        id={id}
        aria-describedby={told || undefined}
        aria-invalid={error !== ''}
        type="checkbox"
        checked={value === 'yes'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : 'no')}
      />
      {label}
    </label>
  );
}

function Input({ field, id, told, onChange }: InputProps) {
  const { type, value, choices, placeholder, error } = field;
  if (searched.includes(type) || choices.length > manyChoices)
    return <PersonField field={field} id={id} describedBy={told} onChange={onChange} />;
  const common = {
    id,
    'aria-describedby': told || undefined,
    'aria-invalid': error !== '',
    placeholder,
    value,
  } as const;
  const rows = rowsOf[type];
  if (rows !== undefined)
    return <textarea {...common} rows={rows} onInput={(event) => onChange(event.currentTarget.value)} />;
  const typed = (event: { readonly currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value);
  return type === 'date' ? (
    <input {...common} class="date" type="date" onInput={typed} />
  ) : (
    <input
      {...common}
      class={field.limit <= shortLimit ? 'short' : undefined}
      type="text"
      autocomplete="off"
      onInput={typed}
    />
  );
}
