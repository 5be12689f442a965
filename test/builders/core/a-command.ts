import { type Command, type CommandOf, type CommandType, command } from '../../../src/domain/asked/commands';
import { options, question } from '../../../src/domain/asked/request';
import { openSteps } from '../../../src/domain/case/open-steps';
import type { CaseState } from '../../../src/domain/case/state';
import { deathMatches, familyWaits } from '../../../src/domain/process/open/family-side';
import { openDoubts } from '../../../src/domain/process/open/plan-tests';
import { daysBefore } from '../../../src/domain/rules/age';
import { londonDate } from '../../../src/domain/rules/london-time';
import { aRequest } from './a-request';
import { ownWord, ownWordFrom16 } from './own-word';
import { theFacts, who } from './people';
import { aConversation, anOpinion, aWholePack, noConflicts } from './what-is-recorded';

/** What the builder is told to do otherwise: the payload's own fields. */
type Wishes<T extends CommandType> = Partial<Omit<CommandOf<T>, 'type'>>;

export { aConversation, anOpinion, aWholePack, noConflicts };

/** The day on which the last thing happened on the case: what is done after it is done that day. */
const today = ({ lastEventAt }: CaseState) => londonDate(lastEventAt);

/** The question as it is, as somebody would be asked for it again. */
export const questionOf = ({ request }: Pick<CaseState, 'request'>) => question.parse(request.question);

const reason = 'Because it is better for the child.';

/** A consultant in the team around the child, who tests the plan before anybody else. */
const seniorOfTeam = ({ members }: CaseState) =>
  members.find(
    ({ person, until }) => until === undefined && theFacts.directory.byId.get(person)?.grade === 'consultant',
  )?.person;

