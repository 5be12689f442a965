import type { Status } from '../../../src/domain/case/stage';
import type { Kind } from '../../../src/domain/case/stored/request';
import type { Facts } from '../../../src/domain/process/open/facts';
import { aCommand, noConflicts, submission } from './a-command';
import type { RequestWishes } from './a-request';
import { theFacts, who } from './people';
import { caseOf, type Press, play, type Step, type Story, untold } from './play';

/** Who does what on a played case. */
export interface Cast {
  readonly requester: string;
  readonly consultant: string;
  /** Who reviews the request: the consultant, or somebody else where the consultant is the requester. */
  readonly approver: string;
  readonly deputy: string;
  readonly reviewer: string;
  /** Invited beside the reviewer, and still invited while the reviewer works. */
  readonly alsoInvited: string;
}

export const begun = '2027-01-11 09:00';

export const usualCast: Cast = {
  requester: who.oncologyDoctor,
  consultant: who.oncologist,
  approver: who.oncologist,
  deputy: who.oncologysDeputy,
  reviewer: who.saltmereOncologist,
  alsoInvited: who.thornwickRespiratory,
};

/** For a critical friend: colleagues of the same Trust. */
export const friendlyCast: Cast = {
  ...usualCast,
  reviewer: who.palliativeConsultant,
  alsoInvited: who.respiratoryConsultant,
};

/** The consultant asks for their own patient. */
export const ownCast = (cast: Cast): Cast => ({
  ...cast,
  requester: cast.consultant,
  approver: cast.deputy,
});

export function castFor(kind: Kind): Cast {
  return kind === 'critical-friend' ? friendlyCast : usualCast;
}

export function requestFor(kind: Kind, cast: Cast, wishes: Partial<RequestWishes> = {}): RequestWishes {
  return {
    kind,
    namedConsultant: cast.consultant,
    familyAdvocate: who.advocate,
    gp: who.gp,
    team: [who.nurse],
    urgency: 'urgent',
    candidates: [
      cast.reviewer,
      cast.alsoInvited,
      kind === 'critical-friend' ? who.intensivist : who.thornwickRheumatologist,
    ],
    ...wishes,
  };
}

const does = (by: string, type: Parameters<typeof aCommand>[0]): Press => ({ by, gives: aCommand(type) });

/** The usual way through, up to the status. Not every kind and cast passes every status: then undefined. */
export function wayTo(status: Status, kind: Kind, cast: Cast, urgent = true): readonly Step[] | undefined {
  const lead = who.clinicalLead;
  const own = cast.requester === cast.consultant;
  const eso = kind === 'external-second-opinion';
  const reviewed = eso || !own;
  const toPreparing: Step[] = [
    ...(reviewed ? [does(cast.approver, 'approve')] : []),
    ...(eso ? [does(cast.consultant, 'record-family-conversation')] : []),
  ];
  const toInviting: Step[] = [...toPreparing, ...(eso ? [does(who.coordinator, 'complete-pack')] : [])];
  // An urgent request asks two at once.
  const bothAsked: Step[] = [...toInviting, ...(urgent ? [does(who.coordinator, 'invite-next')] : [])];
  const declares: Press = {
    by: cast.reviewer,
    gives: aCommand('accept', {
      conflicts: { ...noConflicts, personal: 'yes', details: 'We sat on one committee.' },
    }),
  };
  const toReview: Step[] = [
    ...bothAsked,
    does(cast.reviewer, 'accept'),
    does(cast.reviewer, 'confirm-no-link'),
  ];
  const toOpinion: Step[] = [...toReview, does(cast.reviewer, 'give-opinion')];
  const toSharing: Step[] = [...toOpinion, does(cast.consultant, 'acknowledge')];
  const toOutcome: Step[] = [...toSharing, does(cast.consultant, 'record-sharing')];
  const disagrees: Press = { by: cast.consultant, gives: aCommand('record-outcome', { familyAgrees: 'no' }) };
  // That it agrees needs a test, where the plan is not urgent.
  const tested: Step[] = urgent
    ? toOutcome
    : [...toOutcome, does(cast.consultant, 'ask-tester'), does(cast.consultant, 'record-test')];
  const toClosing: Step[] = eso ? [...tested, does(cast.consultant, 'record-outcome')] : toSharing;
  const ways: Readonly<Record<Status, readonly Step[] | undefined>> = {
    'consultant-review': reviewed ? [] : undefined,
    returned: reviewed ? [does(cast.approver, 'ask-for-changes')] : undefined,
    'lead-review': reviewed
      ? [does(cast.approver, 'ask-for-changes'), does(cast.requester, 'stand-by')]
      : undefined,
    'family-step': eso ? [does(cast.approver, 'approve')] : undefined,
    preparing: eso ? toPreparing : undefined,
    inviting: bothAsked,
    'conflict-check': [...bothAsked, declares],
    'under-review': toReview,
    'opinion-given': toOpinion,
    sharing: eso ? toSharing : undefined,
    outcome: eso ? toOutcome : undefined,
    resolution: eso ? [...tested, disagrees] : undefined,
    closing: toClosing,
    closed: [...toClosing, does(who.coordinator, 'confirm-record')],
    upheld: reviewed
      ? [does(cast.approver, 'ask-for-changes'), does(cast.requester, 'stand-by'), does(lead, 'uphold')]
      : undefined,
    withdrawn: [...toReview, does(cast.requester, 'withdraw')],
    'closed-death': [...toReview, does(who.coordinator, 'record-death')],
    'closed-joined': [...toInviting, does(who.coordinator, 'join-duplicate')],
  };
  return ways[status];
}

/** A case played to a status on its usual way. Throws where its kind never passes it. */
export function aCaseAt(
  status: Status,
  kind: Kind = 'external-second-opinion',
  cast: Cast = castFor(kind),
  wishes: Partial<RequestWishes> = {},
  facts: Facts = theFacts,
): Story {
  const way = wayTo(status, kind, cast, (wishes.urgency ?? 'urgent') === 'urgent');
  if (way === undefined) throw new Error(`A ${kind} never passes ${status} so`);
  const story = play(
    untold(begun, facts),
    { at: begun, by: cast.requester, gives: submission(requestFor(kind, cast, wishes)) },
    ...way,
  );
  if (caseOf(story).stage.status !== status)
    throw new Error(`Not at ${status} but ${caseOf(story).stage.status}`);
  return story;
}
