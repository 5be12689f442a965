import type { CommandType } from '../../../domain/asked/commands';
import { isTerminal } from '../../../domain/case/state';
import { acceptable } from '../../../domain/decide/open-invitation';
import { awaitsYoungAdult } from '../../../domain/process/open/nearly-adult';
import { bodyAskedOf, isOnlyCandidate, type Viewpoint } from '../../viewpoint';
import { offersFrom } from '../offers';
import { waitsFor } from './waits-for';

/** What waits for whoever may do it, besides the open step. */
const besides: ReadonlySet<CommandType> = new Set([
  'accept-hand-over',
  'answer-information',
  'answer-reviewer-question',
  'confirm-plan',
  'record-no-test',
  'proceed',
]);

/** The step waits for them, or an answer, a decision or a debt of theirs does. */
export function waitsForMe(view: Viewpoint): boolean {
  if (view.sees.size === 0) return false;
  if (bodyAskedOf(view) !== undefined) return true;
  if (isOnlyCandidate(view))
    return !isTerminal(view.state) && acceptable(view.state, view.viewer) !== undefined;
  if (waitsFor(view).mine) return true;
  const owes = view.roles.has('acting-consultant');
  return offersFrom(view).some(
    ({ command }) =>
      besides.has(command) ||
      (owes && command === 'record-owed') ||
      (command === 'record-young-adult-wishes' && awaitsYoungAdult(view.state, view.now)),
  );
}
