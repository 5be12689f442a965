import { z } from 'zod';
import type { Press } from '../workflow/conversation/turn';

export interface ReadPress {
  readonly verb: string;
  readonly data: Press['data'];
  readonly inputs: Readonly<Record<string, string>>;
}

/** Cards name every input `f.…`, so that what was typed can never pass for the card's own data. */
const INPUT = /^f\.([A-Za-z][A-Za-z0-9_.-]{0,99})$/;

/** The card's own data. An identity key (who presses, in which role) is refused and not passed by. */
const own = z.strictObject({
  verb: z.string().min(1).max(64),
  case: z.string().min(1).max(64).optional(),
  step: z.union([z.string().max(64), z.number().int().transform(String)]).optional(),
  form: z.string().min(1).max(128).optional(),
});

const OWN_KEYS: ReadonlySet<string> = new Set(Object.keys(own.shape));

/** Clients send a toggle or a number as such, and a field that was emptied as null. */
const inputValue = z.union([
  z.string(),
  z.number().transform(String),
  z.boolean().transform(String),
  z.null().transform(() => ''),
]);

/**
 * Reads what a button carries: the card's own data and, merged into the same object, what was typed.
 *
 * @param verb the verb of an Action.Execute; undefined for Action.Submit, which carries it inside the data
 * @param data as it came
 * @returns the press, or the code of what is wrong: any key but `case`, `step`, `form` (and `verb`) and `f.…`, any
 *   value of another kind
 */
export function readPressData(verb: string | undefined, data: unknown): ReadPress | { problem: string } {
  const given = data ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) return { problem: 'data-is-no-object' };
  const inputs: [string, string][] = [];
  const rest: [string, unknown][] = verb === undefined ? [] : [['verb', verb]];
  for (const [key, value] of Object.entries(given)) {
    const [, name] = INPUT.exec(key) ?? [];
    if (name === undefined) {
      if (!OWN_KEYS.has(key) || (key === 'verb' && verb !== undefined))
        return { problem: 'data-key-not-ours' };
      rest.push([key, value]);
      continue;
    }
    const read = inputValue.safeParse(value);
    if (!read.success) return { problem: 'input-is-no-text' };
    inputs.push([name, read.data]);
  }
  const read = own.safeParse(Object.fromEntries(rest));
  if (!read.success) return { problem: 'data-value-not-ours' };
  const { verb: pressed, ...card } = read.data;
  const filled = Object.entries(card).filter(([, value]) => value !== undefined);
  return { verb: pressed, data: Object.fromEntries(filled), inputs: Object.fromEntries(inputs) };
}
