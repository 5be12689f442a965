import type { CommandType } from '../../domain/asked/commands';

/**
 * Real decisions: what may be said beside the first answer to the same question. Where one of them is open, no answer looks
 * more wanted than another.
 */
const otherAnswers: Partial<Record<CommandType, readonly CommandType[]>> = {
  approve: ['ask-for-changes', 'object'],
  revise: ['stand-by'],
  proceed: ['uphold'],
  accept: ['decline'],
  'clear-conflict': ['refuse-conflict'],
  'confirm-no-link': ['stand-down'],
  'accept-hand-over': ['decline-hand-over'],
  'confirm-plan': ['doubt-plan'],
};

/** What cannot be taken back, or stops everything: apart from the rest, so that nobody gives it by a slip. */
const grave: readonly CommandType[] = ['withdraw', 'hold', 'record-death'];

export const isGrave = (command: CommandType): boolean => grave.includes(command);

/** Whether this is another answer to what the first one answers. */
export function isOtherAnswer(first: CommandType, command: CommandType): boolean {
  return otherAnswers[first]?.includes(command) === true;
}

/** Whether this is one of the answers of a real decision, of which none has a filled button. */
export function isDecision(command: CommandType): boolean {
  return Object.entries(otherAnswers).some(
    ([first, others]) => first === command || others.includes(command),
  );
}
