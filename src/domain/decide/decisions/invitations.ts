import type { CommandOf } from '../../asked/commands';
import { type Candidate, reviewerOf } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import type { Context, Handlers, Outcome } from '../context';
import { sidesOf } from '../context';
import { type Answerer, answererFor, independenceProblem, isOverseas } from '../independence';
import { newCandidate } from '../new-candidate';
import { acceptable, invitationOf, nextCandidate, openInvitation, workThenOf } from '../open-invitation';
import { missing, refuse } from '../refusals';

const closedInvitation = refuse(
  'not-now',
  'This invitation is no longer open. Nothing more is asked of you. Thank you.',
);

function answererOf(candidate: Candidate, context: Context): Answerer | undefined {
  return answererFor(context.facts.directory, candidate.panel ?? candidate.person);
}

/** Which declared links the clinical lead must look at. A critical friend’s employer and hospital are recorded only. */
function declaredLinks(command: CommandOf<'accept'>, candidate: Candidate, context: Context): string[] {
  const answers = command.conflicts;
  const asked =
    context.state.kind === 'critical-friend'
      ? (['pastTraineeOrPartner', 'financial', 'personal'] as const)
      : (['sameHospital', 'pastTraineeOrPartner', 'alreadyDiscussed', 'financial', 'personal'] as const);
  const declared: string[] = asked.filter((each) => answers[each] === 'yes');
  const answerer = answererOf(candidate, context);
  if (
    context.state.kind === 'external-second-opinion' &&
    answerer &&
    isOverseas(answerer, context.facts.directory)
  ) {
    declared.push('overseas');
  }
  return declared;
}

/** Why the acceptance is refused outright (process page I1, I2); the invitation ends and the next is asked. */
function againstIndependence(
  command: CommandOf<'accept'>,
  candidate: Candidate,
  context: Context,
): string | undefined {
  const answerer = answererOf(candidate, context);
  if (answerer === undefined) return 'You are not in the directory any more.';
  const problem = independenceProblem(sidesOf(context), answerer, context.facts.directory);
  if (problem !== undefined) return problem;
  const external = context.state.kind === 'external-second-opinion';
  return external && command.conflicts.sameEmployer === 'yes'
    ? 'You work for the treating organisation. An external opinion comes from another Trust or Health Board.'
    : undefined;
}

function accept(command: CommandOf<'accept'>, context: Context): Outcome {
  const own = acceptable(context.state, context.by);
  if (own === undefined) return closedInvitation;
  const taken = reviewerOf(context.state) !== undefined;
  const why = againstIndependence(command, own, context);
  if (why !== undefined) return [{ type: 'acceptance-refused', candidate: own.id, why }];
  const declared = declaredLinks(command, own, context);
  if (
    declared.length > 0 &&
    command.conflicts.details === undefined &&
    declared.some((each) => each !== 'overseas')
  ) {
    return missing('conflicts.details', 'Describe what you declared, in a sentence or two.');
  }
  const { registrationNumber, conflicts, canMeetDate } = command;
  const acceptance = { at: context.now, registrationNumber, conflicts, canMeetDate, declared };
  const accepted: EventBody = {
    type: 'invitation-accepted',
    candidate: own.id,
    acceptance,
    as: taken ? 'reserve' : 'reviewer',
    ...workThenOf(own, context.facts),
  };
  return [accepted];
}

function addCandidate(command: CommandOf<'add-candidate'>, context: Context): Outcome {
  const { proposedBy, reason } = command;
  const candidate = newCandidate({ who: command.candidate, proposedBy }, context);
  return typeof candidate === 'string'
    ? missing('candidate', candidate)
    : [{ type: 'candidate-added', candidate, reason }];
}

function inviteNext(command: CommandOf<'invite-next'>, { state, facts }: Context): Outcome {
  const next =
    command.candidate === undefined || command.candidate === ''
      ? nextCandidate(state.candidates)
      : state.candidates.find(
          (each) => each.id === command.candidate && ['listed', 'reserve'].includes(each.standing),
        );
  if (next === undefined) return refuse('not-now', 'Nobody is left to ask. Please add a candidate.');
  return [invitationOf(next, facts)];
}

/** Candidates, invitations and conflicts (process page §4a). */
export const invitations: Handlers<
  | 'add-candidate'
  | 'reorder-candidates'
  | 'withdraw-candidate'
  | 'invite-next'
  | 'accept'
  | 'decline'
  | 'lapse'
  | 'clear-conflict'
  | 'refuse-conflict'
> = {
  'add-candidate': addCandidate,

  'reorder-candidates': ({ type: _, ...said }, { state }) => {
    const listed = state.candidates.filter((each) => each.standing === 'listed');
    if (!listed.some((each) => each.id === said.first))
      return missing('first', 'Select somebody who has not been asked yet.');
    return listed[0]?.id === said.first
      ? missing('first', 'This one is asked next already. Select another, or leave the order as it is.')
      : [{ type: 'candidates-reordered', said }];
  },

  'withdraw-candidate': ({ type: _, ...said }, { state }) => {
    const found = state.candidates.find((each) => each.id === said.candidate);
    if (found?.standing === 'reviewer') {
      return refuse(
        'not-allowed',
        'This person has the place now. Only a release by the clinical lead ends that.',
      );
    }
    if (found === undefined || !['listed', 'invited', 'lapsed', 'reserve'].includes(found.standing)) {
      return missing('candidate', 'Select a candidate from the list.');
    }
    return [{ type: 'candidate-withdrawn', said }];
  },

  'invite-next': inviteNext,
  accept,

  decline: ({ type: _, ...said }, context) => {
    const own = openInvitation(context.state, context.by);
    return own === undefined ? closedInvitation : [{ type: 'invitation-declined', candidate: own.id, said }];
  },

  lapse: ({ candidate, because }, { state }) =>
    state.candidates.some((each) => each.id === candidate && each.standing === 'invited')
      ? [{ type: 'invitation-lapsed', candidate, because }]
      : closedInvitation,

  'clear-conflict': ({ decision }, { state }) => {
    const reviewer = reviewerOf(state);
    if (reviewer === undefined) return closedInvitation;
    return [{ type: 'conflict-cleared', candidate: reviewer.id, decision }];
  },

  'refuse-conflict': ({ decision }, { state }) => {
    const reviewer = reviewerOf(state);
    if (reviewer === undefined) return closedInvitation;
    return [{ type: 'conflict-refused', candidate: reviewer.id, decision }];
  },
};
