import { askedStanding } from '../asked-standing';
import { bodyAskedOf, isOnlyCandidate, type Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';

/** The status as this viewer may know it: somebody who was only asked learns how it stands with them (process page I7). */
export function statusShown(view: Viewpoint): { readonly code: string; readonly title: string } {
  const { state, viewer } = view;
  const { status } = state.stage;
  if (!isOnlyCandidate(view)) return { code: status, title: texts.statuses[status] };
  if (bodyAskedOf(view) !== undefined) return { code: 'asked-body', title: texts.bodyAsked.clerk.title };
  const asked = askedStanding(state, viewer);
  const standing = asked === 'late' ? 'lapsed' : asked;
  return { code: `asked-${standing}`, title: texts.candidateStandings[standing] };
}
