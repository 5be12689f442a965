import type { CommandOf } from '../../asked/commands';
import { askedQuestions } from '../../case/asked-questions';
import { openSteps } from '../../case/open-steps';
import { type CaseState, reviewerOf } from '../../case/state';
import type { Opinion } from '../../case/stored/recorded';
import { familyWaits } from '../../process/open/family-side';
import { needsTest, openDoubts } from '../../process/open/plan-tests';
import { knowsOfHold } from '../../process/people/who-sees';
import type { Context, Handlers, Outcome } from '../context';
import { nextId } from '../context';
import { familyRouteShut } from '../family-route';
import { isRefusal, missing, type Refusal, refuse } from '../refusals';
import { reviewersProblem } from './people';

const noReviewer = refuse('not-now', 'Nobody holds the place at this step.');
/**
 * Why the reviewer is not independent any more, where the directory has changed under them, as when organisations merge
 * (process page I1). They are released with the next change of the case.
 */
function noLongerIndependent(context: Context): Refusal | undefined {
  const problem = reviewersProblem(context);
  return problem === undefined
    ? undefined
    : refuse('not-allowed', `This cannot be taken any more. ${problem} The coordinator asks somebody else.`);
}

function giveOpinion({ opinion }: CommandOf<'give-opinion'>, context: Context): Outcome {
  const { state } = context;
  const reviewer = reviewerOf(state);
  if (reviewer === undefined) return noReviewer;
  const dependent = noLongerIndependent(context);
  if (dependent !== undefined) return dependent;
  const whole = opinionFor(state, opinion);
  return isRefusal(whole) ? whole : [{ type: 'opinion-given', candidate: reviewer.id, opinion: whole }];
}

/** Said beside the advice, where one of two answers is a slip; the family would read both. */
const adviceAgainstSupport =
  'Check this: you said that the opinion does not support the plan. Select another advice, or change that answer.';

/**
 * The opinion as this case takes it: an answer to each question, and from a critical friend one advice, which an
 * external opinion does not give. Refused where something is missing (process page §4a, give opinion).
 */
export function opinionFor(state: CaseState, opinion: Opinion): Opinion | Refusal {
  const questions = askedQuestions(state).length;
  if (opinion.answers.length < questions) {
    return missing(`opinion.answers.${opinion.answers.length}`, 'Answer this question.');
  }
  if (opinion.answers.length > questions) {
    return refuse('missing', 'The questions have changed. Please answer each of the questions shown now.');
  }
  const { advice, ...medical } = opinion;
  if (state.kind === 'external-second-opinion') return medical;
  if (advice === undefined) return missing('opinion.advice', 'Select your advice.');
  const contradicts = opinion.supportsPlan === 'no' && advice === 'support-plan';
  return contradicts ? missing('opinion.advice', adviceAgainstSupport) : opinion;
}

function release({ reason }: CommandOf<'release'>, { state }: Context): Outcome {
  const reviewer = reviewerOf(state);
  if (reviewer === undefined) return noReviewer;
  return [{ type: 'reviewer-released', candidate: reviewer.id, reason, opinionStays: false }];
}

function recordSharing({ type: _, ...said }: CommandOf<'record-sharing'>, context: Context): Outcome {
  if (said.how === 'held') {
    if (!knowsOfHold(context.roles)) return missing('how', 'Select how the sharing went.');
    return familyWaits(context.state)
      ? [{ type: 'sharing-recorded', said }]
      : missing('how', 'Nothing is held on this request. Select how the sharing went.');
  }
  const lacking = said.how === 'shared' ? sharingLacks(said) : {};
  if (Object.keys(lacking).length > 0) return refuse('missing', 'Check the marked fields.', lacking);
  return familyRouteShut(context) ?? [{ type: 'sharing-recorded', said }];
}

/** What must be recorded of a sharing that took place; of one that did not there is nothing of the kind to say. */
function sharingLacks(
  said: Pick<CommandOf<'record-sharing'>, 'who' | 'sharedOn' | 'manner' | 'advocatePresent'>,
): Readonly<Record<string, string>> {
  const asks = {
    who: 'Enter who shared it, and with whom.',
    sharedOn: 'Enter the date.',
    manner: 'Enter how it was shared.',
    advocatePresent: 'Select yes if the family advocate was present.',
  };
  const blank = (key: keyof typeof asks) => said[key] === undefined;
  return Object.fromEntries(Object.entries(asks).filter(([key]) => blank(key as keyof typeof asks)));
}

