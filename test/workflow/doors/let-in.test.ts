import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { answer } from '../../../src/workflow/conversation/answer';
import type { ConversationShell } from '../../../src/workflow/conversation/shell';
import type { Answer, Turn } from '../../../src/workflow/conversation/turn';
import { tabCase } from '../../../src/workflow/tab/tab-case';
import { tabForm } from '../../../src/workflow/tab/tab-form';
import { tabMe } from '../../../src/workflow/tab/tab-me';
import { tabPeople } from '../../../src/workflow/tab/tab-people';
import { tabPlanner } from '../../../src/workflow/tab/tab-planner';
import { tabPrint } from '../../../src/workflow/tab/tab-print';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, directoryWith, type Workflow } from '../../builders/workflow';

const cast = castFor('external-second-opinion');
const madeUp = 'K7M4-RQX3';
const elsewhere = '00000000-0000-4000-8000-0000000000ff';

function shellOf({ shell, stores }: Workflow): ConversationShell & { stubs: typeof stores.stubs } {
  return {
    ...shell,
    lists: stores.lists,
    stubs: stores.stubs,
    tickets: stores.tickets,
    remembered: new Set<string>(),
    later: (work) => void work(),
    mostPressesAMinute: 240,
    publicUrl: () => 'https://bot.example',
  };
}

const from = (personId: string) => ({ personId, teamsId: `29:${personId}` });
const place = { serviceUrl: 'https://t.example/', conversationId: 'a:1', isPrivate: true, tenantId: 't' };

function pressing(person: string, verb: string, ref: string, inputs = {}): Turn {
  const data = { case: ref, form: 'f1', step: '1' };
  return { kind: 'press', from: from(person), place, trigger: 'manual', verb, data, inputs, replyToId: 'm' };
}

/** What is read on the card, without its own ids. */
const shown = (given: Answer): string => JSON.stringify(given.kind === 'card' ? given.card : given);

async function withoutThem() {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, 'under-review');
  const people = inventedDirectory.people.filter(({ id }) => id !== cast.reviewer);
  await workflow.stores.directory.replace({ ...inventedDirectory, people });
  return { workflow, ref, shell: shellOf(workflow) };
}

const verbs = [
  'show:case',
  'show:pack',
  'open:submit',
  'goto:submit:page',
  'send:submit:page',
  'open:comment',
];
const others = ['send:withdraw:only', 'discard:comment', 'print:record', 'list:mine', 'list:work'];

describe('whoever is outside the directory reads one sentence, whatever they ask for (process page §2, I7)', () => {
  test.each([...verbs, ...others])('in the chat: %s', async (verb) => {
    const { shell, ref } = await withoutThem();
    const real = shown(await answer(shell, pressing(cast.reviewer, verb, ref)));
    expect(real).toContain('second-opinion office has put in its directory');
    expect(shown(await answer(shell, pressing(cast.reviewer, verb, madeUp)))).toBe(real);
  });

  test('in words: the same card for a reference, a list and anything else', async () => {
    const { shell, ref } = await withoutThem();
    const said = async (text: string) =>
      shown(await answer(shell, { kind: 'message', from: from(cast.reviewer), place, text }));
    const first = await said(`status ${ref}`);
    expect(first).toContain('second-opinion office has put in its directory');
    for (const text of [madeUp, 'my requests', 'worklist', 'find A.B.', 'new request', 'nonsense'])
      expect(await said(text)).toBe(first);
  });

  test('in the tab: at every address', async () => {
    const { shell, ref } = await withoutThem();
    const outside = { refusedInTab: 'not-in-directory' };
    for (const about of [ref, madeUp, 'no reference', 'new'])
      for (const answered of [
        tabCase(shell, cast.reviewer, about),
        tabForm(shell, cast.reviewer, { ref: about, name: 'submit' }),
        tabPrint(shell, cast.reviewer, { ref: about, what: 'record' }),
      ])
        expect(await answered).toEqual(outside);
    expect(await tabMe(shell, cast.reviewer, 'bot')).toEqual(outside);
    expect(await tabPlanner(shell, cast.reviewer)).toEqual(outside);
    const dataset = `submit:people.namedConsultant`;
    expect(await tabPeople(shell, cast.reviewer, { dataset, q: 'a' })).not.toHaveProperty('people.0');
  });

  test('what they typed they may still throw away', async () => {
    const { shell, ref } = await withoutThem();
    const key = { person: cast.reviewer, about: ref, form: 'give-opinion' };
    await shell.drafts.save(key, { page: '', values: {}, savedAt: '2027-01-11T09:00:00.000Z' }, 0);
    await answer(shell, pressing(cast.reviewer, 'discard:give-opinion', ref));
    expect(await shell.drafts.read(key)).toBeUndefined();
  });
});

