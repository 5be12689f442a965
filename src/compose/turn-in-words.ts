import { command } from '../domain/asked/commands';
import { parseCaseRef } from '../domain/case/ids';
import type { Answer, Turn } from '../workflow/conversation/turn';
import { parseVerb } from '../workflow/conversation/verbs';

const ours: ReadonlySet<string> = new Set(command.options.map((option) => option.shape.type.value));

/** The outcome of what was sent over the limit. */
export const tooOften = 'too-often';

function isTooOften(answer: Answer): boolean {
  if (answer.kind === 'refused') return answer.status === 429;
  return answer.kind === 'card' && answer.shows?.kind === 'too-often';
}

/** What became of a turn, in one word, from the answer and from what the store saw. */
export function outcomeOf(
  turn: Turn,
  answer: Answer,
  { saved, repeated }: { readonly saved: boolean; readonly repeated: boolean },
): string {
  if (saved) return 'saved';
  if (repeated) return 'repeat';
  if (isTooOften(answer)) return tooOften;
  if (answer.kind === 'refused') return 'refused';
  return turn.kind === 'press' && turn.verb.startsWith('send:') ? 'not-saved' : 'answered';
}

/** The case that a button names, if it has the form of a reference. */
export function refOf(turn: Turn): string | undefined {
  return turn.kind === 'press' ? parseCaseRef(turn.data.case ?? '') : undefined;
}

/**
 * What was pressed, in our own words: a step and a command of ours, a side, or the kind of turn. A verb comes from
 * outside, so that nothing else of it is taken over.
 */
export function sayVerb(turn: Turn): string {
  if (turn.kind !== 'press') return turn.kind;
  const verb = parseVerb(turn.verb);
  if (verb === undefined) return 'unknown';
  switch (verb.kind) {
    case 'form': {
      const [given = ''] = verb.command.split('@');
      return ours.has(given) ? `${verb.step}:${given}` : 'unknown';
    }
    case 'show':
      return `show:${verb.side}`;
    case 'list':
      return `list:${verb.list}`;
    case 'print':
      return `print:${verb.what.kind}`;
    default:
      return verb.kind;
  }
}
