import type { Candidate } from '../case/state';
import { type Context, nextId, sidesOf } from './context';
import { answererFor, freeMembers, independenceProblem, outsideWarning } from './independence';

/** Somebody who comes onto the list of a case, and how. */
interface Comes extends Pick<Candidate, 'proposedBy' | 'recommended'> {
  /** The directory's id of a person or panel. */
  readonly who: string;
  /** How many have come onto it with the same command. */
  readonly ahead?: number;
}

const active = ['listed', 'invited', 'lapsed', 'reserve', 'reviewer'];

/**
 * The candidate as they come onto the list, or why they cannot, as a sentence: not in the directory, on it already, or not
 * independent (process page I1, I2). The same for whoever somebody proposes and for whoever a body recommends.
 */
export function newCandidate({ who, proposedBy, recommended, ahead = 0 }: Comes, context: Context) {
  const { state, facts } = context;
  const answerer = answererFor(facts.directory, who);
  if (answerer === undefined) return 'This person or panel is not in the directory. Select from the list.';
  if (state.candidates.some((each) => each.person === answerer.person && active.includes(each.standing)))
    return 'This person is already a candidate.';
  const sides = sidesOf(context);
  const problem = independenceProblem(sides, answerer, facts.directory);
  if (problem !== undefined) return problem;
  const warning = outsideWarning(sides, answerer, facts.directory);
  const candidate: Candidate = {
    // Those of the request are c1, c2 …: another letter keeps them apart.
    id: nextId('k', state, ahead),
    person: answerer.person,
    ...(answerer.isPanel ? { panel: who } : {}),
    panelMembers: [...freeMembers(sides, answerer, facts.directory)],
    name: answerer.name,
    proposedBy,
    ...(recommended === undefined ? {} : { recommended }),
    ...(warning === undefined ? {} : { warning }),
    standing: 'listed',
    step: 0,
    undeliverable: false,
  };
  return candidate;
}
