import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { texts as words } from '../../words/texts';
import type { FormCommand } from './field';

const fieldText = z.strictObject({
  label: z.string(),
  hint: z.string().default(''),
  placeholder: z.string().default(''),
  ask: z.string().optional(),
});
const pageText = z.strictObject({ title: z.string().optional(), intro: z.string().default('') });
const block = z.strictObject({
  /** Only where no button of a request opens it: else the form is called as its button is. */
  title: z.string().optional(),
  send: z.string().default('Send'),
  pages: z.record(z.string(), pageText).default({}),
  fields: z.record(z.string(), fieldText).default({}),
});
const schema = z.strictObject({
  form: z.record(z.string(), z.string()),
  choices: z.record(z.string(), z.record(z.string(), z.string())),
  shared: z.strictObject({ pages: z.record(z.string(), pageText), fields: z.record(z.string(), fieldText) }),
  commands: z.record(z.string(), block),
});
type FieldText = z.infer<typeof fieldText>;
interface PageText {
  readonly title: string;
  readonly intro: string;
}

const texts = schema.parse(
  JSON.parse(readFileSync(join(__dirname, '../../../../cards/texts.en.forms.json'), 'utf8')),
);

function found<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new Error(`The forms' texts lack ${key}`);
  return value;
}

/** Fills `{name}` in one of our own sentences. What is filled in is not looked at again. */
export function fill(text: string, parts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(parts, name) ? String(parts[name]) : whole,
  );
}

/** A sentence of the forms themselves. Throws for a key that the texts do not hold. */
export function formText(key: string, parts: Readonly<Record<string, string | number>> = {}): string {
  return fill(found(texts.form[key], `form.${key}`), parts);
}

/** The title of one choice of a set. Throws when the texts do not hold it. */
export function choiceTitle(set: string, value: string): string {
  return found(texts.choices[set]?.[value], `choices.${set}.${value}`);
}

/** What a form is called: as the button that opens it, so that one thing has one name; and what sends it. */
export function commandText(command: FormCommand): { readonly title: string; readonly send: string } {
  const { title = words.commands[command], send } = found(texts.commands[command], `commands.${command}`);
  return { title, send };
}

/** A page's words: the command's own, else those that several forms share. A form's only page is called as the form is. */
export function pageTextOf(command: FormCommand, key: string): PageText {
  const page = texts.commands[command]?.pages[key] ?? texts.shared.pages[key];
  const { title = commandText(command).title, intro } = found(page, `${command} page ${key}`);
  return { title, intro };
}

/**
 * A field's words, by its path with `#` for each number. The command's own come first, then the shared ones; a path
 * that is not found is tried without its first part, so that `correction.child.initials` finds `child.initials`.
 */
export function fieldTextOf(command: FormCommand, path: string): FieldText {
  const key = path.replaceAll(/(^|\.)\d+(?=\.|$)/g, '$1#');
  const keys = key.split('.').map((_, index, parts) => parts.slice(index).join('.'));
  const own = keys.map((each) => texts.commands[command]?.fields[each]).find((each) => each !== undefined);
  const shared = keys.map((each) => texts.shared.fields[each]).find((each) => each !== undefined);
  return found(own ?? shared, `${command} field ${key}`);
}
