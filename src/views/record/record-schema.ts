import { z } from 'zod';
import { debt, information, itemAsked, questionAsked } from '../../domain/case/matters';
import { openStatuses, terminalStatuses } from '../../domain/case/stage';
import { candidate, candidateStanding } from '../../domain/case/state';
import { yesNo } from '../../domain/case/stored/chosen';
import {
  conflictAnswers,
  familyConversation,
  opinion,
  packEntry,
  youngPerson,
} from '../../domain/case/stored/recorded';
import { kind, proposer, request } from '../../domain/case/stored/request';
import { workThen } from '../../domain/case/stored/work-then';

/**
 * The document for the child's record (process page §9), version 1. Keys are sorted and lists keep a fixed order, so the
 * same case gives the same bytes. Times stand in UTC and as London's clocks show them. The reason for a hold, and any
 * text that would tell it, is never in it (process page I8).
 */

/** Kept text that is no instant stands as it is in both. */
const time = z.strictObject({ utc: z.string(), london: z.string() });
const who = z.strictObject({ id: z.string(), name: z.string() });
const by = z.strictObject({
  name: z.string(),
  role: z.string(),
  /** Where a coordinator entered it for somebody, who confirmed it and when (process page §7). */
  relayedFor: z
    .strictObject({ name: z.string(), readBackBy: z.string().optional(), readBackAt: time })
    .optional(),
});
/** What was said, in the shape of the command that it came with. */
const said = z.record(z.string(), z.unknown());
const entry = z.strictObject({ seq: z.number(), at: time, by, what: z.string(), said });

const people = z.strictObject({
  requester: who,
  namedConsultant: who,
  actingConsultant: who,
  actingAs: z.string(),
  team: z.array(z.strictObject({ who, as: z.string(), since: time, until: time.optional() })),
});

const asked = z.strictObject({
  name: z.string(),
  person: who,
  proposedBy: proposer,
  /** By which body, who of it said so and when, and who wrote that down. */
  recommended: candidate.shape.recommended,
  /** Post and employers as they were when they were asked; earlier releases did not keep them. */
  work: workThen.optional(),
  standing: candidateStanding,
  /** Why the invitation lapsed, where it did. */
  because: z.enum(['unanswered', 'undeliverable']).optional(),
  invitedAt: time.optional(),
  acceptedAt: time.optional(),
  registrationNumber: z.string().optional(),
  conflicts: conflictAnswers.optional(),
  canMeetDate: yesNo.optional(),
  noLinkConfirmedAt: time.optional(),
});

const opinionEntry = z.strictObject({
  version: z.number(),
  seq: z.number(),
  at: time,
  reviewer: z.string(),
  opinion,
  answers: z.array(
    z.strictObject({
      from: z.enum(['team', 'family', 'child']),
      question: z.string(),
      answer: z.string().optional(),
    }),
  ),
});

export const caseRecord = z.strictObject({
  document: z.literal('second-opinion-record'),
  documentVersion: z.literal(1),
  ref: z.string(),
  kind,
  status: z.enum([...openStatuses, ...terminalStatuses]),
  caseVersion: z.number(),
  openedAt: time,
  lastChangeAt: time,
  /** What whoever holds this document must know: `not-for-family` under a hold, `after-a-death`. */
  handling: z.array(z.enum(['not-for-family', 'after-a-death'])),
  people,
  request,
  /** The child’s national number by its own name; the request’s field is called `nhsNumber` whatever it is. */
  nationalNumber: z.strictObject({ name: z.string(), number: z.string() }).optional(),
  linkedFrom: z.string().optional(),
  linkedTo: z.array(z.strictObject({ ref: z.string(), kind, whatIsNew: z.string(), at: time })),
  conversation: familyConversation.optional(),
  parentalResponsibility: z.string().optional(),
  /** What the young person said last, themselves (process page §4a). */
  youngPerson: z.strictObject({ ...youngPerson.shape, at: time }).optional(),
  wentOnWithout: z
    .strictObject({ lawfulBasis: z.string(), advisedBy: z.string(), youngPersonToldOn: z.string(), at: time })
    .optional(),
  youngAdultWishes: z.strictObject({ capacity: z.string(), whomToTell: z.string(), at: time }).optional(),
  pack: z.array(packEntry),
  items: z.array(itemAsked),
  information: z.array(information),
  asked: z.array(asked),
  decisions: z.array(entry),
  opinions: z.array(opinionEntry),
  opinionNote: z.string().optional(),
  questionsToReviewer: z.array(questionAsked),
  sharing: z.array(entry),
  outcome: z.array(entry),
  /** Who was asked to test the plan, and what they said. */
  tests: z.array(
    z.strictObject({
      tester: who,
      askedAt: time,
      answeredAt: time.optional(),
      finding: z.string().optional(),
      doubt: z.string().optional(),
    }),
  ),
  noTest: z.strictObject({ reason: z.string(), at: time }).optional(),
  testedInWords: z.string().optional(),
  steps: z.array(entry),
  owed: z.array(debt),
  hold: z
    .strictObject({
      since: time,
      by: who,
      provisional: z.boolean(),
      authority: z.string(),
      reviewOn: z.string(),
    })
    .optional(),
  history: z.array(entry),
});
export type CaseRecord = z.infer<typeof caseRecord>;
