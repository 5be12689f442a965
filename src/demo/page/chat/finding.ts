import { type AdaptiveCard, ChoiceSetInput, type Input, TextInput } from 'adaptivecards';
import { offeredBy } from './inputs';

/** The field for part of a name that is beside a list; undefined for an input that has none. */
export function findFieldFor(card: AdaptiveCard, input: Input): TextInput | undefined {
  if (!(input instanceof ChoiceSetInput)) return undefined;
  const id = (input.id ?? '').replace(/^f\./, 'f.find.');
  return card
    .getAllInputs(true)
    .filter((each) => each instanceof TextInput)
    .find((each) => each.id === id);
}

/** Whether a list does not offer this value, and its card was not yet asked to find it by this name. */
export function isToBeFound(card: AdaptiveCard, input: Input, value: string, name: string): boolean {
  const field = findFieldFor(card, input);
  return field !== undefined && !offeredBy(input).includes(value) && field.defaultValue !== name;
}
