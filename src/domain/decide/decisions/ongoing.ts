import type { CommandOf } from '../../asked/commands';
import type { Instant } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { Child } from '../../case/stored/request';
import { isFamilysOwn } from '../../case/stored/request';
import type { Facts } from '../../process/open/facts';
import { familyWaits } from '../../process/open/family-side';
import { dateOfDay, dayNumber, londonDate } from '../../rules/london-time';
import { linkConfirmed } from '../conditions';
import type { Context, Handlers, Outcome } from '../context';
import { nextId } from '../context';
import { requestThatStays } from '../other-requests/duplicates';
import { takeIn, withoutPartIn } from '../other-requests/take-in';
import { isRefusal, missing, refuse } from '../refusals';
import { childProblems, neededByProblems, type Problems } from '../request-checks';
import { opinionFor } from './opinion';

function answerInformation({ type: _, ...said }: CommandOf<'answer-information'>, context: Context): Outcome {
  const found = context.state.information.find((each) => each.id === said.information);
  if (found === undefined) return missing('information', 'Select from the list.');
  if (said.effect === 'changes-something' && said.whatFollows === undefined) {
    return missing('whatFollows', 'Enter what follows from it.');
  }
  if (context.roles.has('reviewer') && found.reviewerAnsweredAt === undefined) {
    const shut = linkConfirmed(context);
    if (shut !== undefined) return shut;
    return [{ type: 'information-answered', as: 'reviewer', said }];
  }
  if (context.roles.has('acting-consultant') && found.consultantAnsweredAt === undefined) {
    return [{ type: 'information-answered', as: 'consultant', said }];
  }
  return refuse('not-now', 'You have answered this already.');
}

/** As at intake; but a birthday that passed on the way does not stand against correcting something else. */
function correctedChildProblems(child: Child, before: Child, facts: Facts, now: Instant): Problems {
  const { 'correction.child.dateOfBirth': ofAge, ...others } = childProblems(
    child,
    facts,
    now,
    'correction.child',
  );
  if (ofAge === undefined || child.dateOfBirth === before.dateOfBirth) return others;
  return { ...others, 'correction.child.dateOfBirth': ofAge };
}

/**
 * An opinion answers the questions that were asked, and is shown beside them: none of them may change under it (process
 * page §4b, correct; I6).
 */
function answeredAlready(
  { opinions, request }: CaseState,
  correction: CommandOf<'correct'>['correction'],
): Problems {
  if (opinions.length === 0 || correction.part !== 'question') return {};
  const before = request.question.questions;
  const after = correction.question.questions;
  const places = Math.max(before.length, after.length);
  const changed = Array.from({ length: places }, (_, at) => at).find((at) => before[at] !== after[at]);
  if (changed === undefined) return {};
  return {
    [`correction.question.questions.${Math.min(changed, Math.max(after.length - 1, 0))}`]:
      'The opinion answers the questions as they were, so they cannot be changed any more. Ask the reviewer what is still open (“Ask the reviewer”), or start a linked request once this one is at its end.',
  };
}

function correct({ type: _, ...said }: CommandOf<'correct'>, { state, facts, now }: Context): Outcome {
  const { correction } = said;
  const { request } = state;
  const problems =
    correction.part === 'child'
      ? correctedChildProblems(correction.child, request.child, facts, now)
      : correction.part === 'question'
        ? {
            ...neededByProblems(correction.question.neededBy, now, 'correction.question.neededBy'),
            ...answeredAlready(state, correction),
          }
        : correction.part === 'needed-by'
          ? neededByProblems(correction.neededBy, now, 'correction.neededBy')
          : {};
  if (Object.keys(problems).length > 0) return refuse('missing', 'Check the marked fields.', problems);
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
  if (author === undefined) return missing('entry', 'There is no such entry. Select from the history.');
  if (author !== by)
    return refuse('not-yours', 'Only its author corrects an entry. Please write a comment instead.');
  const isOpinion = state.opinions.some((each) => each.seq === said.entry);
  if (isOpinion && said.opinion === undefined) {
    return missing('opinion.answers.0', 'Enter the whole opinion as it should stand.');
  }
  if (said.opinion === undefined || !isOpinion)
    return [{ type: 'entry-corrected', said: withoutOpinion(said) }];
  const opinion = opinionFor(state, said.opinion);
  return isRefusal(opinion) ? opinion : [{ type: 'entry-corrected', said: { ...said, opinion } }];
}

function withoutOpinion<T extends { opinion?: unknown }>(said: T): Omit<T, 'opinion'> {
  const { opinion: _, ...rest } = said;
  return rest;
}

/** Nothing goes to the GP while it may not reach the family's side (process page I8). */
function confirmRecord({ type: _, ...said }: CommandOf<'confirm-record'>, { state }: Context): Outcome {
  const held = familyWaits(state);
  if (held && said.gpCopied === 'yes')
    return missing('gpCopied', 'Copies to the GP are paused on this request. Select what is true now.');
  if (!held && said.gpCopied === 'paused')
    return missing('gpCopied', 'Nothing is paused on this request. Select whether the GP was copied.');
  return [{ type: 'record-confirmed', said }];
}

/** Days for which somebody may put their own reminders off (process page §4b, snooze). */
const longestSnooze = 14;

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
  | 'take-in-duplicate'
> = {
  'add-information': ({ type: _, ...said }, { state }) => [
    { type: 'information-added', id: nextId('n', state), said },
  ],
  'answer-information': answerInformation,
  correct,
  'correct-entry': correctEntry,

  withdraw: ({ type: _, ...said }, { state }) =>
    isFamilysOwn(state.request.people.suggestedBy) && said.familyAgreed !== 'yes'
      ? missing('familyAgreed', 'The family asked for this. It can be withdrawn only when the family agrees.')
      : [{ type: 'withdrawn', said }],

  'confirm-record': confirmRecord,

  comment: ({ type: _, ...said }) => [{ type: 'commented', said }],

  snooze: ({ type: _, ...said }, { now }) => {
    const today = londonDate(now);
    if (said.until <= today) return missing('until', 'Select a day after today.');
    return said.until > dateOfDay(dayNumber(today) + longestSnooze)
      ? missing('until', `A reminder can be put off for ${longestSnooze} days at most.`)
      : [{ type: 'snoozed', said }];
  },

  'record-call': ({ type: _, ...said }) => [{ type: 'call-recorded', said }],

  'start-linked-request': ({ type: _, ...said }) => [{ type: 'linked-request-started', said }],
  'support-third-opinion': ({ type: _, ...said }) => [{ type: 'third-opinion-supported', said }],

  'join-duplicate': ({ type: _, ...said }, context) => {
    const { state, others = [], by, facts, now } = context;
    const stays = requestThatStays(said.stays, state, others, by, facts, now);
    if (isRefusal(stays)) return stays;
    const withoutPart = [...withoutPartIn(stays, context)];
    return [{ type: 'duplicate-joined', said: { ...said, stays: stays.ref }, withoutPart }];
  },

  'take-in-duplicate': takeIn,
};
