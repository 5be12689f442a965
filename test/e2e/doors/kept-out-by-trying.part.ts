import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import type { JsonObject } from '../../../src/stand-in/json';
import {
  familyConversation,
  first,
  inDays,
  intake,
  noConflicts,
  pack,
  strangerId,
  who,
} from '../support/answers';
import { historyOf, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

const gp = inventedId(601);
const operator = inventedId(123);
const planner = inventedId(124);

/** Words of the case, by the part of it in which they stand. */
const identity = ['A.B.', '4 May 2018', '2018-05-04', 'LOC 4711'];
const inPack = ['Is a third course reasonable', 'Laughs a lot', 'They hope for time', 'In the record, under'];
const decisions = ['A view for colleagues', 'Joy Mutasa-Greene'];
const routing = ['Oncology', 'Okonkwo'];
const childAndPack = [...identity, ...inPack, ...decisions];
const everything = [...childAndPack, ...routing, 'Marrowdale'];

/** What somebody may try who knows the bot's buttons: sides, papers, forms, forms in somebody else's name. */
const verbs = [
  'show:case',
  'show:history',
  'show:delivery',
  'show:record',
  'show:pack',
  'show:people',
  'show:opinion',
  'show:account',
  'print:account',
  'print:record',
  'print:record-json',
  'print:invitation@c1',
  'open:give-opinion',
  'open:give-opinion@c1',
  'next:accept@c2:conflicts',
  'goto:correct:child',
  'open:correct-entry',
  'open:record-owed',
  'open:show-hold-reason',
  'open:comment',
  'send:comment:only',
];

/** Sends a press that no card offered, as somebody with a real sign-in could. */
async function craft(personId: string, verb: string, ref: CaseRef, inputs = {}): Promise<string> {
  const { teams } = world();
  const data = { case: ref, form: 'crafted', ...inputs };
  const activity = teams.activity(personId, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });
  const { body } = await teams.signed(activity);
  return JSON.stringify(body);
}

/** Everything that comes back to somebody who writes and presses whatever there is. */
async function tryEverything(personId: string, ref: CaseRef): Promise<readonly string[]> {
  const player = world().player(personId);
  const said: string[] = [];
  for (const text of [`status ${ref}`, ref, 'find A.B.', 'find Oncology', 'my requests'])
    said.push(`“${text}”: ${player.textOf(await player.say(text))}`);
  for (const verb of verbs) said.push(`${verb}: ${await craft(personId, verb, ref, { 'f.comment': 'x' })}`);
  return said;
}

/** Nothing of these words is in any answer, and nothing happened to the case. */
async function expectKeptOut(personId: string, ref: CaseRef, secrets: readonly string[]): Promise<void> {
  const before = (await historyOf(world(), ref)).filter((each) => each !== 'commented');
  const answers = await tryEverything(personId, ref);
  const leaks = answers.flatMap((answer) =>
    secrets
      .filter((secret) => answer.replaceAll('find Oncology', '').replaceAll('find A.B.', '').includes(secret))
      .map((secret) => `${secret} in ${answer.slice(0, 160)}`),
  );
  expect({ personId, leaks }).toEqual({ personId, leaks: [] });
  expect((await historyOf(world(), ref)).filter((each) => each !== 'commented')).toEqual(before);
}

/** The person with the case's card as the newest in their chat. */
async function at(personId: string, ref: CaseRef): Promise<Player> {
  const player = world().player(personId);
  await player.say(`status ${ref}`);
  return player;
}

