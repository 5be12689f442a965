import { z } from 'zod';
import { chosen, yesNo } from './chosen';
import { child, option, question, urgency } from './request';

/** What is recorded at length, as it is kept (process page §4): parts of what was said, which the state holds too. */

/** What a candidate declared about conflicts of interest (process page §4a, accept). */
export const conflictAnswers = z.object({
  sameEmployer: yesNo,
  sameHospital: yesNo,
  pastTraineeOrPartner: yesNo,
  alreadyDiscussed: yesNo,
  financial: yesNo,
  personal: yesNo,
  details: z.string().optional(),
});

export const familyViews = ['wants', 'accepts', 'objects', 'holders-differ'] as const;
export const advocateOffers = ['yes', 'declined', 'none-available'] as const;
export const sharingAgreements = ['agreed', 'not-agreed'] as const;

/** What a child or young person says to the opinion themselves. */
export const ownViews = ['wants', 'accepts', 'objects', 'cannot-say'] as const;
export const abilities = ['able', 'not-able'] as const;

/**
 * The young person's own word (process page §4a, where the young person decides): their view, whether they are able to decide and who
 * says so, whether they agree to sharing outside, and where nothing may go.
 */
export const youngPerson = z.object({
  view: chosen(ownViews).optional(),
  /** Left out: from 16 presumed able; under 16 not judged to be. */
  able: chosen(abilities).optional(),
  judgedBy: z.string().optional(),
  judgedOn: z.string().optional(),
  whyNotAble: z.string().optional(),
  whoDecides: z.string().optional(),
  sharing: chosen(sharingAgreements).optional(),
  /** Whether the family may have the account; in Scotland from 16 on only as the young person agrees. */
  familyMayRead: yesNo.optional(),
  /** Codes of organisations. */
  excluded: z.array(z.string()).default([]),
});
export type YoungPerson = z.infer<typeof youngPerson>;

/** A conversation with the family about the second opinion (process page §4a, family-step). */
export const familyConversation = z.object({
  clinician: z.string(),
  parentalResponsibility: z.string(),
  explained: z.string(),
  spokenOn: z.string(),
  guideGiven: yesNo,
  advocateOffered: chosen(advocateOffers),
  familyQuestions: z.array(z.string()).default([]),
  childQuestions: z.array(z.string()).default([]),
  view: chosen(familyViews),
  sharing: chosen(sharingAgreements),
  basisWithoutAgreement: z.string().optional(),
  youngPerson: youngPerson.optional(),
});
export type FamilyConversation = z.infer<typeof familyConversation>;

/** The pack's checklist. The bot carries no files: it records where each item is. */
export const packItems = [
  'clinic-letters',
  'imaging',
  'laboratory-results',
  'histology',
  'treatment-plan',
  'mdt-record',
  'family-statement',
  'consent-to-share',
] as const;
export const packStandings = ['present', 'waived'] as const;
export const packEntry = z.object({
  item: chosen(packItems),
  standing: chosen(packStandings),
  where: z.string().optional(),
  waivedBecause: z.string().optional(),
});

export const declineReasons = ['no-time', 'not-my-field', 'conflict', 'away', 'other'] as const;
export const supports = ['yes', 'partly', 'no', 'cannot-say'] as const;
export const advices = [
  'support-plan',
  'change-plan',
  'seek-eso',
  'seek-ceac',
  'mediation',
  'other',
] as const;

const askers = ['team', 'family', 'child'] as const;
/** A question that an opinion answers, and whose it is. */
export const askedQuestion = z.object({ from: z.enum(askers), question: z.string() });
export type AskedQuestion = z.infer<typeof askedQuestion>;

/** An opinion: an answer to each question, its basis, options, limits, and whether it supports the plan. */
export const opinion = z.object({
  answers: z.array(z.string()),
  sawChild: yesNo,
  metFamily: yesNo,
  recordsRead: z.string(),
  options: z.array(option.pick({ title: true, benefits: true, harms: true, evidence: true })),
  limits: z.string(),
  qualityOfLife: z.string().optional(),
  elseWorthConsidering: z.string().optional(),
  plainSummary: z.string().optional(),
  supportsPlan: chosen(supports),
  /** A critical friend also gives one advice. */
  advice: chosen(advices).optional(),
});
export type Opinion = z.infer<typeof opinion>;

export const outcomes = ['agrees', 'partly', 'differs', 'inconclusive'] as const;
export const familyAgreements = ['yes', 'no', 'not-asked'] as const;
export const childAgreements = ['yes', 'no', 'not-able'] as const;

/** What a tester says of the plan: that it is reasonable, or what they doubt (process page §4b, test of the plan). */
export const testFindings = ['confirms', 'doubts'] as const;

/** What a body that was asked says, and by which way it said so (process page §4a, ask a body). */
export const bodyAnswers = ['names', 'none'] as const;
export const bodyWays = ['letter', 'email', 'call', 'meeting'] as const;

export const resolutionSteps = [
  'mdt',
  'plan-changed-all-agree',
  'further-opinion',
  'panel',
  'ceac',
  'mediation',
  'legal-advice',
  'conflict-champion',
  'court',
] as const;
/** What can be taken at any time, besides a request's own way (process page §4a, another way). */
export const otherWays = ['ceac', 'mediation', 'conflict-champion', 'legal-advice', 'court'] as const;
/** Whether the family has been told of it. */
export const familyToldOfIt = ['yes', 'not-yet'] as const;
export const resolutionStep = chosen(resolutionSteps);

/** What was corrected, each with its new content (process page §4b, correct). */
export const correction = z.discriminatedUnion('part', [
  z.object({ part: z.literal('child'), child, wrongChild: yesNo.default('no') }),
  z.object({ part: z.literal('question'), question }),
  z.object({ part: z.literal('urgency'), urgency }),
  z.object({ part: z.literal('needed-by'), neededBy: z.string() }),
]);
