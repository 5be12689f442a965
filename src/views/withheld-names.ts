import type { Instant } from '../domain/case/ids';
import type { Candidate, CaseState } from '../domain/case/state';
import type { Person } from '../domain/directory/schema';
import { workOf } from '../domain/directory/work-of';
import type { Facts } from '../domain/process/open/facts';
import { namesWithheldNow } from '../domain/process/open/name-withheld';
import type { Part } from '../domain/process/tables/visibility';
import { fillIn } from './words/fill-in';
import { texts } from './words/texts';

/**
 * What is said instead of a name that is withheld for safety: what kind of person, and of which specialty, from outside; of a
 * critical friend, who is often a colleague, not from where (process page §4b, withhold a name).
 */
export function sayWithheld({ kind }: Pick<CaseState, 'kind'>, giver: Candidate, facts: Facts): string {
  const { specialty = '', grade } = giver.work ?? workOf(facts.directory, giver) ?? {};
  const { who, of, outside } = texts.withheld;
  const what = giver.panel !== undefined ? who.panel : grade === 'consultant' ? who.consultant : who.other;
  const named = specialty === '' ? what : fillIn(of, { who: what, specialty: inSentence(specialty) });
  return kind === 'critical-friend' ? named : fillIn(outside, { who: named });
}

/** "Oncology" as it reads within a sentence; an abbreviation such as "ENT" stays. */
export function inSentence(specialty: string): string {
  return /^\p{Lu}\p{Ll}/u.test(specialty)
    ? specialty.charAt(0).toLowerCase() + specialty.slice(1)
    : specialty;
}

/**
 * The case and the directory as somebody reads them who may not know a name that is withheld now: without it, and without post,
 * organisation and number. Where they may, or nothing is withheld, as they are.
 */
export function withoutNames(
  state: CaseState,
  facts: Facts,
  sees: ReadonlySet<Part>,
  now: Instant,
): { readonly state: CaseState; readonly facts: Facts } {
  const withheld = new Set(namesWithheldNow(state, now).map(({ candidate }) => candidate));
  if (withheld.size === 0 || sees.has('withheld-names')) return { state, facts };
  const byId = new Map(facts.directory.byId);
  const names = { ...state.names };
  const candidates = state.candidates.map((each): Candidate => {
    if (!withheld.has(each.id)) return each;
    const name = fillIn(texts.withheld.card, { who: sayWithheld(state, each, facts) });
    names[each.person] = name;
    const found = byId.get(each.person);
    if (found !== undefined) byId.set(each.person, nameless(found, name));
    const { work: _, ...rest } = each;
    return { ...rest, name };
  });
  return {
    state: { ...state, candidates, names },
    facts: { ...facts, directory: { ...facts.directory, byId } },
  };
}

const nameless = (person: Person, name: string): Person => ({
  ...person,
  name,
  jobTitle: '',
  organisation: '',
  phone: '',
});