/** A payload that the case as it is would take, for every command, where one exists at all. */
const payloads: { readonly [T in CommandType]: (state: CaseState) => Omit<CommandOf<T>, 'type'> } = {
  submit: () => ({ request: aRequest({ kind: 'external-second-opinion' }) }),
  approve: () => ({ view: 'This question is fair and open.' }),
  'ask-for-changes': () => ({ missing: 'The question is too wide.' }),
  revise: ({ request }) => ({
    question: questionOf({ request }),
    options: options.parse(request.options),
    change: 'Narrowed the question.',
  }),
  'stand-by': () => ({ reason }),
  object: () => ({ reason }),
  proceed: () => ({ reason }),
  uphold: () => ({ reason, howFamilyTold: 'In person, with their advocate.' }),
  'record-family-conversation': (state) => ({
    conversation: aConversation({ spokenOn: today(state), ...ownWordFrom16(state) }),
  }),
  'go-on-conversation-owed': () => ({
    attempts: 'Rang twice.',
    harmOfWaiting: 'The window closes.',
    nextTry: 'Tonight',
  }),
  'complete-pack': () => ({ items: aWholePack }),
  'add-candidate': () => ({ candidate: who.overseasRheumatologist, proposedBy: 'coordinator', reason }),
  'ask-body': (state) => ({ body: who.cancerPanel, askedOn: today(state) }),
  'record-body-answer': (state) => ({
    answer: 'names',
    names: [who.thornwickNeurologist],
    saidBy: 'The chair, Professor Dunstable',
    saidOn: today(state),
    way: 'letter',
  }),
  'set-body-aside': () => ({ reason: 'It does not meet before the date.' }),
  'reorder-candidates': ({ candidates }) => ({
    first: candidates.findLast((each) => each.standing === 'listed')?.id ?? 'nobody',
    reason,
  }),
  'withdraw-candidate': ({ candidates }) => ({
    candidate:
      candidates.find((each) => ['listed', 'invited', 'lapsed', 'reserve'].includes(each.standing))?.id ??
      'nobody',
    reason,
  }),
  'invite-next': () => ({}),
  accept: () => ({ registrationNumber: '7000001', conflicts: noConflicts, canMeetDate: 'yes' }),
  decline: () => ({ reasonCode: 'no-time' }),
  lapse: ({ candidates }) => ({
    candidate: candidates.find((each) => each.standing === 'invited')?.id ?? 'nobody',
    because: 'unanswered',
  }),
  'clear-conflict': () => ({ decision: 'No bearing on this question.' }),
  'refuse-conflict': () => ({ decision: 'Too close to the team.' }),
  'confirm-no-link': () => ({ noLink: 'yes' }),
  'ask-for-item': () => ({ item: 'The echocardiogram of last week.' }),
  'supply-item': ({ items }) => ({
    item: items.find((each) => each.where === undefined)?.id ?? 'none',
    where: 'PACS',
  }),
  'stand-down': () => ({ reason }),
  release: () => ({ reason }),
  'give-opinion': (state) => ({ opinion: anOpinion(state) }),
  acknowledge: (state) => ({ readOn: today(state), whatWillBeDone: 'The plan stands.' }),
  'record-sharing': (state) => ({
    how: 'shared',
    who: 'Dr Okonkwo-Bell, with both parents',
    sharedOn: today(state),
    manner: 'Read aloud and handed over.',
    advocatePresent: 'yes',
  }),
  'record-outcome': (state) => ({
    outcome: 'agrees',
    familyAgrees: familyWaits(state) ? 'not-asked' : 'yes',
    childAgrees: 'not-able',
    teamAgrees: 'yes',
    plan: 'Second line from Monday.',
    bestInterests: 'It gives her the spring she hopes for.',
    ...(openDoubts(state).length > 0 ? { doubtsAnswered: 'A smaller dose answers it.' } : {}),
  }),
  'take-step': () => ({ step: 'mdt', dueOn: '2027-02-01', familyTold: 'By telephone, the same day.' }),
  'record-other-way': (state) => ({
    way: 'ceac',
    takenOn: today(state),
    familyTold: 'yes',
    toldOn: today(state),
  }),
  resolve: (state) => ({
    step: openSteps(state)[0]?.id ?? 'none',
    result: 'All agree on a trial of four weeks.',
    reviewOn: '2027-03-01',
    bestInterests: 'It keeps both ways open.',
  }),
  'record-owed': (state) => {
    const owed = state.debts.find((each) => each.kind !== 'lead-decision');
    const debt = owed?.id ?? 'none';
    return owed?.kind === 'conversation'
      ? { debt, conversation: aConversation({ spokenOn: today(state), ...ownWordFrom16(state) }) }
      : { debt, toldBy: 'Dr Okonkwo-Bell', toldOn: today(state) };
  },
  'confirm-record': (state) => ({
    exportedOn: today(state),
    gpCopied: familyWaits(state) ? 'paused' : 'yes',
  }),
  'add-information': () => ({ information: 'The new scan is smaller.' }),
  'answer-information': ({ information }) => ({
    information:
      information.find(
        (each) => each.consultantAnsweredAt === undefined || each.reviewerAnsweredAt === undefined,
      )?.id ?? 'none',
    effect: 'changes-nothing',
  }),
  correct: () => ({ correction: { part: 'needed-by', neededBy: '2027-02-19' }, why: reason }),
  'correct-entry': ({ authors }) => ({
    entry: Number(Object.keys(authors)[0] ?? 1),
    correction: 'It was the left side.',
    reason,
  }),
  'ask-reviewer': () => ({ question: 'Does this hold for the higher dose too?' }),
  'answer-reviewer-question': ({ reviewerQuestions }) => ({
    question: reviewerQuestions.find((each) => each.answer === undefined)?.id ?? 'none',
    answer: 'It does.',
  }),
  'ask-tester': (state) => ({ tester: seniorOfTeam(state) ?? who.haematologist }),
  'confirm-plan': () => ({}),
  'doubt-plan': () => ({ doubt: 'The second line is hard on the kidneys.' }),
  'record-test': (state) => ({ finding: 'confirms', saidOn: today(state) }),
  'record-no-test': () => ({ reason: 'Nobody with the experience was free in time.' }),
  withdraw: () => ({ reason, whoWasTold: 'Both parents.', familyAgreed: 'yes' }),
  'take-over': () => ({ reason }),
  'hand-back': () => ({ reason }),
  'decline-hand-over': () => ({ reason }),
  'take-back-hand-over': () => ({ reason }),
  'propose-hand-over': () => ({ to: who.haematologist, reason }),
  'accept-hand-over': () => ({}),
  'set-deputy': () => ({ person: who.neurologysDeputy, from: '2027-01-01', to: '2027-12-31' }),
  'replace-requester': () => ({ person: who.respiratoryDoctor, reason }),
  'add-member': () => ({ person: who.physiotherapist, as: 'mdt', reason }),
  'remove-member': ({ members }) => ({
    person: members.find((each) => each.until === undefined)?.person ?? who.nurse,
    reason,
  }),
  'name-stand-in': () => ({ role: 'coordinator', person: who.servicePlanner, reason }),
  'ask-safeguarding-lead': () => ({ concern: 'Would this raise a risk at home?' }),
  hold: () => ({ reason: 'Under enquiry.', authority: 'Local authority', reviewOn: '2027-02-26' }),
  'review-hold': () => ({ authority: 'Local authority', reviewOn: '2027-02-28', reason: 'Enquiry goes on.' }),
  'lift-hold': () => ({ reason: 'Enquiry is over.' }),
  'record-family-not-told': () => ({ authority: 'Local authority', reason: 'Risk at home.' }),
  'show-hold-reason': () => ({}),
  'change-parental-responsibility': (state) => ({ who: 'The local authority', since: today(state) }),
  'record-account-given': (state) => ({ givenOn: today(state), toWhom: 'Her mother', format: 'paper' }),
  'decide-childs-account': (state) => ({
    decidedBy: 'Her mother, with Dr Okonkwo-Bell',
    decidedOn: today(state),
    version: 'ten',
  }),
  'withhold-name': (state) => ({ ground: 'threat', askedBy: 'reviewer', reviewOn: today(state) }),
  'show-name-again': () => ({ reason: 'The police see no danger any more.' }),
  'ask-family-again': () => ({ reason }),
  'record-young-persons-word': ownWord,
  'record-young-adult-wishes': (state) => ({
    capacity: 'Has capacity.',
    whomToTell: 'Her mother.',
    recordedOn: today(state),
  }),
  'record-death': ({ request }) => ({ initials: 'qz', dateOfBirth: request.child.dateOfBirth }),
  'undo-death': () => ({ reason: 'Entered on the wrong child.' }),
  'decide-match': (state) => ({
    ref: state.aboutChild?.[0]?.ref ?? 'T2HW-9CDK',
    verdict: 'another',
    reason: 'The number is another child’s.',
    ...(deathMatches(state).length > 0
      ? { initials: 'qz', dateOfBirth: state.request.child.dateOfBirth }
      : {}),
  }),
  'note-other-request': () => ({ ref: 'T2HW-9CDK' }),
  'tell-others': ({ childNews = 0 }) => ({ news: childNews }),
  'start-linked-request': () => ({
    kind: 'external-second-opinion',
    whatIsNew: 'The advice to ask outside.',
    newRef: 'T2HW-9CDK',
  }),
  'support-third-opinion': () => ({ reason: 'The first two disagree.' }),
  'take-in-duplicate': () => ({ ref: 'T2HW-9CDK' }),
  'join-duplicate': () => ({ stays: 'T2HW-9CDK' }),
  'record-call': () => ({ whoRang: 'The coordinator rang Dr Baek-Turner', when: 'Today, 10:20' }),
  comment: () => ({ comment: 'The ward is told.' }),
  snooze: (state) => ({ until: daysBefore(today(state), -7) }),
  'fall-due': () => ({}),
  'note-delivery': ({ requester }) => ({ person: requester, standing: 'undeliverable', why: 'blocked' }),
};

/** A whole command, parsed as it would arrive from a card. */
export function aCommand<T extends CommandType>(
  type: T,
  wishes: Wishes<T> = {},
): (state: CaseState) => Command {
  return (state) => command.parse({ ...payloads[type](state), ...wishes, type });
}

/** Every command there is. */
export const commandTypes: readonly CommandType[] = Object.keys(payloads) as CommandType[];

/** The submission of a request: the first command of every case. */
export function submission(
  wishes: Parameters<typeof aRequest>[0],
  linkedFrom?: CommandOf<'submit'>['linkedFrom'],
): Command {
  return command.parse({ type: 'submit', request: aRequest(wishes), linkedFrom });
}
