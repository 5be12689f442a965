import type { AskedQuestion } from '../../../../domain/case/stored/recorded';
import type { Values } from '../field';
import { valueAt } from './build-command';

/**
 * What a reviewer has typed so far belongs to the question it was typed for, whatever becomes of the list of questions
 * meanwhile. Each question has a slot of its own in the draft for as long as the draft is there: the answer is kept at
 * `opinion.answers.N`, the question it is for at `opinion.questions.N`, which is no field and never part of a command.
 */
export interface AnswerSlot {
  readonly slot: number;
  /** Undefined where nobody knows any more what it was an answer to. */
  readonly asked: AskedQuestion | undefined;
}

export const answerPath = (slot: number): string => `opinion.answers.${slot}`;
const questionPath = (slot: number): string => `opinion.questions.${slot}`;

const written = ({ from, question }: AskedQuestion): string => `${from}:${question}`;
const sources = ['team', 'family', 'child'] as const;

function read(text: string): AskedQuestion | undefined {
  const from = sources.find((each) => text.startsWith(`${each}:`));
  return from && { from, question: text.slice(from.length + 1) };
}

/** Every slot of these values that holds an answer or a question, by its number. */
function slotsIn(values: Values): readonly AnswerSlot[] {
  const numbers = Object.keys(values).flatMap((path) => {
    const [, number] = /^opinion\.(?:answers|questions)\.(\d{1,3})$/.exec(path) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(numbers)]
    .sort((one, other) => one - other)
    .map((slot) => ({ slot, asked: read(valueAt(values, questionPath(slot))) }));
}

/**
 * Gives each question a slot in the values.
 * @param now the questions that are asked now
 * @param then those that were asked when the values were kept: answers kept by place alone, as earlier releases did, are
 *   for these, one after the other
 */
export function bindAnswers(
  values: Values,
  now: readonly AskedQuestion[],
  then: readonly AskedQuestion[] = now,
): Values {
  const bound: Record<string, string> = { ...values };
  for (const { slot, asked } of slotsIn(values)) {
    const was = then[slot];
    if (asked === undefined && was !== undefined) bound[questionPath(slot)] = written(was);
  }
  const free = [...slotsIn(bound)];
  for (const [place, question] of now.entries()) {
    const own = free.findIndex(({ asked }) => asked !== undefined && written(asked) === written(question));
    if (own >= 0) free.splice(own, 1);
    else {
      const used = slotsIn(bound).map(({ slot }) => slot);
      const slot = used.includes(place) ? Math.max(...used) + 1 : place;
      bound[questionPath(slot)] = written(question);
    }
  }
  return bound;
}

/**
 * The slots of the questions that are asked now, in their order; and those that hold an answer to a question which is
 * asked no more.
 */
export function answerSlots(
  values: Values,
  now: readonly AskedQuestion[],
): { readonly current: readonly AnswerSlot[]; readonly gone: readonly AnswerSlot[] } {
  const bound = bindAnswers(values, now);
  const left = [...slotsIn(bound)];
  const current = now.flatMap((question) => {
    const own = left.findIndex(({ asked }) => asked !== undefined && written(asked) === written(question));
    return own < 0 ? [] : left.splice(own, 1);
  });
  return { current, gone: left.filter(({ slot }) => valueAt(bound, answerPath(slot)).trim() !== '') };
}

/** Whether the values hold an answer by place alone. */
export function hasUnboundAnswers(values: Values): boolean {
  return slotsIn(values).some(
    ({ slot, asked }) => asked === undefined && valueAt(values, answerPath(slot)) !== '',
  );
}

/** The questions of a version of the opinion, as the slots of its answers. */
export function slotsOf(questions: readonly AskedQuestion[]): Values {
  return Object.fromEntries(questions.map((each, slot) => [questionPath(slot), written(each)]));
}
