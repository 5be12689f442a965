import { people } from './cast';

/** What a reader can try once the story is told, each by one press. */
export type Trying =
  | { readonly kind: 'say'; readonly who: string; readonly words: string }
  | { readonly kind: 'later'; readonly advance: string }
  | { readonly kind: 'unreachable'; readonly who: string }
  | { readonly kind: 'old-card'; readonly who: string }
  | { readonly kind: 'tab'; readonly who: string; readonly page: string };

export interface ThingToTry {
  readonly title: string;
  /** What is worth noticing. */
  readonly text: string;
  readonly does: Trying;
}

/** They stay on the guide's last page: nobody has to find them again. */
export const thingsToTry: readonly ThingToTry[] = [
  {
    title: 'Ask again',
    text: 'Leave somebody silent this time.',
    does: { kind: 'say', who: people.requester, words: 'new request' },
  },
  {
    title: 'Let two days pass',
    text: 'See who is reminded, and who steps in.',
    does: { kind: 'later', advance: 'PT48H' },
  },
  {
    title: 'Block the bot for the candidate',
    text: 'Then invite her: the coordinator is told that she was not reached.',
    does: { kind: 'unreachable', who: people.opinionGiver },
  },
  {
    title: 'Find an old card',
    text: 'Press it: it shows the request as it is now.',
    does: { kind: 'old-card', who: people.requester },
  },
  {
    title: 'Read what families are told',
    text: 'Before there is any request.',
    does: { kind: 'say', who: people.requester, words: 'for families' },
  },
  {
    title: 'Open the worklist',
    text: 'What a coordinator with many requests sees.',
    does: { kind: 'tab', who: people.coordinator, page: 'worklist' },
  },
];
