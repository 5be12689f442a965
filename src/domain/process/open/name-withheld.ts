import type { Instant, PersonId } from '../../case/ids';
import { type Candidate, type CaseState, reviewerOf } from '../../case/state';
import { londonDate } from '../../rules/london-time';

export type Withheld = NonNullable<CaseState['namesWithheld']>[number];

/** Days for which a name is withheld at most, until it is looked at again (process page §4b, withhold a name). */
export const longestWithheld = 28;

/**
 * The names that are withheld from the family's side now. Each is until the end of the day set in London, by the date itself:
 * whether or not the clock has ticked, it is shown again the day after unless it was renewed (process page §4b).
 */
export function namesWithheldNow({ namesWithheld = [] }: CaseState, now: Instant): readonly Withheld[] {
  const today = londonDate(now);
  return namesWithheld.filter(({ reviewOn }) => today <= reviewOn);
}

/** Until when, why and since when the name of this candidate is withheld now; undefined where it is not. */
export function nameWithheld(state: CaseState, candidate: string, now: Instant): Withheld | undefined {
  return namesWithheldNow(state, now).find((each) => each.candidate === candidate);
}

/** Whether this person's name is withheld now. */
export function isNameWithheld(state: CaseState, person: PersonId, now: Instant): boolean {
  return state.candidates.some(
    (each) => each.person === person && nameWithheld(state, each.id, now) !== undefined,
  );
}

/** The key under which the review of it is reminded of. */
export const withheldKey = ({ candidate, at, reviewOn }: Withheld): string =>
  `name-withheld:${candidate}:${at}:${reviewOn}`;

/** Everybody whose name could be shown to the family: whoever holds the place, first; then who gave an opinion, the last first. */
export function namesToWithhold(state: CaseState): readonly Candidate[] {
  const gave = [...state.opinions].reverse().map(({ reviewer }) => reviewer);
  const found = [reviewerOf(state)?.id, ...gave];
  return [...new Set(found)].flatMap((id) => state.candidates.filter((each) => each.id === id));
}
