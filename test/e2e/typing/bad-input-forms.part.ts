import type { CaseRef } from '../../../src/domain/case/ids';
import { type Answers, inDays, intake, who } from '../support/answers';
import { historyOf } from '../support/kept';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

const typed = 'Typed at length, and not to be lost.';

let ref: CaseRef;
let before: readonly string[];

beforeAll(async () => {
  ref = await askFor(
    world().player(who.oncologyDoctor),
    'external-second-opinion',
    intake({
      'people.namedConsultant': who.oncologist,
      'people.familyAdvocate': who.advocate,
      'route.candidates.0.candidate': who.saltmereOncologist,
      'route.candidates.0.proposedBy': 'team',
    }),
  );
  before = await historyOf(world(), ref);
}, 60_000);

const kept = async (person: string, form: string) =>
  (await world().stores.drafts.read({ person, about: ref, form }))?.values ?? {};

describe('a required part left out: the page stays, says what is needed, and keeps what was typed', () => {
  const forms: readonly (readonly [command: string, person: string, answers: Answers])[] = [
    ['approve', who.oncologist, { view: '' }],
    ['ask-for-changes', who.oncologist, { missing: '  ' }],
    ['object', who.oncologist, { reason: '' }],
    ['set-deputy', who.oncologist, { person: '', from: inDays(1), to: inDays(9) }],
    ['propose-hand-over', who.oncologist, { to: '', reason: typed }],
    ['add-member', who.oncologist, { person: '', as: 'mdt', reason: typed }],
    ['hold', who.oncologist, { reason: typed, authority: '', reviewOn: inDays(5) }],
    ['comment', who.oncologyDoctor, { comment: '' }],
    ['add-information', who.oncologyDoctor, { information: '' }],
    ['withdraw', who.oncologyDoctor, { reason: typed, whoWasTold: '', familyAgreed: 'yes' }],
    ['record-call', who.oncologyDoctor, { whoRang: typed, when: '' }],
    ['snooze', who.oncologyDoctor, { until: '' }],
    ['snooze', who.oncologist, { until: inDays(0) }],
    ['ask-safeguarding-lead', who.coordinator, { concern: '' }],
    ['record-death', who.coordinator, { initials: 'A.B.', dateOfBirth: '' }],
    ['record-death', who.oncologist, { initials: 'X.Y.', dateOfBirth: '2018-05-04' }],
    ['change-parental-responsibility', who.coordinator, { who: typed, since: '' }],
    ['join-duplicate', who.coordinator, { stays: 'no reference' }],
  ];

  test.each(forms)('%s', async (command, person, answers) => {
    const player = world().player(person);
    await player.say(`status ${ref}`);
    const form = await player.open(ref, command);
    const send = player.verb(form, `send:${command}`);
    await player.press(form, send, answers, { force: true });
    const text = player.textOf({ card: player.shown(form), text: undefined });
    expect(text).toMatch(/needs? your attention/);
    expect(await historyOf(world(), ref)).toEqual(before);
    expect(await kept(person, command)).toMatchObject(answers);
  });
});

/** Sends a form that no card offered this person. */
async function forge(person: string, command: string, answers: Answers): Promise<string> {
  const inputs = Object.fromEntries(Object.entries(answers).map(([path, value]) => [`f.${path}`, value]));
  const activity = world().teams.activity(person, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      action: {
        type: 'Action.Execute',
        verb: `send:${command}:only`,
        data: { case: ref, form: `forged-${command}`, ...inputs },
      },
      trigger: 'manual',
    },
  });
  const { status, body } = await world().teams.signed(activity);
  expect(status).toBe(200);
  return JSON.stringify(body);
}

describe('by the wrong role: refused with whose turn it is, nothing written, what was typed kept', () => {
  const reason = { reason: typed };
  const wrong: readonly (readonly [command: string, person: string, answers: Answers, says: RegExp])[] = [
    ['approve', who.oncologyDoctor, { view: typed }, /Only the .*It waits for .*Okonkwo-Bell/],
    ['ask-for-changes', who.coordinator, { missing: typed }, /Only the .*It waits for/],
    ['object', who.clinicalLead, reason, /Only the .*It waits for/],
    [
      'withdraw',
      who.coordinator,
      { ...reason, whoWasTold: typed, familyAgreed: 'yes' },
      /Only the requester/,
    ],
    [
      'hold',
      who.advocate,
      { ...reason, authority: typed, reviewOn: inDays(5) },
      /Only the safeguarding lead/,
    ],
    [
      'record-death',
      who.advocate,
      { initials: 'A.B.', dateOfBirth: '2018-05-04' },
      /Only the acting consultant/,
    ],
    ['set-deputy', who.oncologyDoctor, { from: inDays(1), to: inDays(2) }, /Only the named consultant/],
    ['propose-hand-over', who.oncologyDoctor, reason, /Only the acting consultant/],
    ['join-duplicate', who.oncologyDoctor, { stays: 'K7M4-RQX3' }, /Only the coordinator/],
    ['ask-safeguarding-lead', who.oncologyDoctor, { concern: typed }, /Only the acting consultant/],
  ];

  test.each(wrong)('%s', async (command, person, answers, says) => {
    expect(await forge(person, command, answers)).toMatch(says);
    expect(await historyOf(world(), ref)).toEqual(before);
    expect(await kept(person, command)).toMatchObject(answers);
  });
});

describe('in the wrong status: refused with where the request stands, nothing written, what was typed kept', () => {
  const wrong: readonly (readonly [command: string, person: string, answers: Answers])[] = [
    ['stand-by', who.oncologyDoctor, { reason: typed }],
    ['proceed', who.clinicalLead, { reason: typed }],
    ['uphold', who.clinicalLead, { reason: typed }],
    ['clear-conflict', who.clinicalLead, { decision: typed }],
    ['release', who.clinicalLead, { reason: typed }],
    ['acknowledge', who.oncologist, { readOn: inDays(0) }],
    ['take-step', who.oncologist, { familyTold: typed }],
    ['ask-reviewer', who.oncologist, { question: typed }],
    ['confirm-record', who.coordinator, { exportedOn: inDays(0) }],
    ['add-candidate', who.coordinator, { reason: typed }],
    ['undo-death', who.clinicalLead, { reason: typed }],
  ];

  test.each(wrong)('%s', async (command, person, answers) => {
    const said = await forge(person, command, answers);
    expect(said).toMatch(/cannot be done at this step|Nothing waits for|is not open at this point/);
    expect(await historyOf(world(), ref)).toEqual(before);
    expect(await kept(person, command)).toMatchObject(answers);
  });
});
