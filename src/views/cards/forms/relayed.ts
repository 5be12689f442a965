import type { ReadBack } from '../../../domain/decide/given';
import { dayNumber, fromLocal, timeOfDay, toInstant } from '../../../domain/rules/london-time';
import type { Field, FieldErrors, FormContext, FormDefinition, Page, Values } from './field';
import { formText } from './form-texts';
import { readOut } from './read-out';

const pageId = 'read-back';
const paths = { by: 'relay.readBackBy', on: 'relay.readBackOn', at: 'relay.readBackAt' } as const;

/**
 * The same form, filled in by the coordinator for somebody whom the bot cannot reach: the same rules, each question marked to be read out, and a last page on
 * which the coordinator says who confirmed it when it was read back, and when (process page §7).
 * @param name how its buttons call it, e.g. `accept@c3`
 * @param person the name of whoever it is for
 */
export function relayed(definition: FormDefinition, name: string, person: string): FormDefinition {
  const title = formText('relayTitle', { name: person, title: definition.title });
  return {
    ...definition,
    name,
    title,
    pages: (context) => [
      ...definition.pages(context).map((page) => readOut(page, person)),
      readBackPage(person),
    ],
    check: (context, content) => ({ ...definition.check(context, content), ...timeProblems(context) }),
  };
}

/** Who confirmed it, and when. The form has been checked before: without a time it is a fault, and throws. */
export function readBackOf(values: Values): ReadBack {
  const readBackAt = instantOf(values);
  if (readBackAt === undefined) throw new Error('a relayed form was sent without when it was read back');
  return { readBackAt, readBackBy: (values[paths.by] ?? '').trim() };
}

function readBackPage(person: string): Page {
  return {
    id: pageId,
    section: pageId,
    title: formText('readBackTitle'),
    intro: formText('readBackIntro', { name: person }),
    fields: [
      field(paths.by, 'line', 200, 'readBackBy', formText('readBackByHint')),
      field(paths.on, 'date', 10, 'readBackOn', ''),
      field(paths.at, 'line', 5, 'readBackAt', formText('readBackAtHint')),
    ],
  };
}

function field(path: string, type: Field['type'], limit: number, key: string, hint: string): Field {
  const [label, ask] = [formText(key), formText(`${key}Ask`)];
  return { path, type, required: true, limit, label, hint, placeholder: '', ask };
}

function instantOf(values: Values): string | undefined {
  try {
    const day = dayNumber(values[paths.on] ?? '');
    return toInstant(fromLocal({ day, time: timeOfDay((values[paths.at] ?? '').trim()) }));
  } catch {
    return undefined;
  }
}

function timeProblems({ values, now }: FormContext): FieldErrors {
  const on = values[paths.on] ?? '';
  const at = values[paths.at] ?? '';
  if (on === '' || at === '') return {};
  const instant = instantOf(values);
  if (instant === undefined) return { [paths.at]: formText('readBackAtAsk') };
  return instant > now ? { [paths.at]: formText('readBackFuture') } : {};
}
