import type { CommandType } from '../../domain/case/commands';
import { openSteps } from '../../domain/case/open-steps';
import { type Candidate, reviewerOf } from '../../domain/case/state';
import { mayOfficeRelease } from '../../domain/decide/decisions/opinion';
import { actingStandingRoles } from '../../domain/directory/schema';
import { closingWaits } from '../../domain/process/open/closing-waits';
import { awaitsYoungAdult, isNearlyAdult } from '../../domain/process/open/nearly-adult';
import { opinionsInARow } from '../../domain/process/open/opinions-in-a-row';
import { mayTakeOver } from '../../domain/process/people/people-on-case';
import { holderOf } from '../../domain/process/people/standing-roles';
import type { Viewpoint } from '../viewpoint';

/**
 * What must be so, besides status and role, before a command is offered. The core decides; this only keeps buttons off
 * a card that could lead to nothing but a refusal. Commands that are not named here need nothing more.
 */
type Condition = (view: Viewpoint) => boolean;

const withStanding = (view: Viewpoint, ...standings: readonly Candidate['standing'][]) =>
  view.state.candidates.filter((each) => standings.includes(each.standing));
const owedKinds = (view: Viewpoint, ...kinds: readonly string[]) =>
  view.state.debts.some((each) => kinds.includes(each.kind));
const held = ({ state }: Viewpoint) => state.hold !== undefined;
const linkConfirmed = ({ state }: Viewpoint) => reviewerOf(state)?.linkConfirmedAt !== undefined;
const openItems = ({ state }: Viewpoint) => state.items.some((each) => each.where === undefined);
const urgent = ({ state }: Viewpoint) => state.request.question.urgency === 'urgent';
const leadDecides: Condition = (view) =>
  view.state.stage.status === 'lead-review' || owedKinds(view, 'lead-decision');
const latestAdvice = ({ state }: Viewpoint) => state.opinions.at(-1)?.opinion.advice;

/** The open invitation of this person: whoever is asked now, or was too late while the slot is still free. */
export function invitationOf(view: Viewpoint): Candidate | undefined {
  const free = reviewerOf(view.state) === undefined;
  const own = view.state.candidates.filter((each) => each.person === view.viewer);
  return (
    own.find((each) => each.standing === 'invited') ?? own.find((each) => free && each.standing === 'lapsed')
  );
}

/** Somebody in reserve cannot accept again, but need not stay. */
const isReserve: Condition = (view) =>
  withStanding(view, 'reserve').some((each) => each.person === view.viewer);

/** A firm hold may take the place of a provisional one. */
const maySetHold: Condition = ({ state, roles }) =>
  state.hold === undefined || (state.hold.provisional && roles.has('safeguarding-lead'));
/** Wishes change: they can be recorded again (process page I12). */
const nearlyAdult: Condition = ({ state, now }) => isNearlyAdult(state, now);

const mayConfirmRecord: Condition = ({ state }) =>
  state.stage.status === 'closing'
    ? closingWaits(state).length === 0
    : !('recordConfirmed' in state.stage && state.stage.recordConfirmed);

const mayRecordOwed: Condition = (view) => {
  if (held(view) || awaitsYoungAdult(view.state, view.now)) return false;
  return owedKinds(view, 'family-told', 'sharing', 'conversation');
};

const mayStartLinked: Condition = (view) => {
  const { state } = view;
  if (state.stage.status === 'resolution' || state.stage.status === 'closed') return true;
  return state.kind === 'critical-friend' && latestAdvice(view) === 'seek-eso';
};

const conditions: Partial<Record<CommandType, Condition>> = {
  submit: () => false,
  proceed: leadDecides,
  uphold: leadDecides,
  'record-family-conversation': (view) => !held(view) && !awaitsYoungAdult(view.state, view.now),
  'go-on-conversation-owed': (view) => urgent(view) || held(view),
  'complete-pack': (view) => withStanding(view, 'listed').length > 0,
  'reorder-candidates': (view) => withStanding(view, 'listed').length > 1,
  'withdraw-candidate': (view) => withStanding(view, 'listed', 'invited', 'lapsed', 'reserve').length > 0,
  'invite-next': (view) =>
    withStanding(view, 'listed', 'reserve').length > 0 &&
    (urgent(view) || withStanding(view, 'invited').length === 0),
  accept: (view) => invitationOf(view) !== undefined,
  decline: (view) => invitationOf(view) !== undefined || isReserve(view),
  'confirm-no-link': (view) => !linkConfirmed(view),
  'ask-for-item': linkConfirmed,
  'give-opinion': linkConfirmed,
  'supply-item': openItems,
  release: ({ roles, state, facts, now }) =>
    roles.has('clinical-lead') || mayOfficeRelease(state, facts, now),
  'record-outcome': (view) => held(view) || !owedKinds(view, 'conversation'),
  resolve: ({ state }) => openSteps(state).length > 0,
  'record-owed': mayRecordOwed,
  'confirm-record': mayConfirmRecord,
  'answer-information': (view) =>
    view.state.information.some(
      (each) =>
        (view.roles.has('acting-consultant') && each.consultantAnsweredAt === undefined) ||
        (view.roles.has('reviewer') &&
          linkConfirmed(view) &&
          each.reviewerAsked &&
          each.reviewerAnsweredAt === undefined),
    ),
  'correct-entry': ({ state, viewer }) => Object.values(state.authors).includes(viewer),
  'ask-reviewer': ({ state }) => reviewerOf(state) !== undefined,
  'answer-reviewer-question': ({ state }) =>
    state.reviewerQuestions.some((each) => each.answer === undefined),
  'take-over': ({ state, facts, viewer, now }) => mayTakeOver(state, facts, viewer, now) !== undefined,
  'hand-back': ({ state }) => state.actingConsultant !== state.namedConsultant,
  'remove-member': ({ state }) => state.members.some((each) => each.until === undefined),
  'name-stand-in': ({ state, facts, now, roles }) =>
    roles.has('clinical-lead') ||
    actingStandingRoles.some((role) => holderOf(state, facts, role, now) === undefined),
  hold: maySetHold,
  'review-hold': held,
  'lift-hold': held,
  'record-family-not-told': (view) => held(view) && view.state.familyNotTold === undefined,
  'show-hold-reason': held,
  'record-young-adult-wishes': nearlyAdult,
  'start-linked-request': mayStartLinked,
  'support-third-opinion': ({ state }) => opinionsInARow(state) >= 2,
};

/** Whether the command could lead anywhere for this person now, status and role taken for granted. */
export function mayGive(command: CommandType, view: Viewpoint): boolean {
  return conditions[command]?.(view) ?? true;
}
