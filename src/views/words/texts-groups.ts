import { z } from 'zod';
import { openStatuses } from '../../domain/case/stage';
import { kinds } from '../../domain/case/stored/request';

const line = z.string().min(1);
/** A text for every one of these keys, and for no other. */
export const each = <K extends string>(of: readonly K[]) =>
  z.strictObject(Object.fromEntries(of.map((key) => [key, line])) as Record<K, typeof line>);
/** The same, spelt out. */
export const keys = <T extends string>(...given: T[]) => each(given);

const turns = [
  ...openStatuses,
  'asked',
  'link-not-confirmed',
  'item-asked',
  'closing-owed',
  'closing-answer',
  'closing-decision',
  'closing-hold',
  'closed-owed',
  'closed-hold',
  'family-step-held',
  'sharing-held',
  'family-waits',
  'young-adult',
  'vacant',
  'ended',
] as const;
const turnText = z.strictObject({ instruction: line, after: each(kinds) });
/** To whoever the open step waits for: what to do, and what follows (see your-turn). */
export const yourTurnTexts = z.strictObject(
  Object.fromEntries(turns.map((turn) => [turn, turnText])) as Record<
    (typeof turns)[number],
    typeof turnText
  >,
);

/** What people are told in one sentence. */
export const messageTexts = keys(
  'nothingTitle',
  'nothing',
  'birthdayAhead',
  'folded',
  'foldedPlain',
  'openRequest',
  'openRecord',
  'unknownTitle',
  'unknown',
  'worseTitle',
  'notWatched',
  'noTermTitle',
  'noTerm',
  'glossaryHow',
  'glossaryTitle',
  'holdReason',
  'tooLongToKeep',
  'goneTitle',
  'gone',
  'refusedTitle',
  'saved',
  'goOnBy',
  'goOn',
  'discarded',
  'discardedMore',
  'putAway',
  'slowDownTitle',
  'slowDown',
  'draftMoved',
  'sentBefore',
  'sentBeforeKept',
  'draftEndsTitle',
  'filesTitle',
  'files',
  'draftEnds',
  'draftEndedTitle',
  'draftEnded',
  'draftNew',
  'draftLinked',
  'toMyRequests',
  'asOf',
  'refresh',
  'notInDirectoryTitle',
  'notInDirectory',
  'filesTitle',
  'files',
  'groupTitle',
  'group',
);

/** To whoever had a part and has none any more: why, and what is kept for them. */
export const partOverTexts = keys(
  'withdrawn',
  'upheld',
  'joined',
  'takenOff',
  'released',
  'stoodDown',
  'declined',
  'refused',
  'replaced',
  'nothingMore',
  'ring',
  'ringSwitchboard',
  'deputyLater',
  'deputyLaterTitle',
  'kept',
  'keptTitle',
  'keptNote',
  'keptNothing',
  'discard',
);
