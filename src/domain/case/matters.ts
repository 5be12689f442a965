import { z } from 'zod';
import { personId } from './ids';
import { chosen } from './stored/chosen';
import {
  askedQuestion,
  bodyAnswers,
  opinion,
  otherWays,
  resolutionStep,
  testFindings,
} from './stored/recorded';
import { verdicts } from './stored/said';
import { traits } from './traits';

/** What is on a case besides its step: what is owed, new, asked for or held, and the opinion in each of its versions. */

const instant = z.string();

export const debtKind = z.enum(['conversation', 'family-told', 'sharing', 'lead-decision']);

/** Something owed: tracked and reminded, never a gate by itself (process page §4). */
export const debt = z.object({
  id: z.string(),
  kind: debtKind,
  /** What it is about: the type of the event that made it owed. */
  about: z.string(),
  since: instant,
});

export const information = z.object({
  id: z.string(),
  text: z.string(),
  by: personId,
  at: instant,
  /** Whether a reviewer was there to answer. */
  reviewerAsked: z.boolean(),
  reviewerAnsweredAt: instant.optional(),
  consultantAnsweredAt: instant.optional(),
});
export type Information = z.infer<typeof information>;

export const itemAsked = z.object({
  id: z.string(),
  item: z.string(),
  at: instant,
  where: z.string().optional(),
});
export const questionAsked = z.object({
  id: z.string(),
  question: z.string(),
  by: personId,
  at: instant,
  answer: z.string().optional(),
});

/** A body that is asked whom it recommends, and what came of it (process page §4a, ask a body). */
export const bodyAsked = z.object({
  id: z.string(),
  /** The directory's id of the body, and its name as it was then. */
  body: z.string(),
  name: z.string(),
  askedOn: z.string(),
  at: instant,
  /** Absent while it waits for the answer. */
  answered: z.object({ at: instant, what: chosen([...bodyAnswers, 'no-reply']) }).optional(),
});
export type BodyAsked = z.infer<typeof bodyAsked>;

/** That somebody is asked whether the plan is reasonable, and what they say (process page §4b, test of the plan). */
export const planTest = z.object({
  id: z.string(),
  tester: personId,
  /** As it was when they were asked. */
  name: z.string(),
  askedAt: instant,
  /** Absent while they have not answered. */
  answered: z.object({ at: instant, finding: chosen(testFindings), doubt: z.string().optional() }).optional(),
});
export type PlanTest = z.infer<typeof planTest>;

export const hold = z.object({
  since: instant,
  by: personId,
  provisional: z.boolean(),
  /** The request about the same child on which somebody set it, where it was not this one. */
  from: z.string().optional(),
  reason: z.string(),
  authority: z.string(),
  reviewOn: z.string(),
  reviewedAt: instant.optional(),
});

/** With the very questions it answers, as they were asked when it was given (process page I6). */
export const opinionVersion = z.object({
  opinion,
  questions: z.array(askedQuestion),
  at: instant,
  seq: z.number(),
  reviewer: z.string(),
});
export type OpinionVersion = z.infer<typeof opinionVersion>;

/** Another request that asked the same about the same child when this one was sent. */
export const foundMatch = z.object({
  ref: z.string(),
  at: instant,
  requesterToo: z.boolean(),
  certain: z.boolean().optional(),
  differs: z.array(chosen(traits)).optional(),
  /** Where it is only perhaps the same child: what somebody has said to it. */
  verdict: z.enum(verdicts).optional(),
});

/** A next step where views differ, and its result. */
export const stepTaken = z.object({
  id: z.string(),
  step: resolutionStep,
  dueOn: z.string(),
  at: instant,
  result: z.string().optional(),
  reviewOn: z.string().optional(),
});

/** Another way that was taken, at any step (process page §4a, another way). */
export const otherWayTaken = z.object({
  id: z.string(),
  way: chosen(otherWays),
  takenOn: z.string(),
  /** Of mediation alone: nothing else of it is kept. */
  agreed: z.string().optional(),
  came: z.string().optional(),
  at: instant,
});
