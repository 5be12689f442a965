import { z } from 'zod';
import { personId } from './ids';
import { chosen, yesNo } from './stored/chosen';
import { childAgreements, familyAgreements, outcomes } from './stored/recorded';

/** Where a case stands: a union on the status, each with what belongs to it alone (process page §4). */

const instant = z.string();

export const outcomeRecord = z.object({
  outcome: chosen(outcomes),
  familyAgrees: chosen(familyAgreements),
  childAgrees: chosen(childAgreements),
  teamAgrees: yesNo,
  /** The plan with its reason, and how it is best for the child; earlier releases did not keep it here. */
  plan: z.string().optional(),
  bestInterests: z.string().optional(),
  /** What the consultant says to what a tester doubts. */
  doubtsAnswered: z.string().optional(),
  at: instant,
});
const leadCause = z.object({
  why: z.enum(['objected', 'stood-by', 'family-objects', 'holders-differ', 'young-adult-objects']),
  by: personId,
  reason: z.string(),
});

const open = {
  consultantReview: z.object({ status: z.literal('consultant-review') }),
  returned: z.object({ status: z.literal('returned'), missing: z.string(), by: personId }),
  leadReview: z.object({ status: z.literal('lead-review'), cause: leadCause }),
  familyStep: z.object({ status: z.literal('family-step') }),
  preparing: z.object({ status: z.literal('preparing') }),
  inviting: z.object({ status: z.literal('inviting') }),
  conflictCheck: z.object({ status: z.literal('conflict-check'), reviewer: z.string() }),
  underReview: z.object({ status: z.literal('under-review'), reviewer: z.string(), since: instant }),
  opinionGiven: z.object({ status: z.literal('opinion-given') }),
  sharing: z.object({ status: z.literal('sharing') }),
  outcome: z.object({ status: z.literal('outcome') }),
  resolution: z.object({ status: z.literal('resolution'), outcome: outcomeRecord }),
  closing: z.object({ status: z.literal('closing') }),
};

export const openStage = z.discriminatedUnion('status', [
  open.consultantReview,
  open.returned,
  open.leadReview,
  open.familyStep,
  open.preparing,
  open.inviting,
  open.conflictCheck,
  open.underReview,
  open.opinionGiven,
  open.sharing,
  open.outcome,
  open.resolution,
  open.closing,
]);
export type OpenStage = z.infer<typeof openStage>;

/** On the coordinator's filing list until the record is confirmed. */
const filing = { recordConfirmed: z.boolean() };
export const terminalStage = z.discriminatedUnion('status', [
  z.object({ status: z.literal('closed') }),
  z.object({ status: z.literal('upheld'), reason: z.string(), ...filing }),
  z.object({ status: z.literal('withdrawn'), reason: z.string(), ...filing }),
  /** Where the death was not recorded on this request: because of which other one, and on which somebody recorded it. */
  z.object({
    status: z.literal('closed-death'),
    before: openStage,
    because: z.string().optional(),
    from: z.string().optional(),
    /** When that record was written there. */
    recordedAt: z.string().optional(),
    ...filing,
  }),
  z.object({
    status: z.literal('closed-joined'),
    stays: z.string(),
    /** Who has no part in the request that stays, as far as the entry says it. */
    withoutPart: z.array(personId).optional(),
  }),
]);
export type TerminalStage = z.infer<typeof terminalStage>;
export type Stage = OpenStage | TerminalStage;
export type Status = Stage['status'];

export const openStatuses = [
  'consultant-review',
  'returned',
  'lead-review',
  'family-step',
  'preparing',
  'inviting',
  'conflict-check',
  'under-review',
  'opinion-given',
  'sharing',
  'outcome',
  'resolution',
  'closing',
] as const satisfies readonly OpenStage['status'][];
export type OpenStatus = (typeof openStatuses)[number];
export const terminalStatuses = ['closed', 'upheld', 'withdrawn', 'closed-death', 'closed-joined'] as const;
