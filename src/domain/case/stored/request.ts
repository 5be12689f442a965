import { z } from 'zod';
import { urgencies } from '../../rules/urgency';
import { personId } from '../ids';
import { chosen, yesNo } from './chosen';

/**
 * A request as it is kept (process page §3). Limits and checks are those of the floor `asked`, and belong to the day on
 * which somebody was asked; a question that was added later may be missing from what came before it.
 */

export const kinds = ['critical-friend', 'external-second-opinion'] as const;
export const kind = z.enum(kinds);
export type Kind = z.infer<typeof kind>;

export const urgency = z.enum(urgencies);

export const suggestedByList = ['family', 'young-person', 'team'] as const;
export const questionTypes = [
  'diagnosis',
  'treatment-options',
  'surgery',
  'intensive-care',
  'limits-of-treatment',
  'other',
] as const;
export const doneList = ['yes', 'no', 'planned'] as const;
export const proposers = [
  'family',
  'team',
  'professional-body',
  'national-advisory-panel',
  'coordinator',
] as const;
/** Of these, what is still asked: a body's name was once a tick that anybody could set. */
export const proposersOffered = [
  'family',
  'team',
  'coordinator',
] as const satisfies readonly (typeof proposers)[number][];
/** By which way the family would like somebody to be found (process page §3, route). */
export const routesWished = ['professional-body', 'team', 'family', 'no-preference', 'not-asked'] as const;
export const teamRoles = ['mdt', 'gp', 'other'] as const;

const safety = z.object({
  acutelyDeteriorating: yesNo,
  proceedings: yesNo,
  proceedingsUnderstood: yesNo.optional(),
});

export const child = z.object({
  initials: z.string(),
  calledBy: z.string().optional(),
  dateOfBirth: z.string(),
  localReference: z.string(),
  nhsNumber: z.string().optional(),
  organisation: z.string(),
});
export type Child = z.infer<typeof child>;

const people = z.object({
  namedConsultant: personId,
  familyAdvocate: personId.optional(),
  gp: personId.optional(),
  team: z.array(personId).default([]),
  suggestedBy: chosen(suggestedByList),
  disagreement: z.string().optional(),
  otherTeams: z.string().optional(),
});

export const question = z.object({
  specialty: z.string(),
  type: chosen(questionTypes),
  questions: z.array(z.string()),
  decision: z.string(),
  neededBy: z.string(),
  urgency,
});

export const clinicalSummary = z.object({
  diagnosis: z.string(),
  presentState: z.string(),
  allergies: z.string().optional(),
  whereNow: z.string().optional(),
  awaitedBy: z.string().optional(),
});

export const option = z.object({
  title: z.string(),
  proposed: yesNo.default('no'),
  benefits: z.string(),
  harms: z.string(),
  evidence: z.string().optional(),
});

export const childAsPerson = z.object({
  qualityOfLife: z.string(),
  normal: z.string(),
  ownWords: z.string().optional(),
  enjoys: z.string().optional(),
  asked: z.string().optional(),
});

export const family = z.object({
  questions: z.string().optional(),
  hopesAndWorries: z.string(),
  toldSoFar: z.string(),
  faith: z.string().optional(),
  language: z.string().optional(),
  interpreter: yesNo.default('no'),
  formats: z.string().optional(),
  knowsSince: z.string().optional(),
  mattersMost: z.string().optional(),
  wouldWish: z.string().optional(),
  inTheirWords: z.string().optional(),
  readBackOn: z.string().optional(),
  routeWished: chosen(routesWished).optional(),
});

const done = chosen(doneList);
export const before = z.object({
  mdt: done.optional(),
  criticalFriend: done.optional(),
  ceac: done.optional(),
  seniorClinician: z.string().optional(),
  parallelPlan: done.optional(),
  parallelTalk: z.string().optional(),
  treatmentLimits: z.string().optional(),
});

export const proposer = chosen(proposers);

const route = z.object({ candidates: z.array(z.object({ candidate: z.string(), proposedBy: proposer })) });

export const request = z.object({
  kind,
  safety,
  child,
  people,
  question,
  clinicalSummary: clinicalSummary.optional(),
  options: z.array(option),
  noOtherOption: z.string().optional(),
  childAsPerson,
  family,
  before,
  route,
});
export type Request = z.infer<typeof request>;

/** Whether the family or the young person suggested it first: then no objection alone ends it (process page §4a). */
export function isFamilysOwn(suggestedBy: string): boolean {
  return suggestedBy === 'family' || suggestedBy === 'young-person';
}
