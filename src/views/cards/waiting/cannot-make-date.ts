import { reviewerOf } from '../../../domain/case/state';
import type { Role } from '../../../domain/process/tables/lifecycle';
import { saysTooLate } from '../../says-too-late';
import { nameOf, phoneOf, type Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayOn } from '../../words/when';
import { type Line, plain } from '../lines';

/** What each can do about it, in the order in which somebody with several roles is told (process page §4b, correct; release). */
const whatToDo: readonly (readonly [Role, string])[] = [
  ['clinical-lead', `If it cannot wait, “${texts.commands.release}”: the next on the list is asked.`],
  [
    'acting-consultant',
    `Change the date with “${texts.commands.correct}”. If it cannot wait, ask the clinical lead to release them.`,
  ],
  [
    'requester',
    `Change the date with “${texts.commands.correct}”. If it cannot wait, ask the clinical lead to release them.`,
  ],
  [
    'coordinator',
    'The requester or the consultant changes the date. If it cannot wait, ask the clinical lead to release them: the next on the list is asked.',
  ],
];

/**
 * That whoever accepted said they cannot give the opinion by the date needed, to everybody who sees who was asked, with whom
 * to ring and what to do; until the date is corrected or the opinion given.
 */
export function cannotMakeDate(view: Viewpoint): readonly Line[] {
  const { state, sees, viewer, roles, now } = view;
  const reviewer = reviewerOf(state);
  const waits = state.stage.status === 'under-review' || state.stage.status === 'conflict-check';
  if (!waits || reviewer === undefined || !saysTooLate(state, reviewer)) return [];
  if (!sees.has('invitations') || reviewer.person === viewer) return [];
  const phone = phoneOf(view, reviewer.person);
  const by = sayOn(state.request.question.neededBy, now);
  const agree = `Agree with them when it comes${phone === '' ? '' : `: ${phone}`}.`;
  const then = whatToDo.find(([role]) => roles.has(role))?.[1] ?? '';
  return [
    plain(
      `${nameOf(view, reviewer.person)} said on accepting: ${texts.cannotMeetDate} (${by}). ${agree} ${then}`.trim(),
    ),
  ];
}
