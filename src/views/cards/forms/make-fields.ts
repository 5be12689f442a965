import { limits } from '../../../domain/asked/text';
import type {
  Choice,
  Field,
  FieldType,
  FormCommand,
  FormContext,
  FormDefinition,
  Page,
  Values,
} from './field';
import { choiceTitle, commandText, fieldTextOf, fill, pageTextOf } from './form-texts';

type Options = Partial<
  Pick<
    Field,
    | 'required'
    | 'limit'
    | 'hint'
    | 'heading'
    | 'choices'
    | 'numeric'
    | 'conditional'
    | 'onlyIf'
    | 'warning'
    | 'notSent'
    | 'place'
  >
>;

const usualLimit: Readonly<Record<FieldType, number>> = {
  ...limits,
  date: 10,
  choice: 1,
  toggle: 1,
  person: 1,
  candidate: 1,
  entry: 1,
};

/** A field, its words looked up by command and path. `{n}` in a label is the number in the path, counted from 1. */
function makeField(command: FormCommand, path: string, type: FieldType, options: Options): Field {
  const { label, hint, placeholder, ask } = fieldTextOf(command, path);
  const number = Number(/(?:^|\.)(\d+)(?:\.|$)/.exec(path)?.[1] ?? 0) + 1;
  return {
    path,
    type,
    required: options.required ?? true,
    limit: options.limit ?? usualLimit[type],
    label: fill(label, { n: number }),
    hint: options.warning ?? options.hint ?? hint,
    placeholder,
    ask,
    heading: options.heading,
    choices: options.choices,
    warning: options.warning,
    numeric: options.numeric,
    conditional: options.conditional ?? options.onlyIf !== undefined,
    onlyIf: options.onlyIf,
    place: options.place,
    notSent: options.notSent,
  };
}

/** The makers of one command's fields and pages. */
export function makersFor(command: FormCommand) {
  const plain =
    (type: FieldType) =>
    (path: string, options: Options = {}) =>
      makeField(command, path, type, options);
  const listed =
    (type: FieldType) =>
    (path: string, choices: () => readonly Choice[], options: Options = {}) =>
      makeField(command, path, type, { ...options, choices });
  return {
    command,
    line: plain('line'),
    paragraph: plain('paragraph'),
    long: plain('long'),
    date: plain('date'),
    toggle: plain('toggle'),
    /** One of a schema's own values, with titles from the texts. */
    choice: (path: string, set: string, values: readonly string[], options: Options = {}) =>
      makeField(command, path, 'choice', { ...options, choices: () => titled(set, values) }),
    yesNo: (path: string, options: Options = {}) =>
      makeField(command, path, 'choice', { ...options, choices: () => titled('yes-no', ['yes', 'no']) }),
    person: listed('person'),
    candidate: listed('candidate'),
    entry: listed('entry'),
    /** @param key the page's words in the texts; `id` is the same unless a list goes over several pages */
    page: (key: string, fields: readonly Field[], more: Partial<Omit<Page, 'fields'>> = {}): Page => ({
      id: key,
      section: key,
      ...pageTextOf(command, key),
      ...more,
      fields,
    }),
  };
}
export type Makers = ReturnType<typeof makersFor>;

/** Choices of a set, with titles from the texts. */
function titled(set: string, values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, title: choiceTitle(set, value) }));
}

type Parts = Partial<
  Pick<FormDefinition, 'root' | 'preview' | 'fixed' | 'initial' | 'bind' | 'check' | 'stop'>
>;

/** A form whose pages depend on the case or on what was typed. */
export function form(
  command: FormCommand,
  pages: (make: Makers, context: FormContext) => readonly Page[],
  parts: Parts = {},
): FormDefinition {
  const make = makersFor(command);
  const nothing = (): Values => ({});
  return {
    command,
    ...commandText(command),
    root: parts.root,
    preview: parts.preview ?? false,
    pages: (context) => pages(make, context),
    fixed: parts.fixed ?? nothing,
    initial: parts.initial ?? nothing,
    bind: parts.bind,
    check: parts.check ?? nothing,
    stop: parts.stop ?? (() => undefined),
  };
}

/** A form of one page, whose title is the form's own. */
export function onePage(
  command: FormCommand,
  fields: (make: Makers, context: FormContext) => readonly Field[],
  parts: Parts = {},
): FormDefinition {
  return form(command, (make, context) => [make.page('only', fields(make, context))], parts);
}
