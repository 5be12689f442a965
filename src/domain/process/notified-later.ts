import type { Instant, PersonId } from '../case/ids';
import { type CaseState, isTerminal } from '../case/state';
import { mayBeTold, notifiesFrom } from './notices';
import type { Facts } from './open/facts';
import { turnOf } from './people/turn-of';

/** Whose notification waits for the end of the quiet hours, and until when. */
export interface NotifiedLater {
  readonly people: readonly PersonId[];
  readonly at: Instant;
}

/**
 * Those for whom the case waits since some time in quiet hours, who are notified only when these end: what is not urgent
 * notifies nobody by night (process page §6). Not whoever has done something about the step by themselves, nor whom the
 * bot does not write to. Undefined where there is nobody, and once anything has happened after the quiet hours.
 */
export function notifiedLater(state: CaseState, facts: Facts, now: Instant): NotifiedLater | undefined {
  if (isTerminal(state)) return undefined;
  const { people, since, sinceEach } = turnOf(state, facts, now);
  const at = notifiesFrom(state, facts, since);
  if (at === undefined || state.lastEventAt >= at) return undefined;
  const held = people.filter(
    (person) =>
      notifiesFrom(state, facts, sinceEach[person] ?? since) === at &&
      !hasActed(state, person) &&
      state.undeliverable[person] === undefined &&
      facts.directory.byId.get(person)?.reach === 'teams' &&
      mayBeTold(person, state, facts, now),
  );
  return held.length === 0 ? undefined : { people: held, at };
}

/**
 * Whether the person made the open step themselves, what it followed from by itself, or any entry since: then they have
 * it before them.
 */
function hasActed({ authors, candidates, step }: CaseState, person: PersonId): boolean {
  const own = candidates.find((each) => each.person === person && each.standing === 'invited');
  const opened = own?.step ?? step;
  const written = Object.keys(authors).map(Number);
  const from = Math.max(0, ...written.filter((seq) => seq <= opened));
  return written.some((seq) => seq >= from && authors[String(seq)] === person);
}
