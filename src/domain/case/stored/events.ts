import { z } from 'zod';
import { personId } from '../ids';
import { debtKind } from '../matters';
import { acceptance, candidate } from '../state';
import { traits } from '../traits';
import { chosen } from './chosen';
import { familyConversation, opinion } from './recorded';
import { remindedOf } from './reminded-of';
import { said, verdicts } from './said';
import { workThen } from './work-then';

/** What happened. Events keep the actor's name and role, and what was said, as they were; they are never changed. */

const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: personId, name: z.string(), role: z.string() }),
  z.object({ kind: z.literal('system') }),
]);
export type EventActor = z.infer<typeof actor>;

const envelope = {
  /** The version this event makes. */
  seq: z.number().int().positive(),
  at: z.string(),
  actor,
  /** Where the coordinator entered it for somebody: for whom, and when it was read back to whom (process page §7). */
  relayedFor: z
    .object({ id: personId, name: z.string(), readBackAt: z.string(), readBackBy: z.string().optional() })
    .optional(),
};

const e = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...envelope, ...shape });

const id = z.string();
export const caseEvent = z.discriminatedUnion('type', [
  /** `deputy`: whom the directory appointed then to stand in for the named consultant; older entries do not say it. */
  e('submitted', {
    ref: z.string(),
    said: said.submit,
    candidates: z.array(candidate),
    deputy: personId.optional(),
  }),
  e('approved', { said: said.approve }),
  e('changes-asked', { said: said['ask-for-changes'] }),
  e('revised', { said: said.revise }),
  e('stood-by', { said: said['stand-by'] }),
  e('objected', { said: said.object }),
  e('lead-proceeded', { said: said.proceed }),
  e('lead-upheld', { said: said.uphold }),
  e('conversation-recorded', { said: said['record-family-conversation'] }),
  e('young-persons-word-recorded', { said: said['record-young-persons-word'] }),
  e('family-asked-again', { said: said['ask-family-again'] }),
  e('went-on-conversation-owed', { said: said['go-on-conversation-owed'] }),
  e('pack-completed', { said: said['complete-pack'] }),
  e('candidate-added', { candidate, reason: z.string() }),
  /** Which body, as it was called then, who answers for it, and on which day it was asked. */
  e('body-asked', { id, name: z.string(), said: said['ask-body'] }),
  e('body-answered', { body: id, said: said['record-body-answer'] }),
  e('body-named-nobody', { body: id, said: said['record-body-answer'] }),
  /** `reason` where somebody set it aside; else the time to answer passed. */
  e('body-did-not-reply', { body: id, reason: z.string().optional() }),
  e('candidates-reordered', { said: said['reorder-candidates'] }),
  e('candidate-withdrawn', { said: said['withdraw-candidate'] }),
  /** `work`: what they were then; older entries do not say it. */
  e('candidate-invited', { candidate: id, work: workThen.optional() }),
  /** By the directory somebody else answers for the panel now. */
  e('clerk-replaced', { candidate: id, person: personId }),
  /** The panel holds the place and had answered through another clerk: the present one answers the same questions first. */
  e('panel-asked-again', { candidate: id }),
  /** Whom the directory appoints to stand in for the named consultant, as far as it differs from what was known. */
  e('deputy-noted', { person: personId.optional() }),
  /** By the directory or a date, without a press: whose part began, whose ended, and for whom it waits since. */
  e('parts-changed', {
    gained: z.array(z.object({ person: personId, name: z.string(), roles: z.array(z.string()) })),
    lost: z.array(z.object({ person: personId, name: z.string() })),
    asked: z.array(personId),
  }),
  /** By the directory somebody has another account: what they had under the one is theirs under the other. */
  e('account-changed', { from: personId, to: personId, name: z.string() }),
  e('list-exhausted', {}),
  e('invitation-accepted', {
    candidate: id,
    acceptance,
    as: z.enum(['reviewer', 'reserve']),
    work: workThen.optional(),
  }),
  e('invitation-declined', { candidate: id, said: said.decline }),
  e('invitation-lapsed', { candidate: id, because: z.enum(['unanswered', 'undeliverable']) }),
  /** It could not be sent, or nothing after it, by a fault of the bot, its tenant or Teams; and then it was. */
  e('invitation-held-up', { candidate: id, why: z.string() }),
  e('invitation-sent-on', { candidate: id }),
  e('acceptance-refused', { candidate: id, why: z.string() }),
  e('conflict-cleared', { candidate: id, decision: z.string().optional() }),
  e('conflict-refused', { candidate: id, decision: z.string() }),
  e('no-link-confirmed', { candidate: id }),
  e('item-asked', { id, said: said['ask-for-item'] }),
  e('item-supplied', { said: said['supply-item'] }),
  e('reviewer-stood-down', { candidate: id, reason: z.string() }),
  e('reviewer-released', { candidate: id, reason: z.string(), opinionStays: z.boolean() }),
  e('opinion-given', { candidate: id, opinion }),
  e('acknowledged', { said: said.acknowledge }),
  e('sharing-recorded', { said: said['record-sharing'] }),
  e('outcome-recorded', { said: said['record-outcome'], resolutionNeeded: z.boolean() }),
  /** It was recorded while nobody might ask the family, who may be asked now. */
  e('outcome-asked-again', {}),
  e('other-way-recorded', { id, said: said['record-other-way'] }),
  e('step-taken', { id, said: said['take-step'] }),
  e('resolved', { said: said.resolve }),
  e('debt-incurred', {
    id,
    kind: debtKind,
    about: z.string(),
  }),
  /** `kind`: what was owed; older entries do not say it. */
  e('debt-paid', {
    debt: id,
    kind: debtKind.optional(),
    conversation: familyConversation.optional(),
    toldBy: z.string().optional(),
    toldOn: z.string().optional(),
    note: z.string().optional(),
    /** The outcome was recorded before the family had heard the opinion: it is recorded again. */
    outcomeAnew: z.literal(true).optional(),
  }),
  e('record-confirmed', { said: said['confirm-record'] }),
  e('information-added', { id, said: said['add-information'] }),
  e('information-answered', { as: z.enum(['reviewer', 'consultant']), said: said['answer-information'] }),
  e('corrected', { said: said.correct, old: z.string() }),
  e('entry-corrected', { said: said['correct-entry'] }),
  e('reviewer-asked', { id, said: said['ask-reviewer'] }),
  e('reviewer-answered', { said: said['answer-reviewer-question'] }),
  e('tester-asked', { id, name: z.string(), said: said['ask-tester'] }),
  /** `test`: which one, as the id with which it was asked for. */
  e('plan-confirmed', { test: id, said: said['confirm-plan'] }),
  e('plan-doubted', { test: id, said: said['doubt-plan'] }),
  e('test-recorded', { test: id, said: said['record-test'] }),
  e('no-test-recorded', { said: said['record-no-test'] }),
  e('withdrawn', { said: said.withdraw }),
  e('taken-over', { by: personId, as: z.enum(['deputy', 'clinical-lead']), reason: z.string() }),
  e('handed-back', { said: said['hand-back'] }),
  e('hand-over-proposed', { said: said['propose-hand-over'] }),
  e('hand-over-accepted', { to: personId, organisation: z.string(), deputy: personId.optional() }),
  e('hand-over-declined', { said: said['decline-hand-over'] }),
  e('hand-over-taken-back', { said: said['take-back-hand-over'] }),
  e('deputy-set', { said: said['set-deputy'] }),
  e('requester-replaced', { said: said['replace-requester'] }),
  e('member-added', { said: said['add-member'] }),
  e('member-removed', { said: said['remove-member'] }),
  e('stand-in-named', { said: said['name-stand-in'] }),
  e('safeguarding-lead-asked', { said: said['ask-safeguarding-lead'] }),
  /** `from`: the request about the same child on which somebody set it, where it was not this one. */
  e('held', { provisional: z.boolean(), from: z.string().optional(), said: said.hold }),
  e('hold-reviewed', { said: said['review-hold'] }),
  e('hold-lifted', { said: said['lift-hold'] }),
  e('family-not-told-recorded', { said: said['record-family-not-told'] }),
  e('hold-reason-shown', {}),
  e('parental-responsibility-changed', { said: said['change-parental-responsibility'] }),
  e('account-given', { said: said['record-account-given'] }),
  e('childs-account-decided', { said: said['decide-childs-account'] }),
  /** Whose name, as the candidate's id. */
  e('name-withheld', { candidate: id, said: said['withhold-name'] }),
  e('name-shown-again', { candidate: id, said: said['show-name-again'] }),
  e('eighteenth-birthday', {}),
  /** In Scotland, where the young person’s own agreement is asked from then on. */
  e('sixteenth-birthday', {}),
  e('young-adult-wishes-recorded', { said: said['record-young-adult-wishes'] }),
  /** Where it was not recorded on this one: `because` of which request about the same child, `from` which it came, and when it was recorded there. */
  e('death-recorded', {
    because: z.string().optional(),
    from: z.string().optional(),
    recordedAt: z.string().optional(),
  }),
  e('other-request-noted', {
    ref: z.string(),
    organisation: z.string(),
    certain: z.boolean(),
    held: z.boolean(),
    died: z.boolean(),
  }),
  e('match-decided', { ref: z.string(), verdict: z.enum(verdicts), reason: z.string() }),
  /** The same of a request that was only found to be perhaps about the same child: nothing waits for it. */
  e('likeness-decided', { ref: z.string(), verdict: z.enum(verdicts), reason: z.string() }),
  e('others-told', {}),
  e('death-undone', { said: said['undo-death'] }),
  e('linked-request-started', { said: said['start-linked-request'] }),
  e('third-opinion-supported', { said: said['support-third-opinion'] }),
  /** `certain`, and what the two say otherwise of the child: older entries do not say it. */
  e('match-found', {
    ref: z.string(),
    requesterToo: z.boolean(),
    certain: z.boolean().optional(),
    differs: z.array(chosen(traits)).optional(),
  }),
  /** `withoutPart`: who has no part in the request that stays; older entries do not say it. */
  e('duplicate-joined', { said: said['join-duplicate'], withoutPart: z.array(personId).optional() }),
  /** A duplicate was joined to this request, at that version of it: what it carried is carried here now. */
  e('duplicate-taken-in', {
    ref: z.string(),
    version: z.number(),
    familyAsked: z.boolean(),
    questions: z.object({ family: z.array(z.string()), child: z.array(z.string()) }),
    team: z.array(personId),
    requesters: z.array(personId),
    barred: z.array(z.string()),
    /** Where nothing may go, as the young person said there; older entries do not say it. */
    excluded: z.array(z.string()).optional(),
  }),
  e('call-recorded', { said: said['record-call'] }),
  e('commented', { said: said.comment }),
  e('snoozed', { said: said.snooze }),
  /** `about` what; `obligation` names the thing and the occasion, and is read by nobody. */
  e('reminded', {
    obligation: z.string(),
    about: remindedOf,
    rung: z.number(),
    people: z.array(personId),
    urgent: z.boolean(),
  }),
  /** `corrects`: that the person is out of reach was noted before, for another reason. */
  e('delivery-noted', { said: said['note-delivery'], corrects: z.literal(true).optional() }),
]);
export type CaseEvent = z.infer<typeof caseEvent>;
export type EventType = CaseEvent['type'];
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

type WithoutEnvelope<E> = E extends CaseEvent ? Omit<E, 'seq' | 'at' | 'actor' | 'relayedFor'> : never;
/** An event before the shell numbers and dates it. */
export type EventBody = WithoutEnvelope<CaseEvent>;
