import type { Instant } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { Facts } from '../open/facts';
import { mattersOn } from './pending';

/** The rung of an invitation at which it lapses and the next on the list is asked (process page §6, inviting). */
const lapse = 2;

/**
 * When an open invitation lapses if nobody answers it. Undefined where there is none, where its time is over, and while its
 * time does not run because a fault that is not theirs keeps it from them (process page I16).
 * @param candidate the id of the place on the list
 */
export function invitationLapses(state: CaseState, facts: Facts, candidate: string): Instant | undefined {
  const own = mattersOn(state, facts).find(
    ({ what }) => what.kind === 'invitation' && what.candidate === candidate,
  );
  return own?.atRung(lapse);
}
