import { z } from 'zod';
import { personId } from './ids';
import { knownRequest } from './known-request';
import {
  bodyAsked,
  debt,
  foundMatch,
  hold,
  information,
  itemAsked,
  opinionVersion,
  otherWayTaken,
  planTest,
  questionAsked,
  stepTaken,
} from './matters';
import { openStage, outcomeRecord, terminalStage, terminalStatuses } from './stage';
import { yesNo } from './stored/chosen';
import { conflictAnswers, familyConversation, packEntry, youngPerson } from './stored/recorded';
import { remindedOf } from './stored/reminded-of';
import { kind, proposer, request } from './stored/request';
import { memberRoles, said } from './stored/said';
import { workThen } from './stored/work-then';

/** What a case is now: the fold of its events (see evolve). */

const instant = z.string();

export const candidateStanding = z.enum([
  'listed',
  'invited',
  'lapsed',
  'reserve',
  'reviewer',
  'declined',
  'refused',
  'withdrawn',
  'stood-down',
  'released',
]);
export type CandidateStanding = z.infer<typeof candidateStanding>;

export const acceptance = z.object({
  at: instant,
  registrationNumber: z.string(),
  conflicts: conflictAnswers,
  canMeetDate: yesNo,
  /** What a clinical lead must look at; nothing declared is cleared at once. */
  declared: z.array(z.string()),
});

export const candidate = z.object({
  id: z.string(),
  /** Who answers: the person, or the panel's clerk, whom the directory may replace (see followDirectory). */
  person: personId,
  panel: z.string().optional(),
  /** The members who were free when the panel was chosen, for the record; who is free is looked up each time. */
  panelMembers: z.array(personId),
  name: z.string(),
  proposedBy: proposer,
  /** By which body, who of it said so and when, and who wrote that down: only a recorded answer makes this. */
  recommended: z
    .object({
      body: z.string(),
      saidBy: z.string(),
      saidOn: z.string(),
      by: z.enum(['clerk', 'office']),
      writtenBy: z.string(),
    })
    .optional(),
  /** As it was when they were asked last, or accepted; absent for whoever an earlier release asked. */
  work: workThen.optional(),
  /** Shown to coordinator and acting consultant: e.g. a critical friend from outside the organisation. */
  warning: z.string().optional(),
  standing: candidateStanding,
  /** An invitation is a step of its own (process page I10); 0 before the first. */
  step: z.number(),
  invitedAt: instant.optional(),
  /** Since when a fault that is not theirs keeps the invitation from them: their time does not run meanwhile. */
  heldUpSince: instant.optional(),
  /** From when their time to answer counts, where that is not the invitation's own. */
  countedFrom: instant.optional(),
  /** A panel that has the place and is asked again: nobody in reserve is asked meanwhile. */
  keepsPlace: z.literal(true).optional(),
  undeliverable: z.boolean(),
  acceptance: acceptance.optional(),
  linkConfirmedAt: instant.optional(),
});
export type Candidate = z.infer<typeof candidate>;

export const member = z.object({
  person: personId,
  as: z.enum(memberRoles),
  since: instant,
  until: instant.optional(),
});
export type Member = z.infer<typeof member>;

