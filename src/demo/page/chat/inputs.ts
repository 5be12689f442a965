import { type Action, type AdaptiveCard, ChoiceSetInput, type Input, ToggleInput } from 'adaptivecards';

/** What a person has put in each of a card's inputs, by id. */
export function typedIn(card: AdaptiveCard): Record<string, string> {
  return byId(card.getAllInputs(true).filter((input) => input.id !== undefined));
}

/** What a press of this button sends along: what is in its own inputs, and nothing where it takes none. */
export function sentWith(action: Action): Record<string, string> {
  return byId(Object.values(action.getReferencedInputs() ?? {}));
}

function byId(inputs: readonly Input[]): Record<string, string> {
  return Object.fromEntries(inputs.map((input) => [input.id ?? '', String(input.value ?? '')]));
}

/** The values that an input offers; none for one that is typed into. */
export function offeredBy(input: Input): string[] {
  return input instanceof ChoiceSetInput ? input.choices.map(({ value }) => value ?? '') : [];
}

function set(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  element.value = value;
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

function check(element: HTMLInputElement, wanted: boolean): void {
  if (element.checked !== wanted) element.click();
}

/** Types into an input, or chooses in it, as its person would. In: the value that the card would send. */
export function fillInput(input: Input, value: string): void {
  const element = input.renderedElement;
  if (element === undefined) return;
  const field = element.matches('input, textarea, select')
    ? element
    : element.querySelector('input, textarea, select');
  if (input instanceof ToggleInput) {
    if (field instanceof HTMLInputElement) check(field, value === (input.valueOn ?? 'true'));
    return;
  }
  if (input instanceof ChoiceSetInput) chooseIn(input, element, field, value);
  else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) set(field, value);
}

function chooseIn(input: ChoiceSetInput, element: HTMLElement, field: Element | null, value: string): void {
  const wanted = input.isMultiSelect ? value.split(',') : [value];
  if (field instanceof HTMLSelectElement) {
    set(field, value);
    return;
  }
  const boxes = [...element.querySelectorAll('input')].filter(
    ({ type }) => type === 'radio' || type === 'checkbox',
  );
  for (const box of boxes)
    if (wanted.includes(box.value) || box.type === 'checkbox') check(box, wanted.includes(box.value));
}
