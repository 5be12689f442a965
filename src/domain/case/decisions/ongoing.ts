import { londonDate } from '../../rules/london-time';
import type { CommandOf } from '../commands';
import type { Context, Handlers, Outcome } from '../context';
import { nextId } from '../context';
import { missing, refuse } from '../refusals';
import { childProblems, questionProblems } from '../request-checks';
import { type CaseState, type Information, reviewerOf } from '../state';

const waitsForReviewer = (state: CaseState, each: Information) =>
  each.reviewerAsked && each.reviewerAnsweredAt === undefined && reviewerOf(state) !== undefined;

/** A reviewer who let all three reminders pass is silent: the acting consultant decides alone (process page §4b). */
function isSilent(state: CaseState, each: Information): boolean {
  return (state.rungs[`information:${each.id}:reviewer`]?.rung ?? 0) >= 3;
}

/** What still keeps the case from closing, as a sentence; undefined when nothing does (process page §4, I8). */
export function closingProblem(state: CaseState): string | undefined {
  if (state.information.some((each) => each.consultantAnsweredAt === undefined)) {
    return 'New information still waits for the acting consultant’s answer.';
  }
  if (state.information.some((each) => waitsForReviewer(state, each) && !isSilent(state, each))) {
    return 'New information still waits for the reviewer’s answer.';
  }
  if (state.hold !== undefined && state.familyNotTold === undefined) {
    return 'While conversations with the family are paused this closes only when the safeguarding lead has recorded that the family is not told, and on what authority.';
  }
  const owed = state.debts.some((each) => each.kind === 'conversation' || each.kind === 'sharing');
  if (state.hold === undefined && owed) {
    return 'The conversation with the family, or sharing the opinion with it, is still owed. Please record it first.';
  }
  return state.debts.some((each) => each.kind === 'lead-decision')
    ? 'The clinical lead’s decision is still owed.'
    : undefined;
}

function answerInformation({ type: _, ...said }: CommandOf<'answer-information'>, context: Context): Outcome {
  const found = context.state.information.find((each) => each.id === said.information);
  if (found === undefined) return missing('information', 'Please choose from the list.');
  if (said.effect === 'changes-something' && said.whatFollows === undefined) {
    return missing('whatFollows', 'Please say what follows from it.');
  }
  if (context.roles.has('reviewer') && found.reviewerAnsweredAt === undefined) {
    return [{ type: 'information-answered', as: 'reviewer', said }];
  }
  if (context.roles.has('acting-consultant') && found.consultantAnsweredAt === undefined) {
    return [{ type: 'information-answered', as: 'consultant', said }];
  }
  return refuse('not-now', 'You have answered this already.');
}

function correct({ type: _, ...said }: CommandOf<'correct'>, { state, facts, now }: Context): Outcome {
  const { correction } = said;
  const { request } = state;
  const problems =
    correction.part === 'child'
      ? childProblems(correction.child, facts, now, 'correction.child')
      : correction.part === 'question'
        ? questionProblems(correction.question, now, 'correction.question')
        : correction.part === 'needed-by' && correction.neededBy < londonDate(now)
          ? { 'correction.neededBy': 'This date has passed. Please give the date by which you need the opinion.' }
          : {};
  if (Object.keys(problems).length > 0) return refuse('missing', 'Please look at the marked fields.', problems);
  const old = {
    child: request.child,
    question: request.question,
    urgency: request.question.urgency,
    'needed-by': request.question.neededBy,
  }[correction.part];
  return [{ type: 'corrected', said, old: JSON.stringify(old) }];
}

function correctEntry({ type: _, ...said }: CommandOf<'correct-entry'>, { state, by }: Context): Outcome {
  const author = state.authors[String(said.entry)];
  if (author === undefined) return missing('entry', 'There is no such entry. Please choose from the history.');
  if (author !== by) return refuse('not-yours', 'Only its author corrects an entry. Please write a comment instead.');
  const isOpinion = state.opinions.some((each) => each.seq === said.entry);
  if (isOpinion && said.opinion === undefined) {
    return missing('opinion.answers.0', 'Please give the whole opinion as it should stand.');
  }
  if (state.stage.status === 'closed' && !isOpinion) return [{ type: 'entry-corrected', said: withoutOpinion(said) }];
  return [{ type: 'entry-corrected', said: isOpinion ? said : withoutOpinion(said) }];
}

function withoutOpinion<T extends { opinion?: unknown }>(said: T): Omit<T, 'opinion'> {
  const { opinion: _, ...rest } = said;
  return rest;
}

/** What may happen at any step (process page §4b), and the confirmation of the record. */
export const ongoing: Handlers<
  | 'add-information'
  | 'answer-information'
  | 'correct'
  | 'correct-entry'
  | 'withdraw'
  | 'confirm-record'
  | 'comment'
  | 'snooze'
  | 'record-call'
  | 'start-linked-request'
  | 'support-third-opinion'
  | 'join-duplicate'
> = {
  'add-information': ({ type: _, ...said }, { state }) => [{ type: 'information-added', id: nextId('n', state), said }],
  'answer-information': answerInformation,
  correct,
  'correct-entry': correctEntry,

  withdraw: ({ type: _, ...said }, { state }) =>
    state.request.people.suggestedBy === 'family' && said.familyAgreed !== 'yes'
      ? missing('familyAgreed', 'The family asked for this. It can be withdrawn only when the family agrees.')
      : [{ type: 'withdrawn', said }],

  'confirm-record': ({ type: _, ...said }, { state }) => {
    const { stage } = state;
    if ('recordConfirmed' in stage && stage.recordConfirmed) {
      return refuse('not-now', 'The record of this request is confirmed already.');
    }
    const problem = stage.status === 'closing' ? closingProblem(state) : undefined;
    return problem === undefined ? [{ type: 'record-confirmed', said }] : refuse('not-now', problem);
  },

  comment: ({ type: _, ...said }) => [{ type: 'commented', said }],

  snooze: ({ type: _, ...said }, { now }) =>
    said.until <= londonDate(now)
      ? missing('until', 'Please choose a day after today.')
      : [{ type: 'snoozed', said }],

  'record-call': ({ type: _, ...said }) => [{ type: 'call-recorded', said }],

  'start-linked-request': ({ type: _, ...said }, { state }) => {
    const advised = state.opinions.at(-1)?.opinion.advice === 'seek-eso';
    if (state.stage.status === 'closing' && !advised) {
      return refuse('not-now', 'A linked request starts from the resolution, after closing, or on a critical friend’s advice.');
    }
    return [{ type: 'linked-request-started', said }];
  },

  'support-third-opinion': ({ type: _, ...said }) => [{ type: 'third-opinion-supported', said }],

  'join-duplicate': ({ type: _, ...said }, { state }) =>
    said.stays === state.ref
      ? missing('stays', 'Please give the reference of the other request.')
      : [{ type: 'duplicate-joined', said }],
};
