import type { CommandType } from '../../domain/asked/commands';

/**
 * Answers between which only the person decides, side by side: none of them may look like the one that is expected
 * (process page I13, and "it never decides for a person").
 */
const decisions: readonly (readonly CommandType[])[] = [
  ['approve', 'ask-for-changes', 'object'],
  ['revise', 'stand-by'],
  ['proceed', 'uphold'],
  ['accept', 'decline'],
  ['clear-conflict', 'refuse-conflict'],
  ['confirm-no-link', 'stand-down'],
  ['accept-hand-over', 'decline-hand-over'],
];

/** Whether a command is one answer of a decision, and so never gets a filled button. */
export function isDecision(command: CommandType): boolean {
  return decisions.some((answers) => answers.includes(command));
}
