import type { FormCommand } from '../../src/views/cards/forms/field';
import { fieldTextOf, fill } from '../../src/views/cards/forms/form-texts';
import type { Answers } from '../e2e/support/answers';

/** What is still to be answered in a form, by the question as people read it. */
export interface Questions {
  /** The answer to the next question with this label; undefined where there is none. */
  take(label: string): string | undefined;
}

const optional = / \(optional\)$/;

/** In: the answers to a command's form, by path. Several questions may read the same: they are answered in their order. */
export function questionsOf(command: FormCommand, answers: Answers): Questions {
  const left = new Map<string, string[]>();
  for (const [path, answer] of Object.entries(answers)) {
    const label = labelOf(command, path);
    if (label !== undefined) left.set(label, [...(left.get(label) ?? []), answer]);
  }
  return { take: (label) => left.get(label.trim().replace(optional, ''))?.shift() };
}

/** Undefined for a path of which this command asks nothing. */
function labelOf(command: FormCommand, path: string): string | undefined {
  const number = Number(/(?:^|\.)(\d+)(?:\.|$)/.exec(path)?.[1] ?? 0) + 1;
  try {
    return fill(fieldTextOf(command, path).label, { n: number });
  } catch {
    return undefined;
  }
}
