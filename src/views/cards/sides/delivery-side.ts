import { isTerminal } from '../../../domain/case/state';
import { mayBeTold } from '../../../domain/process/notices';
import { everybodyOn } from '../../../domain/process/people/people-on-case';
import { nameOf, type Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayInstant } from '../../words/when';
import { fact, plain, type Section, section } from '../lines';

/** What the ledger knows of one person's copy, as far as a card needs it. */
export interface DeliveryRow {
  readonly person: string;
  readonly standing: Exclude<keyof typeof texts.deliveryStandings, 'relay'>;
  readonly failure: string | undefined;
  readonly since: string | undefined;
  readonly wantedVersion: number;
  readonly shownVersion: number;
  /** Case time before which it is not sent. */
  readonly heldUntil?: string | undefined;
}

/** How it stands with one person, in words, with the next step. */
export interface Reached {
  readonly person: string;
  readonly standing: keyof typeof texts.deliveryStandings;
  /** Somebody must do something about it. */
  readonly trouble: boolean;
  readonly words: string;
  readonly since: string | undefined;
}

/**
 * Everybody with a part in it and how they are reached, trouble first: by the bot, as the ledger has it, or through the
 * coordinator, of whom the ledger knows nothing (process page §6, §7).
 */
export function whoIsReached(view: Viewpoint, rows: readonly DeliveryRow[]): readonly Reached[] {
  const byBot = rows.map((row) => ({
    person: row.person,
    standing: row.standing,
    trouble: row.standing === 'failed' || row.standing === 'unknown',
    words: sayDelivery(view, row),
    since: row.since,
  }));
  const relayed = reachedByRelay(view, rows).map((person) => ({
    person,
    standing: 'relay' as const,
    trouble: false,
    words: `${texts.deliveryStandings.relay}; ${texts.deliveryNext.relay}`,
    since: undefined,
  }));
  return [...byBot, ...relayed].sort((a, b) => Number(b.trouble) - Number(a.trouble));
}

/** Who has been reached, when, and what to do about those who have not (process page §6). */
export function deliverySide(view: Viewpoint, rows: readonly DeliveryRow[]): readonly Section[] {
  const lines = whoIsReached(view, rows).map(({ person, words }) => fact(nameOf(view, person), words));
  return section('Who was reached', lines.length === 0 ? [plain('Nobody has been written to yet.')] : lines);
}

/**
 * Whom the directory gives to the coordinator; of those who may be asked, who has been. Under a hold nothing is passed on
 * to the family's side (process page I8).
 */
function reachedByRelay({ state, facts, now }: Viewpoint, rows: readonly DeliveryRow[]): readonly string[] {
  if (isTerminal(state)) return [];
  const notAsked = state.candidates.filter(({ standing }) => standing === 'listed');
  return everybodyOn(state, facts, now).filter(
    (person) =>
      facts.directory.byId.get(person)?.reach === 'relay' &&
      mayBeTold(person, state, facts, now) &&
      !rows.some((row) => row.person === person) &&
      !notAsked.some((each) => each.person === person),
  );
}

/** How it stands with one person's copy, since when and what comes next: on an urgent case, or where it failed, whom to ring. */
function sayDelivery(view: Viewpoint, row: DeliveryRow): string {
  const phone = view.facts.directory.byId.get(row.person)?.phone.trim() ?? '';
  const since = row.since === undefined ? '' : `, ${sayInstant(row.since)}`;
  const words = texts.deliveryStandings[row.standing];
  if (row.standing === 'failed') return `${words}${before(phone)} (${whyFailed(row.failure)})${since}`;
  if (row.standing === 'unknown') return `${words}${before(phone)}${since}`;
  const behind =
    row.shownVersion < row.wantedVersion && row.standing !== 'waiting' ? '; a newer card is on its way' : '';
  return words + since + behind + next(view, row, phone);
}

const before = (phone: string) => (phone === '' ? '' : ` ${phone}`);

/** Why somebody was not reached, in words. */
export function whyFailed(failure: string | undefined): string {
  return (
    texts.deliveryFailures[failure as keyof typeof texts.deliveryFailures] ?? texts.deliveryFailures.other
  );
}

/** On an urgent case a card that nobody has looked at is not enough (process page §6). */
function next({ state }: Viewpoint, { standing, heldUntil }: DeliveryRow, phone: string): string {
  if (isTerminal(state)) return '';
  if (standing !== 'seen' && state.request.question.urgency === 'urgent')
    return phone === ''
      ? '; urgent and not seen: please reach them another way'
      : `; urgent and not seen: please ring ${phone}`;
  if (standing === 'waiting' && heldUntil !== undefined) return `; it goes out at ${sayInstant(heldUntil)}`;
  return standing === 'failed' || standing === 'unknown' ? '' : `; ${texts.deliveryNext[standing]}`;
}
