import type { Candidate } from '../../domain/case/state';
import { invitationLapses } from '../../domain/process/due/invitation-lapses';
import type { Viewpoint } from '../viewpoint';
import { sayInstant } from '../words/when';
import { formDefinitions } from './forms/form-definitions';
import { bold, type Line, plain } from './lines';

/** Questions that somebody who was asked answers in a minute. */
const aMinute = 3;

/**
 * By when somebody who was asked is to answer, and what happens then; none where no time runs for them (process page §6,
 * inviting: the invitation lapses, and a late acceptance holds while the place is free).
 */
export function answerBy({ state, facts }: Viewpoint, { id }: Candidate): readonly Line[] {
  const at = invitationLapses(state, facts, id);
  if (at === undefined) return [];
  return [
    bold(`Please answer by ${sayInstant(at)}.`),
    plain('After that somebody else may be asked. You can still accept while nobody else has.'),
  ];
}

/** How much it is to accept and to decline: so many questions, and about how long they take. */
export function howMuch({ state, facts, viewer, now }: Viewpoint): string {
  const pages = formDefinitions.accept.pages({ state, facts, viewer, now, values: {} });
  const questions = pages.flatMap(({ fields }) => fields).filter(({ required }) => required).length;
  const minutes = Math.max(2, Math.ceil(questions / aMinute));
  return `To accept, you answer ${questions} short questions: your registration number, the date, and whether you have any link or interest. That takes about ${minutes} minutes. To decline, you only give a reason. Silence is not taken as a yes.`;
}
