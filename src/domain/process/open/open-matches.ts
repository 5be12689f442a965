import type { CaseRef, Instant } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { Role } from '../tables/lifecycle';
import type { LadderName } from '../tables/obligations';
import { matchesToDecide } from './family-side';

/** Another request of which somebody has to say whether it is about the same child (process page §4b, §6). */
export interface OpenMatch {
  readonly ref: CaseRef;
  /** Because it is held, because a death ended it, or because it was found to be perhaps about the same child. */
  readonly why: 'held' | 'died' | 'found';
  readonly since: Instant;
  /** Under which it is reminded of. */
  readonly key: string;
  readonly ladder: LadderName;
}

/** What is asked by a hold or a death there takes the place of the mere question whether it is the same child. */
export function openMatches(state: CaseState): readonly OpenMatch[] {
  const waits = matchesToDecide(state).map(
    ({ ref, died, since }): OpenMatch => ({
      ref,
      why: died ? 'died' : 'held',
      since,
      key: `match:${ref}:${since}`,
      ladder: died ? 'death-elsewhere' : 'held-elsewhere',
    }),
  );
  return [...waits, ...matchesInDoubt(state)];
}

/** Found to be perhaps the same child, and neither said nor become certain, nor joined to this one, since. */
function matchesInDoubt({ matches = [], aboutChild = [], takenIn = [] }: CaseState): readonly OpenMatch[] {
  const isKnown = (ref: CaseRef) =>
    takenIn.some((each) => each.ref === ref) ||
    aboutChild.some(
      (each) => each.ref === ref && (each.verdict !== undefined || each.certain || each.held || each.died),
    );
  return matches
    .filter(({ ref, certain, verdict }) => certain === false && verdict === undefined && !isKnown(ref))
    .map(({ ref, at }) => ({
      ref,
      why: 'found',
      since: at,
      key: `perhaps:${ref}:${at}`,
      ladder: 'perhaps-same-child',
    }));
}

/** Who says it, until reminders have reached the clinical lead, who then may as well. */
const deciders: Readonly<Record<OpenMatch['why'], readonly Role[]>> = {
  held: ['safeguarding-lead'],
  died: ['acting-consultant', 'coordinator'],
  found: ['coordinator'],
};
/** The reminder that goes to the last column of the table (process page §6). */
const lastColumn = 3;

/** Those on which these roles may say now whether it is the same child (process page §4b, §6). */
export function matchesFor(state: CaseState, roles: ReadonlySet<Role>): readonly OpenMatch[] {
  const reached = ({ key }: OpenMatch) => (state.rungs[key]?.rung ?? 0) >= lastColumn;
  return openMatches(state).filter(
    (each) =>
      deciders[each.why].some((role) => roles.has(role)) || (roles.has('clinical-lead') && reached(each)),
  );
}
