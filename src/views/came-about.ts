import type { EventType } from '../domain/case/stored/events';

/** What may come about without anybody doing it in person, and has words of its own for that. */
export const cameAbout = [
  'candidate-invited',
  'candidate-withdrawn',
  'clerk-replaced',
  'taken-over',
  'handed-back',
  'list-exhausted',
  'invitation-lapsed',
  'invitation-held-up',
  'invitation-sent-on',
  'acceptance-refused',
  'conflict-cleared',
  'reviewer-released',
  'debt-incurred',
  'eighteenth-birthday',
  'held',
  'death-recorded',
  'death-undone',
  'other-request-noted',
  'others-told',
  'match-found',
  'parts-changed',
  'duplicate-taken-in',
  'reminded',
  'delivery-noted',
] as const satisfies readonly EventType[];
