import { type Command, type CommandType, command } from '../../../src/domain/asked/commands';
import type { CaseState } from '../../../src/domain/case/state';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { familyWaits } from '../../../src/domain/process/open/family-side';
import { daysBefore } from '../../../src/domain/rules/age';
import { londonDate } from '../../../src/domain/rules/london-time';
import { aCommand, aConversation, anOpinion, noConflicts } from './a-command';
import type { Dice } from './dice';
import { everybody } from './people';

const answerers = [
  ...inventedDirectory.people.filter((each) => each.grade === 'consultant').map((each) => each.id),
  ...inventedDirectory.panels.map((each) => each.id),
];

interface Moment {
  readonly state: CaseState;
  /** Today in London. */
  readonly today: string;
  readonly dice: Dice;
  readonly by: string;
}

const later = ({ today, dice }: Moment) => daysBefore(today, -1 - dice.roll(20));
const anybody = ({ dice }: Moment) => dice.pickAny(everybody) ?? '';
const anyConsultant = ({ dice }: Moment) =>
  dice.pickAny(inventedDirectory.people.filter((each) => each.grade === 'consultant'))?.id ?? '';
const anyCandidate = ({ state, dice }: Moment) => dice.pickAny(state.candidates)?.id ?? 'nobody';

/** What somebody might choose instead of the usual, for the commands where it matters to the process. */
const choices: { readonly [T in CommandType]?: (moment: Moment) => object } = {
  revise: ({ state, dice }) =>
    dice.roll(2) === 0 ? {} : { question: { ...state.request.question, urgency: 'soon' } },
  uphold: ({ dice }) => (dice.roll(2) === 0 ? { howFamilyTold: undefined } : {}),
  'record-family-conversation': ({ dice }) => ({
    conversation: aConversation({
      view: dice.pick(['wants', 'accepts', 'objects', 'holders-differ']),
      advocateOffered: dice.pick(['yes', 'declined', 'none-available']),
    }),
  }),
  'add-candidate': ({ dice }) => ({ candidate: dice.pickAny(answerers) }),
  'record-body-answer': ({ dice }) => {
    const answer = dice.pick(['names', 'none']);
    return { answer, names: answer === 'none' ? [] : [dice.pickAny(answerers)] };
  },
  'reorder-candidates': (moment) => (moment.dice.roll(3) === 0 ? { first: anyCandidate(moment) } : {}),
  'withdraw-candidate': (moment) => ({ candidate: anyCandidate(moment) }),
  'invite-next': (moment) => (moment.dice.roll(2) === 0 ? {} : { candidate: anyCandidate(moment) }),
  accept: ({ dice }) => {
    const declared = dice.pick([
      'none',
      'none',
      'none',
      'sameEmployer',
      'personal',
      'alreadyDiscussed',
    ] as const);
    const conflicts =
      declared === 'none' ? noConflicts : { ...noConflicts, [declared]: 'yes', details: 'A word on it.' };
    return { conflicts, canMeetDate: dice.pick(['yes', 'no']) };
  },
  lapse: (moment) => ({
    candidate: anyCandidate(moment),
    because: moment.dice.pick(['unanswered', 'undeliverable']),
  }),
  'supply-item': ({ state, dice }) => ({ item: dice.pickAny(state.items)?.id ?? 'none' }),
  'give-opinion': ({ state, dice }) => ({ opinion: someOpinion(state, dice) }),
  acknowledge: ({ dice }) => (dice.roll(4) === 0 ? { whatWillBeDone: undefined } : {}),
  'record-sharing': ({ dice }) => ({ how: dice.pick(['shared', 'declined-by-family', 'held']) }),
  'record-outcome': ({ state, dice }) => ({
    outcome: dice.pick(['agrees', 'partly', 'differs', 'inconclusive']),
    familyAgrees: familyWaits(state) ? 'not-asked' : dice.pick(['yes', 'yes', 'no']),
    childAgrees: dice.pick(['yes', 'not-able', 'no']),
    teamAgrees: dice.pick(['yes', 'yes', 'no']),
  }),
  'record-other-way': ({ dice }) => ({
    way: dice.pick(['ceac', 'mediation', 'court']),
    familyTold: dice.pick(['yes', 'not-yet']),
  }),
  'take-step': (moment) => ({ dueOn: later(moment) }),
  resolve: ({ state, dice }) => (dice.roll(3) === 0 ? { step: dice.pickAny(state.steps)?.id ?? 'none' } : {}),
  'record-owed': ({ state, dice }) => {
    const debt = dice.pickAny(state.debts);
    return {
      debt: debt?.id ?? 'none',
      conversation: aConversation({ view: dice.pick(['wants', 'objects']) }),
      toldBy: 'A colleague',
      toldOn: state.lastEventAt.slice(0, 10),
    };
  },
  'answer-information': ({ state, dice }) => ({
    information: dice.pickAny(state.information)?.id ?? 'none',
    effect: dice.pick(['changes-nothing', 'changes-something']),
    whatFollows: dice.pickAny([undefined, 'A smaller dose.']),
  }),
  correct: (moment) => ({ correction: someCorrection(moment) }),
  'correct-entry': ({ state, by, dice }) => {
    const own = Object.entries(state.authors).filter(([, author]) => author === by);
    const entry = Number(dice.pickAny(own)?.[0] ?? dice.pickAny(Object.keys(state.authors)) ?? 1);
    const isOpinion = state.opinions.some((each) => each.seq === entry);
    return { entry, ...(isOpinion || dice.roll(8) === 0 ? { opinion: someOpinion(state, dice) } : {}) };
  },
  'ask-tester': (moment) => ({ tester: moment.dice.roll(2) === 0 ? anyConsultant(moment) : anybody(moment) }),
  'record-test': ({ dice }) => ({
    finding: dice.pick(['confirms', 'doubts']),
    doubt: dice.pickAny([undefined, 'Too much for her kidneys.']),
  }),
  withdraw: ({ dice }) => ({ familyAgreed: dice.pick(['yes', 'no']) }),
  'propose-hand-over': (moment) => ({ to: anyConsultant(moment) }),
  'set-deputy': (moment) => ({ person: anyConsultant(moment), from: moment.today, to: later(moment) }),
  'replace-requester': (moment) => ({ person: anybody(moment) }),
  'add-member': (moment) => ({
    person: anybody(moment),
    as: moment.dice.pick(['mdt', 'gp', 'other', 'advocate']),
  }),
  'remove-member': ({ state, dice }) => ({ person: dice.pickAny(state.members)?.person ?? state.requester }),
  'name-stand-in': (moment) => ({
    role: moment.dice.pick(['clinical-lead', 'safeguarding-lead', 'coordinator']),
    person: anybody(moment),
  }),
  hold: (moment) => ({ reviewOn: later(moment) }),
  'review-hold': (moment) => ({ reviewOn: later(moment) }),
  snooze: (moment) => ({ until: later(moment) }),
  'start-linked-request': ({ dice }) => ({ kind: dice.pick(['critical-friend', 'external-second-opinion']) }),
  'join-duplicate': ({ state, dice }) => ({ stays: dice.pick(['T2HW-9CDK', state.ref]) }),
  'record-death': ({ dice }) => (dice.roll(3) === 0 ? { initials: 'X.Y.' } : {}),
  'note-delivery': (moment) => ({
    person:
      moment.dice.roll(2) === 0
        ? anybody(moment)
        : (moment.dice.pickAny(moment.state.candidates)?.person ?? ''),
    standing: moment.dice.pick(['undeliverable', 'undeliverable', 'reachable']),
    why: moment.dice.pick(['blocked', 'never installed']),
  }),
};