export const caseState = z.object({
  ref: z.string(),
  kind,
  /** Raised by every event. */
  version: z.number(),
  /** Names the open gate: the version that opened it (process page I10). */
  step: z.number(),
  openedAt: instant,
  lastEventAt: instant,
  /** When the open gate opened: its reminders run from here. */
  gateSince: instant,
  stage: z.union([openStage, terminalStage]),
  requester: personId,
  /** Who was the requester before, or of a request that was joined to this one; left out: nobody else (process page I3). */
  formerRequesters: z.array(personId).optional(),
  namedConsultant: personId,
  /** Who acts as consultant now; the named consultant unless somebody took over. */
  actingConsultant: personId,
  actingAs: z.enum(['named-consultant', 'deputy', 'clinical-lead']),
  /** A deputy set on this case; else the directory's. */
  deputy: z.object({ person: personId, from: z.string(), to: z.string() }).optional(),
  /** Whom the directory last appointed to stand in for the named consultant: it counts once that one has left it. */
  deputyNoted: personId.optional(),
  handOver: z.object({ to: personId, since: instant, by: personId }).optional(),
  /** Named by the coordinator where a standing role had nobody free. */
  standIns: z.record(z.string(), personId),
  /** Everybody who was ever requester, consultant or in the team around the child (process page I2). */
  everOnTheTeam: z.array(personId),
  members: z.array(member),
  request,
  candidates: z.array(candidate),
  /** When the date by which the opinion is needed was last changed by a correction. */
  neededBySetAt: instant.optional(),
  exhaustedAt: instant.optional(),
  /** Who had a part that ended without a press. */
  formerParts: z.array(personId).optional(),
  conversation: familyConversation.optional(),
  parentalResponsibility: z.string().optional(),
  pack: z.array(packEntry),
  items: z.array(itemAsked),
  information: z.array(information),
  reviewerQuestions: z.array(questionAsked),
  opinions: z.array(opinionVersion),
  /** The opinion giver was released after giving the opinion: it stays, marked. */
  opinionMarked: z.string().optional(),
  acknowledgedAt: instant.optional(),
  sharedWithFamilyAt: instant.optional(),
  /** On which day the consultant says to have read the opinion, and on which the family is said to have heard it. */
  readOn: z.string().optional(),
  sharedOn: z.string().optional(),
  sharingDeclined: z.boolean(),
  childsView: z.string().optional(),
  outcome: outcomeRecord.optional(),
  /** Other ways that were taken: an ethics committee, mediation, a conflict champion, legal advice, a court (process page §4a). */
  otherWays: z.array(otherWayTaken).optional(),
  /** Bodies that were asked whom they recommend; the last one is the present one (process page §4a, ask a body). */
  bodies: z.array(bodyAsked).optional(),
  /** Who was asked to test the plan, and what they said; the last one is the present one (process page §4b, test of the plan). */
  tests: z.array(planTest).optional(),
  /** Why there was no test, as the clinical lead recorded it. */
  noTest: z.object({ reason: z.string(), at: instant }).optional(),
  /** That it was tested, in words: asked for by earlier releases. */
  testedInWords: z.string().optional(),
  /** Who decided as clinical lead that it goes on: they do not test it. */
  leadDecidedBy: z.array(personId).optional(),
  steps: z.array(stepTaken),
  debts: z.array(debt),
  hold: hold.optional(),
  /** A hold was lifted: conversation and sharing became owed and closing waits for them. */
  holdLiftedAt: instant.optional(),
  /** Last time that a conversation or a sharing that was owed took place, where the entry said which of these it was. */
  familyTalkPaidAt: instant.optional(),
  familyNotTold: z.object({ authority: z.string(), at: instant }).optional(),
  /** Set on the 18th birthday; cleared when the young adult's wishes are recorded (process page I12). */
  awaitingYoungAdult: z.boolean(),
  turnedAdultAt: instant.optional(),
  youngAdultWishes: z.object({ capacity: z.string(), whomToTell: z.string(), at: instant }).optional(),
  /** The young person’s own word as it was said last, and when it was recorded (process page §4a). */
  youngPerson: youngPerson.extend({ at: instant }).optional(),
  /** The clinical lead’s decision to go on in spite of the young person’s refusal: on which basis, and when. */
  wentOnWithout: z
    .object({ lawfulBasis: z.string(), advisedBy: z.string(), youngPersonToldOn: z.string(), at: instant })
    .optional(),
  /** When the 16th birthday was noticed, where it counts: in Scotland (process page I12). */
  turnedSixteenAt: instant.optional(),
  /** Names withheld from the family's side for safety, each until the end of its day (process page §4b). */
  namesWithheld: z
    .array(z.object({ ...said['withhold-name'].shape, candidate: z.string(), at: instant }))
    .optional(),
  /** When the account was given, to whom, and in which form. */
  accountsGiven: z.array(z.object({ ...said['record-account-given'].shape, at: instant })).optional(),
  /** That the child should have an account written to them, as it was decided last (process page §8). */
  childsAccount: z.object({ ...said['decide-childs-account'].shape, at: instant }).optional(),
  /** Last time the family was talked to, as far as recorded. */
  familyUpdatedAt: instant,
  /** As much of it as later decisions need; what is new, and the lead's reason, stand in the first entry. */
  linkedFrom: z
    .object({ ref: z.string(), barred: z.array(personId), earlierOpinions: z.number() })
    .optional(),
  linkedTo: z.array(z.object({ ref: z.string(), kind, whatIsNew: z.string(), at: instant })),
  /** Open requests that asked the same about the same child when this one was sent; `requesterToo` has a part in it. */
  matches: z.array(foundMatch).optional(),
  /** Duplicates that were joined to this one, at which version of theirs; whom they bar; what they ask besides. */
  takenIn: z.array(z.object({ ref: z.string(), version: z.number() })).optional(),
  barredByJoin: z.array(personId).optional(),
  /** Where nothing may go, as the young person said on a duplicate that was joined to this one. */
  excludedByJoin: z.array(z.string()).optional(),
  joinedQuestions: z.object({ family: z.array(z.string()), child: z.array(z.string()) }).optional(),
  /** Other requests about the child, certainly or perhaps, that are or were held, or ended by a death (process page §4b). */
  aboutChild: z.array(knownRequest).optional(),
  /** The record of a death that was undone here last: on which request somebody wrote it and when, and when it was undone. */
  deathUndone: z.object({ from: z.string(), recordedAt: instant, at: instant }).optional(),
  /** The entry of which other requests about the child are still to hear; absent once they have. */
  childNews: z.number().optional(),
  thirdOpinionReason: z.string().optional(),
  calls: z.array(z.object({ who: z.string(), when: z.string(), at: instant })),
  /** Highest rung reached per obligation, when, and about what. */
  rungs: z.record(z.string(), z.object({ rung: z.number(), at: instant, about: remindedOf })),
  /** Each person's own "not before", per case. */
  snoozed: z.record(z.string(), z.string()),
  /** Whom the bot cannot reach; `corrected` once an entry has said that the reason is another one. */
  undeliverable: z.record(
    z.string(),
    z.object({ why: z.string(), since: instant, corrected: z.boolean().optional() }),
  ),
  /** Who wrote which entry (by the version it made): only its author corrects it. */
  authors: z.record(z.string(), personId),
  /** Names as they were when people acted, for those who have left the directory. */
  names: z.record(z.string(), z.string()),
});
export type CaseState = z.infer<typeof caseState>;

/** Whether nothing more is asked or reminded (process page I5). */
export function isTerminal(state: CaseState): boolean {
  return (terminalStatuses as readonly string[]).includes(state.stage.status);
}

/** Everybody who ever was the requester, whoever sent it among them (process page I3). */
export function everRequester({ requester, formerRequesters = [], authors }: CaseState): readonly string[] {
  // The first entry is the request itself: its author sent it, also where no replacement was kept.
  const { 1: sentBy = requester } = authors;
  return [...new Set([requester, sentBy, ...formerRequesters])];
}

/** The candidate who holds the slot, if any (process page I4: at most one). */
export function reviewerOf(state: CaseState): Candidate | undefined {
  return state.candidates.find((each) => each.standing === 'reviewer');
}
