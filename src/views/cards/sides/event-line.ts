import type { CaseEvent, EventType } from '../../../domain/case/stored/events';
import { knowsOfOther, matchesSeen } from '../../../domain/process/people/who-sees';
import type { Part } from '../../../domain/process/tables/visibility';
import { foundMatchIn } from '../../of-other-requests';
import { nameOf, type Viewpoint } from '../../viewpoint';
import { sayAll } from '../../words/say-all';
import { partOfObligation, sayObligation } from '../../words/say-obligation';
import { texts } from '../../words/texts';
import { sayInstant } from '../../words/when';
import { fill } from '../forms/form-texts';

/** Which part of a case an entry of the history belongs to, where that is not simply the history. */
const partOf: Partial<Record<EventType, Part>> = {
  'candidate-added': 'invitations',
  'body-asked': 'invitations',
  'body-answered': 'invitations',
  'body-named-nobody': 'invitations',
  'body-did-not-reply': 'invitations',
  'candidates-reordered': 'invitations',
  'candidate-withdrawn': 'invitations',
  'candidate-invited': 'invitations',
  'invitation-declined': 'invitations',
  'invitation-lapsed': 'invitations',
  'invitation-held-up': 'invitations',
  'invitation-sent-on': 'invitations',
  'acceptance-refused': 'conflicts',
  'safeguarding-lead-asked': 'hold',
  held: 'hold',
  'hold-reviewed': 'hold',
  'hold-lifted': 'hold',
  'family-not-told-recorded': 'hold',
  'hold-reason-shown': 'hold',
  'other-request-noted': 'hold',
  'match-decided': 'hold',
  'others-told': 'hold',
  'account-given': 'family-account',
  'childs-account-decided': 'family-account',
  commented: 'comments',
  'delivery-noted': 'delivery',
};

/** A reminder belongs to what it reminds of. */
function partOfEntry(event: CaseEvent): Part {
  return event.type === 'reminded' ? partOfObligation(event.about) : (partOf[event.type] ?? 'history');
}

/**
 * What a reminder was about and, for those who watch over delivery, who was reminded: whom the bot does not write to
 * through the office (process page §6, §7).
 */
function reminderOf(view: Viewpoint, event: CaseEvent): string {
  if (event.type !== 'reminded') return '';
  const about = `: ${sayObligation(view, event.about)}`;
  if (!view.sees.has('delivery') || event.people.length === 0) return about;
  const names = event.people.map((each) => {
    const relayed = view.facts.directory.byId.get(each)?.reach === 'relay';
    return relayed ? `${nameOf(view, each)} (through the second-opinion office)` : nameOf(view, each);
  });
  return ` to ${names.join(', ')}${about}`;
}

/** Whose part began, and whose ended, without a press. */
function partsOf(event: CaseEvent): string {
  if (event.type === 'account-changed') return `: ${event.name}`;
  if (event.type !== 'parts-changed') return '';
  const begun = event.gained.map(({ name }) => name);
  const over = event.lost.map(({ name }) => name);
  const parts = [
    ...(begun.length === 0 ? [] : [fill(texts.partsChanged.gained, { names: sayAll(begun) })]),
    ...(over.length === 0 ? [] : [fill(texts.partsChanged.lost, { names: sayAll(over) })]),
  ];
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

/** The name somebody acted under, with their role and, where it was relayed, whose words they are. */
function whoDid({ actor, relayedFor }: CaseEvent): string {
  if (actor.kind === 'system') return '';
  const role = texts.roles[actor.role as keyof typeof texts.roles] ?? actor.role;
  const relayed = relayedFor === undefined ? '' : `, for ${relayedFor.name}, read back`;
  return `${actor.name} (${role}${relayed})`;
}

/** A person's act by its author; what nobody did in person as what came about. */
function whatHappened(event: CaseEvent): string {
  return cameAboutByItself(event) ?? `${whoDid(event)} ${texts.events[event.type]}`.trim();
}

function cameAboutByItself(event: CaseEvent): string | undefined {
  const { actor, type } = event;
  if (type === 'invitation-lapsed') return sayLapse(event.because);
  return actor.kind === 'system' || !isAct(type) ? cameAboutWords(type) : undefined;
}

/** Whoever was not reached did not let the time pass (process page I16). */
export function sayLapse(because: string): string {
  return because === 'undeliverable' ? texts.lapsedUndeliverable : texts.cameAbout['invitation-lapsed'];
}

/** An entry's author, role and words apart, for a page with room for them; empty where it has none. */
export function entryParts(view: Viewpoint, event: CaseEvent) {
  const cameAbout = cameAboutByItself(event);
  const { actor, relayedFor } = event;
  const words = `${cameAbout ?? texts.events[event.type]}${reminderOf(view, event)}${partsOf(event)}`;
  if (cameAbout !== undefined || actor.kind === 'system') return { who: '', role: '', relayedFor: '', words };
  const role = texts.roles[actor.role as keyof typeof texts.roles] ?? actor.role;
  return { who: actor.name, role, relayedFor: relayedFor?.name ?? '', words };
}

/** What nobody does in person, though somebody’s press may have brought it about. */
const neverActs: readonly EventType[] = [
  'panel-asked-again',
  'deputy-noted',
  'list-exhausted',
  'invitation-lapsed',
  'invitation-held-up',
  'invitation-sent-on',
  'acceptance-refused',
  'debt-incurred',
  'outcome-asked-again',
  'eighteenth-birthday',
  'sixteenth-birthday',
  'match-found',
  'duplicate-taken-in',
  'parts-changed',
  'account-changed',
  'reminded',
  'delivery-noted',
];
const isAct = (type: EventType): boolean => !neverActs.includes(type);

/** How an entry reads that nobody made in person; undefined where only people make it. */
export function cameAboutWords(type: EventType): string | undefined {
  return texts.cameAbout[type as keyof typeof texts.cameAbout];
}

/** One entry in words, with London's time; undefined where this viewer may not see it. */
export function eventLine(view: Viewpoint, event: CaseEvent): string | undefined {
  const found = foundMatchIn(event);
  if (found !== undefined && !matchesSeen(view.state, view.roles).includes(found)) return undefined;
  if (event.type === 'duplicate-taken-in' && !knowsOfOther(view.state, view.roles, event.ref))
    return undefined;
  if (!view.sees.has('history') || !view.sees.has(partOfEntry(event))) return undefined;
  return `${sayInstant(event.at)}: ${whatHappened(event)}${reminderOf(view, event)}${partsOf(event)}`;
}
