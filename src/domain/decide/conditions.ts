import { openSteps } from '../case/open-steps';
import { type CandidateStanding, type CaseState, reviewerOf } from '../case/state';
import { actingStandingRoles } from '../directory/schema';
import { closingWaits } from '../process/open/closing-waits';
import { familyWaits } from '../process/open/family-side';
import { daysOfNotice, isNearlyAdult } from '../process/open/nearly-adult';
import { matchesFor } from '../process/open/open-matches';
import { opinionsSoFar } from '../process/open/opinions-so-far';
import { mayTakeOver } from '../process/people/people-on-case';
import { holderOf, isIn } from '../process/people/standing-roles';
import { knowsOfHold } from '../process/people/who-sees';
import type { When } from '../process/tables/lifecycle';
import { endOfNeededBy } from '../rules/working-time';
import { bodyConditions } from './body-conditions';
import type { Context } from './context';
import { familyRouteShut } from './family-route';
import { nameConditions } from './name-conditions';
import { acceptable, nextCandidate, openInvitation } from './open-invitation';
import { mayShareOutside, ownWordConditions } from './own-word-conditions';
import { type Refusal, refuse } from './refusals';
import { testConditions } from './test-conditions';

/**
 * What must be so besides step and role before a command may be given, by its name in the lifecycle: undefined where it
 * is so, else the one refusal. Nothing here depends on what is typed. Buttons, forms and decisions all ask this.
 */
type Condition = (context: Context) => Refusal | undefined;

const notNow = (text: string) => refuse('not-now', text);

/** Refuses with this unless it is so. */
const unless =
  (isSo: (context: Context) => boolean, refusal: Refusal): Condition =>
  (context) =>
    isSo(context) ? undefined : refusal;

const withStanding = ({ candidates }: CaseState, ...standings: readonly CandidateStanding[]) =>
  candidates.filter((each) => standings.includes(each.standing));
const owes = ({ debts }: CaseState, ...kinds: readonly string[]) =>
  debts.some((each) => kinds.includes(each.kind));
const isHeld = ({ state }: Context) => state.hold !== undefined;
const waits = ({ state }: Context) => familyWaits(state);
const isUrgent = ({ state }: Context) => state.request.question.urgency === 'urgent';

const noHold = notNow('There is no hold on this request.');

/** One person is asked at a time, several only where it is urgent; and somebody must be left (process page §4a). */
const someoneLeft: Condition = (context) => {
  const { state } = context;
  if (withStanding(state, 'invited').length > 0 && !isUrgent(context)) {
    return refuse(
      'not-allowed',
      'One person is asked at a time. Only an urgent request asks several at once.',
    );
  }
  return nextCandidate(state.candidates) === undefined
    ? notNow('Nobody is left to ask. Please add a candidate.')
    : undefined;
};

/** Whoever was too late may still accept while the place is free; a reserve is asked again first (process page §4a). */
const invitationOpen: Condition = (context) => {
  const own = openInvitation(context.state, context.by);
  if (own === undefined)
    return notNow('This invitation is no longer open. Nothing more is asked of you. Thank you.');
  if (own.standing === 'reserve')
    return notNow('You are in reserve. You will be asked again if the place becomes free.');
  return acceptable(context.state, context.by) === undefined
    ? notNow('Somebody else has accepted in the meantime. Nothing more is asked of you. Thank you.')
    : undefined;
};

const mayRelease: Condition = ({ state, facts, now, roles }) => {
  const reviewer = reviewerOf(state);
  const gone = reviewer !== undefined && !isIn(facts, reviewer.person);
  const late = now >= endOfNeededBy(state.request.question.neededBy);
  return roles.has('clinical-lead') || gone || late
    ? undefined
    : refuse('not-yours', 'Before the date needed only the clinical lead can release the reviewer.');
};