describe('a person is tenant and object id', () => {
  const inTenant = (tenantId: string, turn: Turn): Turn => ({ ...turn, place: { ...place, tenantId } });

  test('the same object id in another tenant is a stranger, and nothing of theirs is taken for somebody’s', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'under-review');
    const shell = shellOf(workflow);
    const shows = pressing(cast.consultant, 'show:case', ref);
    expect(shown(await answer(shell, shows))).toContain(ref);
    const address = await shell.addresses.read(cast.consultant);
    expect(address).toMatchObject({ tenantId: 't' });
    const foreign = await answer(shell, inTenant(elsewhere, shows));
    expect(shown(foreign)).toContain('second-opinion office has put in its directory');
    const removed = { kind: 'removed', from: from(cast.consultant), place } as const;
    await answer(shell, inTenant(elsewhere, removed));
    expect(await shell.addresses.read(cast.consultant)).toEqual(address);
  });

  test('of whom the directory says another tenant, they have their part there and nowhere else', async () => {
    const workflow = await aWorkflow(directoryWith({ [cast.consultant]: { tenant: elsewhere } }));
    const ref = await aCaseIn(workflow, 'under-review');
    const shell = shellOf(workflow);
    const shows = pressing(cast.consultant, 'show:case', ref);
    expect(shown(await answer(shell, inTenant(elsewhere, shows)))).toContain(ref);
    expect(shown(await answer(shell, shows))).not.toContain(ref);
  });
});

describe('whatever is sent counts, for what it costs', () => {
  const presses = async ({ stores }: Workflow, person: string) =>
    (await stores.cases.readPress({ person, again: true })).pressesThisMinute;

  test.each<[string, Turn, number]>([
    ['a verb that nobody knows', pressing(cast.consultant, 'sing:loud', madeUp), 1],
    [
      'a press in a group',
      { ...pressing(cast.consultant, 'show:case', madeUp), place: { ...place, isPrivate: false } } as Turn,
      1,
    ],
    [
      'a word in a group',
      { kind: 'message', from: from(cast.consultant), place: { ...place, isPrivate: false }, text: 'x' },
      1,
    ],
    ['help', { kind: 'message', from: from(cast.consultant), place, text: 'help' }, 1],
    ['an installation', { kind: 'installed', from: from(cast.consultant), place }, 1],
    ['the bot’s joining', { kind: 'joined', from: from(cast.consultant), place, botJoined: true }, 1],
    ['a receipt', { kind: 'read-receipt', from: from(cast.consultant), place, lastReadActivityId: 'm' }, 1],
  ])('%s', async (_, turn, weight) => {
    const workflow = await aWorkflow();
    await answer(shellOf(workflow), turn);
    expect(await presses(workflow, cast.consultant)).toBe(weight);
  });

  test('a search for people counts twice, the counts five times, a form that is none once', async () => {
    const workflow = await aWorkflow();
    const shell = shellOf(workflow);
    await tabPeople(shell, cast.consultant, { dataset: 'nonsense', q: 'a' });
    expect(await presses(workflow, cast.consultant)).toBe(1);
    await tabPlanner(shell, cast.consultant);
    expect(await presses(workflow, cast.consultant)).toBe(6);
    await tabForm(shell, cast.consultant, { ref: 'no reference', name: 'submit' });
    expect(await presses(workflow, cast.consultant)).toBe(7);
  });

  test('over the limit an installation is not greeted, and its chat is not taken', async () => {
    const workflow = await aWorkflow();
    const shell = { ...shellOf(workflow), mostPressesAMinute: 1 };
    const installed = { kind: 'installed', from: from(cast.consultant), place } as const;
    expect((await answer(shell, installed)).kind).toBe('card');
    await shell.addresses.forget(cast.consultant);
    expect(await answer(shell, installed)).toEqual({ kind: 'none' });
    expect(await shell.addresses.read(cast.consultant)).toBeUndefined();
  });
});
