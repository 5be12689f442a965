import type { FormCommand, FormContext, FormDefinition, Values } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { formCard } from '../../../src/views/cards/forms/showing/form-card';
import { makeContext, makeState, outsider, requestValues } from './fixtures';

export const commands = Object.keys(formDefinitions) as FormCommand[];
export const frame = { formId: 'form-1', step: 8, ref: 'K7M4-RQX3' };
const kinds = ['critical-friend', 'external-second-opinion'] as const;

/** The contexts that make a form show other pages than usual. */
export function valuesThatMatter(command: FormCommand): readonly Values[] {
  switch (command) {
    case 'submit':
      return kinds.map((kind) => requestValues(kind));
    case 'correct':
      return ['child', 'question', 'urgency', 'needed-by'].map((part) => ({ 'correction.part': part }));
    case 'record-owed':
      return [{}, { debt: 'd1' }, { debt: 'd2' }];
    case 'correct-entry':
      return [{ entry: '3' }, { entry: '7' }];
    default:
      return [{}];
  }
}

export interface Situation {
  readonly definition: FormDefinition;
  readonly context: FormContext;
}

export function situations(command: FormCommand, typed?: string, crowd = 0): readonly Situation[] {
  const definition = formDefinitions[command];
  return kinds.flatMap((kind) =>
    valuesThatMatter(command).map((values) => {
      const state = command === 'submit' ? undefined : makeState(kind, typed);
      const context = makeContext(
        values,
        { state, viewer: command === 'give-opinion' ? outsider : makeContext().viewer },
        crowd,
      );
      return { definition, context: { ...context, values: { ...definition.initial(context), ...values } } };
    }),
  );
}

/** Every field of every page filled with this text, until no further page opens. */
export function filled(
  definition: FormDefinition,
  context: FormContext,
  text: (limit: number) => string,
): Values {
  let values: Values = context.values;
  for (let round = 0; round < 10; round += 1) {
    const fields = definition.pages({ ...context, values }).flatMap((page) => page.fields);
    const texts = fields.filter(({ type }) => ['line', 'paragraph', 'long'].includes(type));
    values = { ...values, ...Object.fromEntries(texts.map(({ path, limit }) => [path, text(limit)])) };
    const open = fields.filter(
      ({ type, path }) => ['candidate', 'choice'].includes(type) && values[path] === undefined,
    );
    const firsts = open.map(({ path, choices }) => [path, choices?.()[0]?.value ?? ''] as const);
    values = { ...values, ...Object.fromEntries(firsts) };
  }
  return values;
}

/** What is on the case already passed the schemas, so it holds neither blank text nor half a character. */
export function typedBefore(letter: string): string {
  return `ab${(letter.isWellFormed() ? letter : '日').repeat(998 / letter.length)}`;
}

export function cardsOf({ definition, context }: Situation, values: Values, errors: Values = {}) {
  return definition
    .pages({ ...context, values })
    .map((page) => formCard({ definition, context, page: page.id, values, errors, ...frame }));
}