/** While nothing may reach the family, nobody can have asked them whether they agree; else they are asked (I8, I11). */
function whetherAsked(familyAgrees: CommandOf<'record-outcome'>['familyAgrees'], state: CaseState) {
  const [held, notAsked] = [familyWaits(state), familyAgrees === 'not-asked'];
  if (held === notAsked) return undefined;
  return missing(
    'familyAgrees',
    held
      ? 'Conversations with the family are paused on this request, so please record that the family was not asked.'
      : 'Nothing keeps you from asking the family. Select whether they agree now.',
  );
}

const notTested = missing(
  'outcome',
  'That it agrees needs a test: please ask a senior clinician to test the plan (“Ask a tester”) and record the outcome once they have answered. Where nobody can, the clinical lead records why.',
);

function recordOutcome({ type: _, ...said }: CommandOf<'record-outcome'>, { state }: Context): Outcome {
  const asked = whetherAsked(said.familyAgrees, state);
  if (asked !== undefined) return asked;
  if (said.outcome === 'agrees' && needsTest(state)) return notTested;
  const doubts = openDoubts(state).length > 0;
  if (doubts && said.doubtsAnswered === undefined)
    return missing('doubtsAnswered', 'Enter what you say to what the tester doubts.');
  const supports = state.opinions.at(-1)?.opinion.supportsPlan === 'yes';
  const disagreement = [said.familyAgrees, said.childAgrees, said.teamAgrees].includes('no');
  const resolutionNeeded = !supports || disagreement || doubts || said.outcome !== 'agrees';
  return [{ type: 'outcome-recorded', said, resolutionNeeded }];
}

/** Under review, the opinion, and what follows from it (process page §4a). */
export const opinion: Handlers<
  | 'confirm-no-link'
  | 'ask-for-item'
  | 'supply-item'
  | 'stand-down'
  | 'release'
  | 'give-opinion'
  | 'acknowledge'
  | 'record-sharing'
  | 'record-outcome'
  | 'take-step'
  | 'resolve'
  | 'ask-reviewer'
  | 'answer-reviewer-question'
> = {
  'confirm-no-link': (_, context) => {
    const { state } = context;
    const reviewer = reviewerOf(state);
    if (reviewer === undefined) return noReviewer;
    return noLongerIndependent(context) ?? [{ type: 'no-link-confirmed', candidate: reviewer.id }];
  },

  'ask-for-item': ({ type: _, ...said }, { state }) => [{ type: 'item-asked', id: nextId('i', state), said }],

  'supply-item': ({ type: _, ...said }, { state }) =>
    state.items.some((each) => each.id === said.item && each.where === undefined)
      ? [{ type: 'item-supplied', said }]
      : missing('item', 'This item is not asked for any more. Select from the list.'),

  'stand-down': ({ reason }, { state }) => {
    const reviewer = reviewerOf(state);
    return reviewer === undefined
      ? noReviewer
      : [{ type: 'reviewer-stood-down', candidate: reviewer.id, reason }];
  },

  release,
  'give-opinion': giveOpinion,

  acknowledge: ({ type: _, ...said }, { state }) =>
    state.kind === 'critical-friend' && said.whatWillBeDone === undefined
      ? missing('whatWillBeDone', 'Enter what will be done with the advice.')
      : [{ type: 'acknowledged', said }],

  'record-sharing': recordSharing,
  'record-outcome': recordOutcome,

  'take-step': ({ type: _, ...said }, { state }) => [{ type: 'step-taken', id: nextId('s', state), said }],

  resolve: ({ type: _, ...said }, { state }) => {
    const open = openSteps(state);
    return open.some((each) => each.id === said.step)
      ? [{ type: 'resolved', said }]
      : missing('step', 'Select a step from the list.');
  },

  'ask-reviewer': ({ type: _, ...said }, { state }) => [
    { type: 'reviewer-asked', id: nextId('q', state), said },
  ],

  'answer-reviewer-question': ({ type: _, ...said }, { state }) =>
    state.reviewerQuestions.some((each) => each.id === said.question && each.answer === undefined)
      ? [{ type: 'reviewer-answered', said }]
      : missing('question', 'This question is answered already. Select from the list.'),
};
