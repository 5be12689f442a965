import type { OpenStatus, Status } from '../../domain/case/stage';
import type { CaseState } from '../../domain/case/state';
import type { Kind } from '../../domain/case/stored/request';
import { texts } from '../words/texts';

type Milestone = keyof typeof texts.path;

const milestones: Readonly<Record<Kind, readonly Milestone[]>> = {
  'critical-friend': ['asked', 'approved', 'invited', 'opinion', 'read', 'filed'],
  'external-second-opinion': [
    'asked',
    'approved',
    'family',
    'pack',
    'invited',
    'opinion',
    'read',
    'shared',
    'outcome',
    'filed',
  ],
};

const milestoneOf: Readonly<Record<OpenStatus, Milestone>> = {
  'consultant-review': 'approved',
  returned: 'approved',
  'lead-review': 'approved',
  'family-step': 'family',
  preparing: 'pack',
  inviting: 'invited',
  'conflict-check': 'invited',
  'under-review': 'opinion',
  'opinion-given': 'read',
  sharing: 'shared',
  outcome: 'outcome',
  resolution: 'resolved',
  closing: 'filed',
};

/** The stations of this case's way, and where in them it stands; undefined once the case is over. */
export function wayOf(
  state: CaseState,
): { readonly way: readonly Milestone[]; readonly at: number } | undefined {
  const now = milestoneAt(state.stage.status);
  if (now === undefined) return undefined;
  const way = withWayForward(state, [...milestones[state.kind]]);
  return { way, at: way.indexOf(now) };
}

/** The station at which a case of this status stands; undefined where it is over. */
export function milestoneAt(status: Status): Milestone | undefined {
  return Object.hasOwn(milestoneOf, status) ? milestoneOf[status as OpenStatus] : undefined;
}

/** How far the case is on its way, "Step 2 of 10: approval"; empty once it is over. */
export function pathStep(state: CaseState): string {
  const found = wayOf(state);
  const here = found?.way[found.at];
  return found === undefined || here === undefined
    ? ''
    : `Step ${found.at + 1} of ${found.way.length}: ${texts.path[here]}`;
}

/** Finding a way forward is on the way only for those cases that need it. */
function withWayForward(state: CaseState, way: Milestone[]): readonly Milestone[] {
  if (state.stage.status !== 'resolution' && state.steps.length === 0) return way;
  return [...way.slice(0, -1), 'resolved', 'filed'];
}
