import type { Command } from '../asked/commands';
import type { Instant } from '../case/ids';
import type { CaseState } from '../case/state';
import { dateOfDay, dayNumber, londonDate } from '../rules/london-time';
import { missing, type Refusal } from './refusals';

/** A date that says when something was done: the field's path, and what was typed. */
interface DoneOn {
  readonly field: string;
  readonly date: string | undefined;
  /** It may have been while the child was not born yet: parents are talked to before a birth. */
  readonly beforeBirth?: true;
}

/** Longest before the birth that a conversation about this child can have been, in days. */
const pregnancy = 300;

/**
 * The dates in a command that say when something was done. Dates that are plans (needed by, a step's date, a review, a
 * deputy's days, a snooze) are none of these.
 */
function doneOnIn(command: Command): DoneOn | undefined {
  switch (command.type) {
    case 'record-family-conversation':
      return { field: 'conversation.spokenOn', date: command.conversation.spokenOn, beforeBirth: true };
    case 'record-owed':
      return command.conversation === undefined
        ? { field: 'toldOn', date: command.toldOn }
        : { field: 'conversation.spokenOn', date: command.conversation.spokenOn, beforeBirth: true };
    case 'acknowledge':
      return { field: 'readOn', date: command.readOn };
    case 'record-sharing':
      return { field: 'sharedOn', date: command.sharedOn };
    case 'confirm-record':
      return { field: 'exportedOn', date: command.exportedOn };
    case 'change-parental-responsibility':
      return { field: 'since', date: command.since };
    case 'decide-childs-account':
      return { field: 'decidedOn', date: command.decidedOn };
    case 'record-account-given':
      return { field: 'givenOn', date: command.givenOn };
    case 'ask-body':
      return { field: 'askedOn', date: command.askedOn };
    case 'record-body-answer':
      return { field: 'saidOn', date: command.saidOn };
    case 'record-other-way':
      return { field: 'takenOn', date: command.takenOn, beforeBirth: true };
    case 'record-test':
      return { field: 'saidOn', date: command.saidOn };
    case 'record-young-persons-word':
      return { field: 'spokenOn', date: command.spokenOn };
    case 'proceed':
      return { field: 'youngPersonToldOn', date: command.youngPersonToldOn };
    case 'record-young-adult-wishes':
      return { field: 'recordedOn', date: command.recordedOn };
    default:
      return undefined;
  }
}

/**
 * Why the day on which something is said to have been done cannot be right: it is after today in London, or before the
 * child was born (process page §4: each change records what was done, and when). Undefined when it can be.
 * @param now case time
 */
export function doneOnProblem(command: Command, state: CaseState, now: Instant): Refusal | undefined {
  const done = doneOnIn(command);
  if (done?.date === undefined) return undefined;
  if (done.date > londonDate(now))
    return missing(
      done.field,
      'This day is still to come. Enter the day on which it was done, today at the latest.',
    );
  const born = state.request.child.dateOfBirth;
  const earliest = done.beforeBirth ? dateOfDay(dayNumber(born) - pregnancy) : born;
  return done.date < earliest
    ? missing(done.field, 'This day is before the child was born. Check the date.')
    : undefined;
}