const mayConfirm: Condition = ({ state }) => {
  const { stage } = state;
  if ('recordConfirmed' in stage && stage.recordConfirmed)
    return notNow('The record of this request is confirmed already.');
  const [wait] = stage.status === 'closing' ? closingWaits(state) : [];
  return wait && notNow(wait.text);
};

/** New information belongs to the pack, which opens to the reviewer after “no link” (process page §4b, I7). */
const informationWaits: Condition = ({ state, roles }) => {
  const waits = (isFor: (each: CaseState['information'][number]) => boolean) => state.information.some(isFor);
  if (roles.has('acting-consultant') && waits((each) => each.consultantAnsweredAt === undefined))
    return undefined;
  const asReviewer = waits((each) => each.reviewerAsked && each.reviewerAnsweredAt === undefined);
  if (!roles.has('reviewer') || !asReviewer) return notNow('No new information waits for your answer.');
  return linkConfirmed({ state });
};

/** The pack opens, and the reviewer's work begins, once there is no link (process page §4a, confirm no link). */
export function linkConfirmed({ state }: Pick<Context, 'state'>): Refusal | undefined {
  return reviewerOf(state)?.linkConfirmedAt === undefined
    ? notNow('Please confirm first that you have no link with the child or the family.')
    : undefined;
}

/** A firm hold may take the place of a provisional one (process page §4b, hold). */
const mayHold: Condition = ({ state, roles }) =>
  state.hold === undefined || (state.hold.provisional && roles.has('safeguarding-lead'))
    ? undefined
    : notNow('A hold is set already. The safeguarding lead can review or lift it.');

const fromHere: Condition = ({ state }) => {
  const advised = state.opinions.at(-1)?.opinion.advice === 'seek-eso';
  return state.stage.status === 'closing' && !advised
    ? notNow('A linked request starts from the resolution, after closing, or on a critical friend’s advice.')
    : undefined;
};

