import { isTerminal } from '../../domain/case/state';
import { acceptable } from '../../domain/decide/open-invitation';
import { askedStanding } from '../asked-standing';
import type { Viewpoint } from '../viewpoint';
import { officePhone } from '../viewpoint';
import { texts } from '../words/texts';
import { bold, fact, plain, type Section, section } from './lines';
import { routingLines } from './overview';

/**
 * What somebody sees who was asked and has no other role: treating organisation, specialty, named consultant, kind of
 * question and date (process page I7). Nothing of the child, and nothing of how the case stands with others.
 */
export function invitationSections(view: Viewpoint): readonly Section[] {
  const { state, viewer } = view;
  const open = isTerminal(state) ? undefined : acceptable(view.state, view.viewer);
  const words = texts.candidateStandings[askedStanding(state, viewer)];
  if (open === undefined) return section('Where it stands', [bold(words)]);
  const urgent = state.request.question.urgency === 'urgent';
  const phone = officePhone(view);
  return [
    ...section(
      'This waits for you',
      [bold(words, 'Medium'), fact('What happens next', next(open.panel !== undefined))],
      'accent',
    ),
    ...section('What you are asked', routingLines(view)),
    ...(urgent
      ? section(
          'Urgent',
          [
            fact(
              'Ring as well',
              phone === '' ? 'through the switchboard' : `the second-opinion office, ${phone}`,
            ),
          ],
          'attention',
        )
      : []),
    ...section('', [
      plain(
        'To accept, you give your registration number and say whether you have any link or interest. To decline, you only give a reason. Silence is not taken as a yes.',
      ),
    ]),
  ];
}

function next(panel: boolean): string {
  const whose = panel ? 'for the panel' : 'for yourself';
  return `you accept or decline ${whose}. Who the child is opens after that, once your answers are checked.`;
}
