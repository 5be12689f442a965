/**
 * How those are told whom something that falls due reminds (process page §6): at once, with a notification; or with the digest,
 * which follows in the card they have, and gives one to whoever has none. At night notifications wait for the morning, those of
 * urgent requests too, unless they go to the people who are to act.
 */
export interface Telling {
  readonly told: 'at once' | 'digest';
  readonly atNight: 'waits' | 'rings when urgent';
}

const act: Telling = { told: 'at once', atNight: 'rings when urgent' };
const news: Telling = { told: 'at once', atNight: 'waits' };
const digest: Telling = { told: 'digest', atNight: 'waits' };

/** By what falls due. */
export const tellings = {
  ladder: act,
  invitation: act,
  'reviewer’s share of the time': act,
  'team’s share of the time': digest,
  hold: act,
  leave: act,
  'snooze over': act,
  'family not updated': news,
  'birthday warning': news,
  'birthday told': news,
} as const satisfies Readonly<Record<string, Telling>>;
export type Told = keyof typeof tellings;

const beginnings: readonly (readonly [beginning: string, told: Told])[] = [
  ['invitation:', 'invitation'],
  ['share:reviewer:', 'reviewer’s share of the time'],
  ['share:team:', 'team’s share of the time'],
  ['hold:', 'hold'],
  ['hold-look:', 'hold'],
  ['hold-review:', 'hold'],
  ['leave:', 'leave'],
  ['snooze-over:', 'snooze over'],
  ['family-nudge:', 'family not updated'],
  ['birthday-warning:', 'birthday warning'],
  ['birthday-told:', 'birthday told'],
];

/** What an obligation, by its key, is among those; every other key is a ladder's. */
export function toldAs(obligation: string): Told {
  return beginnings.find(([beginning]) => obligation.startsWith(beginning))?.[1] ?? 'ladder';
}
