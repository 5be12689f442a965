import { isTerminal } from '../../domain/case/state';
import { acceptable } from '../../domain/decide/open-invitation';
import { texts } from '../texts';
import { isOnlyCandidate, type Viewpoint } from '../viewpoint';

/** The status as this viewer may know it: somebody who was only asked learns how it stands with them (process page I7). */
export function statusShown(view: Viewpoint): { readonly code: string; readonly title: string } {
  const { state, viewer } = view;
  const { status } = state.stage;
  if (!isOnlyCandidate(view)) return { code: status, title: texts.statuses[status] };
  const open = isTerminal(state) ? undefined : acceptable(view.state, view.viewer);
  const reserve = state.candidates.some((each) => each.person === viewer && each.standing === 'reserve');
  const lapsed = open?.standing === 'lapsed';
  const standing =
    open !== undefined ? (lapsed ? 'lapsed' : 'invited') : reserve && !isTerminal(state) ? 'reserve' : 'over';
  return { code: `asked-${standing}`, title: texts.candidateStandings[standing] };
}
