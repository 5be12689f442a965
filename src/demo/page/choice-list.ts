import { h } from './dom';

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** Finds choices by what was typed; never rejects. */
export type Look = (text: string) => Promise<readonly Choice[]>;

/** A field with a list below it: typing narrows the list, arrows and Enter choose, Escape closes. */
export interface ChoiceList {
  readonly field: HTMLInputElement;
  readonly list: HTMLElement;
  /** Says how many were found, for those who listen; seen only when there is nothing. */
  readonly status: HTMLElement;
  chosen(): Choice | undefined;
  choose(choice: Choice | undefined): void;
}

const restMs = 200;
let made = 0;

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim();

/** Whether each word that was typed stands somewhere in the title. */
function fits({ title }: Choice, typed: string): boolean {
  const folded = fold(title);
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function together(some: readonly Choice[], more: readonly Choice[]): readonly Choice[] {
  const known = new Set(some.map(({ value }) => value));
  return [...some, ...more.filter(({ value }) => !known.has(value))];
}

/**
 * Makes the three elements; the caller puts them on the page and names the field. In: what is offered from the start, what
 * is chosen of it, how more is found by typing (left out: nothing more), and whom to tell of a choice.
 */
export function createChoiceList(parts: {
  readonly offered: readonly Choice[];
  readonly chosen: Choice | undefined;
  readonly placeholder: string;
  readonly look: Look | undefined;
  readonly changed: () => void;
}): ChoiceList {
  made += 1;
  const id = `choices-${made}`;
  let { chosen } = parts;
  let shown: readonly Choice[] = [];
  let active = -1;
  let timer = 0;
  const field = h('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': id,
    placeholder: parts.placeholder,
  });
  field.value = chosen?.title ?? '';
  const list = h('ul', { id, role: 'listbox', class: 'choices', hidden: true });
  const status = h('p', { role: 'status', class: 'choices-said sr' });

  function say(text: string, isSeen: boolean): void {
    status.textContent = text;
    status.classList.toggle('sr', !isSeen);
  }
  function setActive(index: number): void {
    active = index;
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === index));
    const option = list.children[index];
    if (option === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  }
  function option(choice: Choice, at: number): HTMLElement {
    const element = h('li', { id: `${id}-${at}`, role: 'option', 'aria-selected': 'false' }, choice.title);
    // The keyboard stays in the field.
    element.addEventListener('pointerdown', (event) => event.preventDefault());
    element.addEventListener('click', () => pick(choice));
    return element;
  }
  function show(choices: readonly Choice[]): void {
    const held = shown[active];
    const opens = list.hidden;
    shown = choices;
    list.replaceChildren(...choices.map(option));
    list.hidden = choices.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    if (opens && !list.hidden) list.scrollIntoView({ block: 'nearest' });
    setActive(held === undefined ? -1 : choices.findIndex(({ value }) => value === held.value));
  }
  function close(): void {
    clearTimeout(timer);
    show([]);
    say('', false);
  }
  function open(typed: string): void {
    clearTimeout(timer);
    const near = typed === '' ? parts.offered : parts.offered.filter((choice) => fits(choice, typed));
    show(near);
    const { look } = parts;
    if (typed === '' || look === undefined) tell(near.length);
    else timer = window.setTimeout(() => void search(look, typed, near), restMs);
  }
  async function search(look: Look, typed: string, near: readonly Choice[]): Promise<void> {
    const found = await look(typed);
    if (field.value.trim() !== typed || document.activeElement !== field) return;
    show(together(near, found));
    tell(shown.length);
  }
  function tell(count: number): void {
    say(count === 0 ? 'Nothing found.' : `${count} found.`, count === 0);
  }
  function choose(choice: Choice | undefined): void {
    const before = chosen?.value;
    chosen = choice;
    field.value = choice?.title ?? '';
    if (before !== choice?.value) parts.changed();
  }
  function pick(choice: Choice): void {
    choose(choice);
    close();
  }
  /** Half a name chooses nobody: what was chosen before stands again, and an emptied field chooses nothing. */
  function settle(): void {
    close();
    const typed = fold(field.value);
    const exact = parts.offered.find(({ title }) => fold(title) === typed);
    choose(typed === '' ? undefined : (exact ?? chosen));
  }
  function back(): void {
    close();
    field.value = chosen?.title ?? '';
  }
  function step(by: number): void {
    if (list.hidden) open(field.value === chosen?.title ? '' : field.value.trim());
    const count = shown.length;
    if (count > 0) setActive(active < 0 && by < 0 ? count - 1 : (active + by + count) % count);
  }
  function press(event: KeyboardEvent): void {
    const { key } = event;
    const at = shown[active];
    if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp') step(-1);
    else if (key === 'Enter' && at !== undefined) pick(at);
    else if (key === 'Escape' && (!list.hidden || field.value !== (chosen?.title ?? ''))) back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  field.addEventListener('input', () => open(field.value.trim()));
  field.addEventListener('click', () => {
    if (list.hidden) open(field.value === chosen?.title ? '' : field.value.trim());
  });
  field.addEventListener('keydown', press);
  field.addEventListener('blur', settle);
  return { field, list, status, chosen: () => chosen, choose };
}