function someOpinion(state: CaseState, dice: Dice) {
  const wishes = {
    supportsPlan: dice.pick(['yes', 'yes', 'partly', 'no', 'cannot-say'] as const),
    ...(state.kind === 'critical-friend'
      ? { advice: dice.pick(['support-plan', 'seek-eso', 'other'] as const) }
      : {}),
  };
  return dice.roll(8) === 0
    ? anOpinion(state, { ...wishes, answers: ['One', 'Two', 'Three', 'Four'] })
    : anOpinion(state, wishes);
}

function someCorrection(moment: Moment): object {
  const { state, dice, today } = moment;
  const { child, question } = state.request;
  const questions =
    dice.roll(2) === 0 ? question.questions : [...question.questions.slice(0, 2), 'And at night?'];
  return dice.pick<object>([
    { part: 'needed-by', neededBy: later(moment) },
    { part: 'urgency', urgency: dice.pick(['urgent', 'soon', 'routine']) },
    { part: 'question', question: { ...question, neededBy: later(moment), questions } },
    { part: 'child', child: { ...child, localReference: `MRD-${dice.roll(900)}` } },
    { part: 'child', child: { ...child, dateOfBirth: daysBefore(today, 900 + dice.roll(5_000)) } },
    {
      part: 'child',
      wrongChild: 'yes',
      child: { ...child, dateOfBirth: daysBefore(today, 900 + dice.roll(5_000)) },
    },
  ]);
}

/** A command of the type as somebody might give it now; undefined where the choice itself is no whole command. */
export function anyCommand(
  type: CommandType,
  state: CaseState,
  by: string,
  now: string,
  dice: Dice,
): Command | undefined {
  const usual = aCommand(type)(state);
  const chosen = choices[type]?.({ state, today: londonDate(now), dice, by }) ?? {};
  const parsed = command.safeParse({ ...usual, ...chosen });
  return parsed.success ? parsed.data : undefined;
}
