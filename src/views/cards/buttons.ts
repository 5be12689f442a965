import type { CommandType } from '../../domain/asked/commands';
import { texts } from '../words/texts';
import { isDecision } from './answers-of-step';
import type { Offer } from './offers';

export interface Button {
  readonly title: string;
  readonly verb: string;
  readonly style: 'positive' | 'default';
  /** What the press carries: `case`, `step` and `form` only, each where it is known. */
  readonly data: Readonly<Record<string, string>>;
}
export interface ButtonGroup {
  readonly title: string;
  readonly buttons: readonly Button[];
}

/** Six buttons in sight at most: two of them open "Other actions" and "Details". */
const mostVisible = 4;

type GroupName = Exclude<keyof typeof texts.moreGroups, 'relay'>;

const groupOf: Partial<Record<CommandType, GroupName>> = {
  'take-over': 'people',
  'hand-back': 'people',
  'propose-hand-over': 'people',
  'accept-hand-over': 'people',
  'decline-hand-over': 'people',
  'take-back-hand-over': 'people',
  'set-deputy': 'people',
  'replace-requester': 'people',
  'add-member': 'people',
  'remove-member': 'people',
  'name-stand-in': 'people',
  'ask-tester': 'people',
  'record-other-way': 'request',
  'record-test': 'request',
  'add-information': 'request',
  correct: 'request',
  'correct-entry': 'request',
  withdraw: 'serious',
  'start-linked-request': 'request',
  'support-third-opinion': 'request',
  'join-duplicate': 'request',
  'record-account-given': 'request',
  'decide-childs-account': 'request',
  'record-call': 'request',
  comment: 'request',
  snooze: 'request',
  'ask-safeguarding-lead': 'safety',
  hold: 'serious',
  'review-hold': 'safety',
  'lift-hold': 'safety',
  'record-family-not-told': 'safety',
  'show-hold-reason': 'safety',
  'change-parental-responsibility': 'safety',
  'withhold-name': 'safety',
  'show-name-again': 'safety',
  'record-young-persons-word': 'safety',
  'record-young-adult-wishes': 'safety',
  'record-death': 'serious',
  'undo-death': 'safety',
  'decide-match': 'safety',
};
/** What cannot be taken back, or stops everything, is last and apart. */
const groupNames: readonly GroupName[] = ['step', 'request', 'people', 'safety', 'serious'];
/** What people mostly want beside the step, first things first. */
const likely: readonly CommandType[] = ['comment', 'record-call', 'add-information', 'snooze'];
const likelyFirst = (a: Offer, b: Offer) => rankOf(a) - rankOf(b);
const rankOf = ({ command }: Offer) => (likely.includes(command) ? likely.indexOf(command) : likely.length);
/** What a command is about: the group of buttons in which it stands. */
export const groupFor = (command: CommandType): GroupName => groupOf[command] ?? 'step';

export interface Arranged {
  readonly visible: readonly Button[];
  readonly more: readonly ButtonGroup[];
}

/**
 * Lays out what may be done: the primary button and what else belongs to the open step in sight, the rest under "More"
 * by what it is about, and what is entered for others. A command whose form was begun says so.
 */
export function arrange(
  offered: readonly Offer[],
  relayed: { readonly all: readonly Offer[]; readonly inSight: readonly Offer[] },
  about: {
    readonly ref: string;
    readonly formId: string;
    readonly drafts: readonly string[];
    /** What the card itself points to, beside the open step. */
    readonly raised?: readonly CommandType[];
  },
): Arranged {
  const button = (offer: Offer): Button => ({
    title: about.drafts.includes(offer.name) ? `${offer.title} (begun)` : offer.title,
    verb: `open:${offer.name}`,
    style: offer.primary && !isDecision(offer.command) ? 'positive' : 'default',
    data: { case: about.ref, step: offer.step, form: about.formId },
  });
  const isRaised = ({ command }: Offer) => about.raised?.includes(command) === true;
  const inSight = offered
    .filter((each) => each.primary || isRaised(each) || groupFor(each.command) === 'step')
    .sort((a, b) => Number(b.primary) - Number(a.primary) || Number(isRaised(b)) - Number(isRaised(a)))
    .slice(0, mostVisible);
  const relayedInSight = relayed.inSight.map((offer, index) =>
    button({ ...offer, primary: index === 0 && !inSight.some((each) => each.primary) }),
  );
  const rest = offered.filter((each) => !inSight.includes(each));
  const others = relayed.all.filter((each) => !relayed.inSight.includes(each)).map(button);
  const [step, ...further] = groupNames.map((name) => ({
    title: texts.moreGroups[name],
    buttons: rest
      .filter((each) => groupFor(each.command) === name)
      .sort(likelyFirst)
      .map(button),
  }));
  const groups: readonly (ButtonGroup | undefined)[] = [
    step,
    { title: texts.moreGroups.relay, buttons: others },
    ...further,
  ];
  const more = groups.filter((group) => group !== undefined).filter((group) => group.buttons.length > 0);
  return { visible: [...relayedInSight, ...inSight.map(button)], more };
}

/** Letters that two titles in a row may have together before the narrowest phone, or a wide font, cuts them. */
const pairRoom = 18;

/**
 * Rows that every phone shows whole, whatever its font: two buttons where both are short, else each by itself. Teams never
 * wraps a title, it cuts it, and half a word on a decision is dangerous.
 */
export function inRows<Each extends { readonly title: string }>(
  buttons: readonly Each[],
): readonly (readonly Each[])[] {
  const rows: Each[][] = [];
  for (const button of buttons) {
    const [first, second] = rows.at(-1) ?? [];
    const fits =
      first !== undefined && second === undefined && first.title.length + button.title.length <= pairRoom;
    if (fits) rows.at(-1)?.push(button);
    else rows.push([button]);
  }
  return rows;
}