/** The address of the page that prints this, on a card of the person's own. */
async function addressFor(personId: string, ref: CaseRef, what: string): Promise<string> {
  const [url] = (await craft(personId, `print:${what}`, ref)).match(/http:[^"\\]+\/print\/[\w-]{43}/) ?? [];
  if (url === undefined) throw new Error(`${personId} is given no address for ${what}`);
  return url;
}

describe('kept out, by trying to open (process page I6, I7, I8)', () => {
  let ref: CaseRef;
  let candidatesCard: JsonObject;

  beforeAll(async () => {
    const route = [
      who.saltmereOncologist,
      who.saltmereRespiratory,
      who.saltmereRheumatologist,
      who.saltmereNeurologist,
    ];
    ref = await askFor(
      world().player(who.oncologyDoctor),
      'external-second-opinion',
      intake({
        'people.namedConsultant': who.oncologist,
        'people.familyAdvocate': who.advocate,
        'people.gp': gp,
        'question.urgency': 'soon',
        ...Object.fromEntries(
          route.flatMap((candidate, index) => [
            [`route.candidates.${index}.candidate`, candidate],
            [`route.candidates.${index}.proposedBy`, 'team'],
          ]),
        ),
      }),
    );
    await (await at(who.oncologist, ref)).give(ref, 'approve', { view: 'A view for colleagues.' });
    await (await at(who.oncologist, ref)).give(ref, 'add-member', {
      person: who.nurse,
      as: 'mdt',
      reason: 'She knows him.',
    });
    await (await at(who.oncologist, ref)).give(ref, 'record-family-conversation', familyConversation);
    await (await at(who.coordinator, ref)).give(ref, 'complete-pack', pack({}));
  }, 90_000);

  test('a stranger, a service planner, an operator, somebody elsewhere, a candidate not asked yet: nothing', async () => {
    for (const person of [strangerId, planner, operator, inventedId(208), who.saltmereRespiratory])
      await expectKeptOut(person, ref, everything);
  }, 60_000);

  test('somebody who is asked sees who asks and what for, and nothing of child, pack or people', async () => {
    const candidate = world().player(who.saltmereOncologist);
    candidatesCard = candidate.card(ref).card ?? {};
    expect(candidate.text(ref)).toContain('Oncology');
    await expectKeptOut(who.saltmereOncologist, ref, childAndPack);
  }, 60_000);

  test('nor while the clinical lead weighs what was declared', async () => {
    const candidate = await at(who.saltmereOncologist, ref);
    await candidate.give(ref, 'accept', {
      ...noConflicts,
      'conflicts.personal': 'yes',
      'conflicts.details': 'A committee.',
    });
    expect((await stateOf(world(), ref)).stage.status).toBe('conflict-check');
    await expectKeptOut(who.saltmereOncologist, ref, childAndPack);
  }, 60_000);

  test('refused, they see nothing at all, with their old card neither', async () => {
    await (await at(who.clinicalLead, ref)).give(ref, 'refuse-conflict', { decision: 'Too close.' });
    const candidate = world().player(who.saltmereOncologist);
    await expectKeptOut(who.saltmereOncologist, ref, everything);
    const help = await candidate.say('help');
    for (const verb of ['open:accept', 'open:decline']) {
      await candidate.press(help, verb, {}, { card: candidatesCard });
      const text = candidate.textOf({ card: candidate.shown(help), text: undefined });
      expect(text).toContain('Nothing more is asked of you.');
      for (const secret of everything) expect(text).not.toContain(secret);
    }
  }, 60_000);

  test('withdrawn, or having declined: nothing at all', async () => {
    await (await at(who.coordinator, ref)).give(ref, 'withdraw-candidate', {
      candidate: 'c2',
      reason: 'On leave.',
    });
    await expectKeptOut(who.saltmereRespiratory, ref, everything);
    await (await at(who.saltmereRheumatologist, ref)).give(ref, 'decline', { reasonCode: 'no-time' });
    await expectKeptOut(who.saltmereRheumatologist, ref, everything);
  }, 60_000);

  test('lapsed, they may still accept and see no more than before; accepted, the child, and not the pack', async () => {
    await world().moveClock({ advance: 'P4D' });
    await world().settle();
    expect((await stateOf(world(), ref)).candidates[3]?.standing).toBe('lapsed');
    await expectKeptOut(who.saltmereNeurologist, ref, childAndPack);
    const giver = await at(who.saltmereNeurologist, ref);
    await giver.give(ref, 'accept', noConflicts);
    expect(giver.text(ref)).toContain('A.B.');
    await expectKeptOut(who.saltmereNeurologist, ref, [...inPack, ...decisions]);
  }, 60_000);

  test('stood down after reading the pack: nothing any more', async () => {
    const giver = await at(who.saltmereNeurologist, ref);
    await giver.give(ref, 'confirm-no-link', { noLink: 'yes' });
    expect(await giver.look(ref, 'pack')).toContain('Laughs a lot');
    await giver.give(ref, 'stand-down', { reason: 'Ill.' });
    await expectKeptOut(who.saltmereNeurologist, ref, everything);
  }, 60_000);

  test('a former member of the team: nothing any more', async () => {
    const nurse = world().player(who.nurse);
    expect(nurse.textOf(await nurse.say(`status ${ref}`))).toContain('A.B.');
    await (await at(who.coordinator, ref)).give(ref, 'remove-member', {
      person: first,
      reason: 'Moved wards.',
    });
    const { members } = await stateOf(world(), ref);
    const gone = members.filter((each) => each.until !== undefined).map((each) => each.person);
    expect(gone).toHaveLength(1);
    await expectKeptOut(gone[0] ?? '', ref, everything);
  }, 60_000);

  test('under a hold, advocate and GP open nothing: no card, old or new, no paper, no address from before', async () => {
    const left = (await stateOf(world(), ref)).members.filter((each) => each.until === undefined);
    const shut = left.map((each) => each.person).filter((each) => [who.advocate, gp].includes(each));
    expect(shut.length).toBeGreaterThan(0);
    const advocates = shut.includes(who.advocate)
      ? await addressFor(who.advocate, ref, 'account')
      : undefined;
    const coordinators = await addressFor(who.coordinator, ref, 'account');
    for (const url of [advocates, coordinators].filter((each) => each !== undefined))
      expect((await fetch(url)).status).toBe(200);
    await (await at(who.safeguardingNurse, ref)).give(ref, 'hold', {
      reason: 'Why it is held',
      authority: 'Local authority',
      reviewOn: inDays(20),
    });
    for (const person of shut) await expectKeptOut(person, ref, everything);
    for (const url of [advocates, coordinators].filter((each) => each !== undefined)) {
      const response = await fetch(url);
      expect(response.status).toBe(404);
      for (const secret of everything) expect(await response.clone().text()).not.toContain(secret);
    }
  }, 60_000);

  test('the reason of the hold is in no answer to anybody, but to the two who may ask for it', async () => {
    for (const person of [who.oncologyDoctor, who.coordinator, who.clinicalLead])
      await expectKeptOut(person, ref, ['Why it is held']);
    expect(await craft(who.safeguardingNurse, 'show:history', ref)).not.toContain('Why it is held');
    await (await at(who.safeguardingNurse, ref)).give(ref, 'show-hold-reason');
    expect((await historyOf(world(), ref)).at(-1)).toBe('hold-reason-shown');
  }, 60_000);
});