export const conditions: Readonly<Record<When, Condition>> = {
  'the clinical lead owes a decision': unless(
    ({ state }) => state.stage.status === 'lead-review' || owes(state, 'lead-decision'),
    notNow('Nothing waits for the clinical lead’s decision at this step.'),
  ),
  'the family may be told': familyRouteShut,
  'urgent, or under a hold': unless(
    (context) => isUrgent(context) || waits(context),
    refuse('not-allowed', 'Only an urgent request may go on before the conversation with the family.'),
  ),
  'two are on the list': unless(
    ({ state }) => withStanding(state, 'listed').length > 1,
    notNow('There is no order to change: fewer than two people have not been asked yet.'),
  ),
  'somebody is on the list or was asked': unless(
    ({ state }) => withStanding(state, 'listed', 'invited', 'lapsed', 'reserve').length > 0,
    notNow('Nobody is on the list who could be withdrawn.'),
  ),
  'somebody is left to ask, nobody is asked unless urgent, and it may be shared outside': (context) =>
    someoneLeft(context) ?? mayShareOutside(context),
  'their invitation is open': invitationOpen,
  'they are asked or in reserve': unless(
    ({ state, by }) => openInvitation(state, by) !== undefined,
    notNow('This invitation is no longer open. Nothing more is asked of you. Thank you.'),
  ),
  'no link is confirmed': linkConfirmed,
  'an item is awaited': unless(
    ({ state }) => state.items.some((each) => each.where === undefined),
    notNow('No item is asked for any more.'),
  ),
  'coordinator: after the date, or the reviewer has left': mayRelease,
  'under a hold, or the family may be told': (context) =>
    waits(context) && knowsOfHold(context.roles) ? undefined : familyRouteShut(context),
  'no conversation is owed, unless under a hold': unless(
    (context) => waits(context) || !owes(context.state, 'conversation'),
    notNow('The conversation with the family is still owed. Please record it first; then the outcome.'),
  ),
  'a step is open': unless(
    ({ state }) => openSteps(state).length > 0,
    refuse(
      'not-allowed',
      'The opinion, the family, the child or the team does not agree. Before this can close, a next step must be taken, and its result and the reason recorded.',
    ),
  ),
  'something is owed to the family, who may be told': (context) =>
    familyRouteShut(context) ??
    (owes(context.state, 'family-told', 'sharing', 'conversation')
      ? undefined
      : notNow('Nothing is owed to the family any more.')),
  'nothing keeps it open, not confirmed yet': mayConfirm,
  'new information waits for them': informationWaits,
  'an entry is theirs': unless(
    ({ state, by }) => by !== undefined && Object.values(state.authors).includes(by),
    refuse('not-yours', 'None of the entries is yours. Please write a comment instead.'),
  ),
  'somebody is the reviewer': unless(
    ({ state }) => reviewerOf(state) !== undefined,
    notNow('Nobody holds the place at this step.'),
  ),
  'a question waits for an answer': unless(
    ({ state }) => state.reviewerQuestions.some((each) => each.answer === undefined),
    notNow('Every question is answered already.'),
  ),
  'the consultant is away, or reminders have reached them': unless(
    ({ state, facts, now, by }) => by !== undefined && mayTakeOver(state, facts, by, now) !== undefined,
    notNow(
      'The deputy takes over while the consultant is away, or from the second reminder; the clinical lead from the third.',
    ),
  ),
  'somebody has taken over': unless(
    ({ state }) => state.actingConsultant !== state.namedConsultant,
    notNow('Nobody has taken over. The named consultant holds responsibility.'),
  ),
  'a hand-over is offered': unless(
    ({ state }) => state.handOver !== undefined,
    notNow('No hand-over is offered.'),
  ),
  'somebody is in the team': unless(
    ({ state }) => state.members.some((each) => each.until === undefined),
    notNow('Nobody is in the team around the child who could be removed.'),
  ),
  'a hand-over is offered, theirs to take back': unless(
    ({ state, by, roles }) =>
      state.handOver !== undefined &&
      (state.handOver.by === by || roles.has('acting-consultant') || roles.has('clinical-lead')),
    notNow('No hand-over is offered that you could take back.'),
  ),
  'a role that they name is free': unless(
    ({ state, facts, now, roles }) =>
      actingStandingRoles.some(
        (role) =>
          roles.has(role === 'coordinator' ? 'clinical-lead' : 'coordinator') &&
          holderOf(state, facts, role, now) === undefined,
      ),
    notNow('Somebody holds each of these roles on the request already.'),
  ),
  'coordinator: no clinical lead is free': unless(
    ({ state, facts, now, roles }) =>
      roles.has('clinical-lead') || holderOf(state, facts, 'clinical-lead', now) === undefined,
    refuse('not-yours', 'Only the clinical lead undoes a death recorded in error, while one is free.'),
  ),
  'no hold, or a provisional one': mayHold,
  'under a hold': unless(isHeld, noHold),
  'under a hold, not recorded yet': (context) => {
    if (!isHeld(context)) return noHold;
    return context.state.familyNotTold === undefined ? undefined : notNow('This is recorded already.');
  },
  ...nameConditions,
  ...ownWordConditions,
  ...testConditions,
  ...bodyConditions,
  '18, or nearly': ({ state, facts, now }) =>
    isNearlyAdult(state, facts, now)
      ? undefined
      : notNow(
          `The patient is a child. A young adult’s wishes can be recorded from ${daysOfNotice(facts)} days before the 18th birthday.`,
        ),
  'from closing only where a critical friend advises it': fromHere,
  'a match waits for them': unless(
    ({ state, roles }) => matchesFor(state, roles).length > 0,
    notNow('No other request waits for your decision whether it is about the same child.'),
  ),
  'the next would be the third': unless(
    ({ state }) => opinionsSoFar(state) >= 2,
    notNow('A further external second opinion would not be the third: no reason is needed.'),
  ),
};
