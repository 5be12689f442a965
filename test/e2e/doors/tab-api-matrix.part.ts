import * as z from 'zod/mini';
import type { CaseState } from '../../../src/domain/case/state';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import type { Part } from '../../../src/domain/process/tables/visibility';
import { mayPrint } from '../../../src/views/print/print-what';
import { lookFrom } from '../../../src/views/viewpoint';
import { casePage } from '../../../src/web/contract/case-page';
import { inbox } from '../../../src/web/contract/inbox';
import { people as peopleFound } from '../../../src/web/contract/people';
import { notInView, tabAddress } from '../../../src/web/contract/routes';
import { cardFor } from '../../../src/workflow/delivery/case-cards';
import { aCommand } from '../../builders/core/a-command';
import { everybody, who } from '../../builders/core/people';
import { strangerId } from '../support/answers';
import { hear } from '../support/heard';
import { verbsOn } from '../support/player';
import { quickCases } from '../support/quick-cases';
import { TabReader } from '../support/tab-reader';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const facts = { directory: indexDirectory(inventedDirectory) };

/** Words of each part as they stand on the cases of this file: on the page of whoever sees the part, and of nobody else. */
const wordsOf: Partial<Record<Part, (state: CaseState) => readonly string[]>> = {
  identity: ({ request }) => [request.child.localReference, request.child.initials],
  pack: ({ request }) => [request.childAsPerson.qualityOfLife, request.family.hopesAndWorries],
  opinion: ({ opinions }) => opinions.flatMap(({ opinion }) => [opinion.limits]),
  decisions: ({ stage }) => (stage.status === 'returned' ? [stage.missing] : []),
};

const names = [
  'reviewed',
  'asked',
  'underHold',
  'shared',
  'released',
  'closed',
  'afterDeath',
  'joined',
] as const;
type Name = (typeof names)[number];
const cases = {} as Record<Name, string>;

beforeAll(async () => {
  await world().moveClock({ now: '2027-01-11T09:00:00.000Z' });
  const quick = quickCases(world());
  cases.reviewed = await quick.in('returned', 'critical-friend');
  const child = { localReference: 'ONE-CHILD', dateOfBirth: '2018-11-09' };
  cases.asked = await quick.in('inviting', undefined, child);
  cases.underHold = await quick.in('under-review');
  await quick.does(cases.underHold, { by: who.safeguardingLead, gives: aCommand('hold') });
  cases.shared = await quick.in('outcome');
  cases.released = await quick.in('under-review');
  await quick.does(cases.released, { by: who.clinicalLead, gives: aCommand('release') });
  cases.closed = await quick.in('closed');
  cases.afterDeath = await quick.in('closed-death');
  cases.joined = await quick.in('inviting', undefined, child);
  const join = { type: 'join-duplicate', stays: cases.asked } as const;
  await quick.does(cases.joined, { by: who.coordinator, gives: join });
}, 60_000);

const people = [...everybody, strangerId];
/** One of each, so that everybody signs in once. */
const readers = new Map<string, TabReader>();
const readerOf = (person: string): TabReader => {
  const reader = readers.get(person) ?? new TabReader(world(), person);
  readers.set(person, reader);
  return reader;
};
const unknownRef = 'ZZZZ-ZZZZ';

/** The answer without what differs from request to request. */
const plain = (body: unknown) => JSON.stringify(body).replace(/"reference":"\w+"/, '');

async function stateOf(name: Name): Promise<CaseState> {
  const state = await world().stores.cases.readCase(cases[name]);
  if (state === undefined) throw new Error(`no case ${name}`);
  return state;
}

function sees(state: CaseState, person: string): ReadonlySet<Part> {
  return visibleParts(state, facts, person, world().clock.now());
}

/** The commands whose buttons the person's own card has. */
function onTheCard(state: CaseState, viewer: string): readonly string[] {
  // A request that is over is there in a few lines until it is opened.
  const about = { state, facts, viewer, now: world().clock.now(), form: 'f' };
  const { card } = cardFor({ ...about, side: 'case' });
  const verbs = verbsOn(card as never).filter((verb) => verb.startsWith('open:'));
  return [...new Set(verbs.map((verb) => verb.slice('open:'.length)))].sort();
}

/** The routes of one case, asked for a form that is looked at, and for one that is sent. */
async function askAll(reader: TabReader, ref: string, looks: string, sends: string) {
  const act = { act: 'send', page: 'only', step: 1, form: 'f1', inputs: { view: 'x' } };
  return [
    await reader.ask(tabAddress('form', { ref, name: looks })),
    await reader.ask(tabAddress('form', { ref, name: sends }), { body: act }),
    await reader.ask(tabAddress('print'), { body: { ref, what: 'record' } }),
    await reader.ask(tabAddress('print'), { body: { ref, what: 'account' } }),
  ];
}

const refIn = (data: unknown) => (data as { ref?: string }).ref;
const forms = ['approve', 'accept', 'give-opinion', 'hold', 'record-death', 'comment', 'record-outcome'];

/** Who was asked once, or on the team, and may know that it is over: not the family's side under a hold or after a death. */
function hadPart({ candidates, everOnTheTeam, members, hold, stage }: CaseState, person: string): boolean {
  const familySide = members.some((each) => each.person === person && ['advocate', 'gp'].includes(each.as));
  if (familySide && (hold !== undefined || stage.status === 'closed-death')) return false;
  const asked = candidates.some((each) => each.person === person && each.invitedAt !== undefined);
  return asked || everOnTheTeam.includes(person);
}

const isKnown = (person: string) => facts.directory.byId.has(person);

/** Whoever is not in the directory is told the same by every route, whatever it is about. */
async function nothingAnywhere(person: string, ref: string): Promise<void> {
  const reader = readerOf(person);
  const answers = [
    ...(await askAll(reader, ref, 'approve', 'approve')),
    ...(await askAll(reader, unknownRef, 'approve', 'approve')),
    await reader.ask(tabAddress('people', {}, { dataset: `${ref}/approve/hold.by`, q: 'a' })),
    await reader.ask(tabAddress('case', { ref })),
    await reader.ask(tabAddress('inbox')),
    await reader.ask(tabAddress('events')),
  ];
  const told = answers.map(({ status, body }) => `${status} ${plain(body)}`);
  expect([person, ...new Set(told)]).toEqual([person, expect.stringMatching(/^403 .*NOT_IN_DIRECTORY/)]);
}

/** Asks every route of a case for one person: what opens is what their own card offers. */
async function everyRoute(state: CaseState, person: string): Promise<void> {
  const { ref } = state;
  if (!isKnown(person)) return nothingAnywhere(person, ref);
  const reader = readerOf(person);
  const offered = onTheCard(state, person);
  const part = sees(state, person).size > 0;
  // Two forms each, another two for the next person; one that is not theirs is sent, and must change nothing.
  const looks = forms[people.indexOf(person) % forms.length] ?? '';
  const sends = forms.find((form) => !offered.includes(form)) ?? '';
  const view = lookFrom(state, facts, person, world().clock.now());
  const prints = (['record', 'account'] as const).map((kind) => (mayPrint(view, { kind }) ? 200 : 404));
  const answers = await askAll(reader, ref, looks, sends);
  const over = hadPart(state, person) && !part;
  const form = offered.includes(looks) ? 200 : part ? 409 : over ? 410 : 404;
  expect([person, looks, sends, ...answers.map(({ status }) => status)]).toEqual([
    person,
    looks,
    sends,
    form,
    part || over ? 409 : 404,
    ...prints,
  ]);
  const found = await reader.read(
    peopleFound,
    tabAddress('people', {}, { dataset: `${ref}/${sends}/hold.by`, q: 'a' }),
  );
  expect([person, found.people]).toEqual([person, []]);
  if (part || over) return;
  const page = await reader.ask(tabAddress('case', { ref: unknownRef }));
  expect(new Set(answers.map(({ body }) => plain(body)))).toEqual(new Set([plain(page.body)]));
}

describe('who may see what in the tab: every person on every kind of case', () => {
  test.each(names)(
    'the page of a case (%s) holds what the person’s card may hold, and nothing for a stranger',
    async (name) => {
      const state = await stateOf(name);
      let strangers = 0;
      const look = async (person: string) => {
        const reader = readerOf(person);
        const parts = sees(state, person);
        const { status, body } = await reader.ask(tabAddress('case', { ref: state.ref }));
        const text = JSON.stringify(body);
        if (parts.size === 0 && hadPart(state, person)) {
          expect([person, status, /Nothing more is asked of you/.test(text)]).toEqual([person, 410, true]);
          for (const [part, words] of Object.entries(wordsOf) as [Part, (of: CaseState) => string[]][])
            for (const word of words(state))
              expect([person, part, text.includes(word)]).toEqual([person, part, false]);
          return;
        }
        if (parts.size === 0) {
          strangers += 1;
          const nowhere = await reader.ask(tabAddress('case', { ref: unknownRef }));
          expect([person, status, plain(body)]).toEqual([
            person,
            isKnown(person) ? 404 : 403,
            plain(nowhere.body),
          ]);
          return;
        }
        expect([person, status]).toEqual([person, 200]);
        const page = z.parse(casePage, body);
        for (const [part, words] of Object.entries(wordsOf) as [Part, (of: CaseState) => string[]][])
          for (const word of words(state))
            expect([person, part, text.includes(word)]).toEqual([person, part, parts.has(part)]);
        expect([person, page.timeline !== null]).toEqual([person, parts.has('history')]);
        expect([person, page.delivery !== null]).toEqual([person, parts.has('delivery')]);
        expect([person, text.includes(state.hold?.reason ?? 'no hold')]).toEqual([person, false]);
        expect([person, page.commands.map((each) => each.name).sort()]).toEqual([
          person,
          onTheCard(state, person),
        ]);
      };
      await Promise.all(people.map(look));
      expect(strangers).toBeGreaterThan(people.length / 3);
    },
  );

  test.each(names)(
    'every route of a case (%s) opens to whom it is open, and to nobody else; a stranger is told the same by all',
    async (name) => {
      const state = await stateOf(name);
      const { ref } = state;
      await Promise.all(people.map((person) => everyRoute(state, person)));
      expect((await world().stores.cases.readCase(ref))?.version).toBe(state.version);
    },
  );

  test('a reference that is not there, or is none, is answered as another’s case is', async () => {
    const reader = readerOf(who.saltmereNeurologist);
    const told = new Set<string>();
    for (const ref of [cases.reviewed, unknownRef, 'not a reference'])
      for (const { status, body } of await askAll(reader, ref, 'approve', 'approve'))
        told.add(`${status} ${plain(body)}`);
    expect([...told]).toEqual([expect.stringMatching(/^404 /)]);
  });

  test('a list holds a case exactly where its page opens', async () => {
    const states = await Promise.all(names.map(stateOf));
    for (const person of everybody) {
      const list = await readerOf(person).read(inbox, tabAddress('inbox'));
      const seen = states.filter((state) => sees(state, person).size > 0);
      expect([person, list.rows.map(({ ref }) => ref).sort()]).toEqual([
        person,
        seen.map(({ ref }) => ref).sort(),
      ]);
    }
  });

  test('what changes is told to whoever may see the case, and to nobody else', async () => {
    const url = `${world().botUrls()[0]}${tabAddress('events')}`;
    const listening = await Promise.all(
      people.filter(isKnown).map(async (person) => {
        const heard = await hear(url, { authorization: `Bearer ${await readerOf(person).token()}` });
        return [person, heard] as const;
      }),
    );
    const quick = quickCases(world());
    const open = [cases.reviewed, cases.asked, cases.underHold, cases.shared, cases.released];
    const comments = { by: who.coordinator, gives: aCommand('comment') };
    for (const ref of open) await quick.does(ref, comments);
    const states = (await Promise.all(names.map(stateOf))).filter(({ ref }) => open.includes(ref));
    for (const [person, { events, until, close }] of listening) {
      const theirs = states.filter((state) => sees(state, person).size > 0).map(({ ref }) => ref);
      for (const ref of theirs) await until(({ data }) => refIn(data) === ref);
      const heard = events.map(({ data }) => refIn(data)).filter((ref) => ref !== undefined);
      expect([person, [...new Set(heard)].sort()]).toEqual([person, theirs.sort()]);
      close();
    }
  });

  test('worklist and counts are for those whose work they are', async () => {
    const opens = async (person: string) =>
      Promise.all(
        (['worklist', 'planner', 'plannerCsv'] as const).map(
          async (route) => (await new TabReader(world(), person).ask(tabAddress(route))).status,
        ),
      );
    expect(await opens(who.coordinator)).toEqual([200, 200, 200]);
    expect(await opens(who.clinicalLead)).toEqual([200, 200, 200]);
    expect(await opens(who.servicePlanner)).toEqual([404, 200, 200]);
    expect(await opens(who.oncologist)).toEqual([404, 404, 404]);
    expect(await opens(who.nurse)).toEqual([404, 404, 404]);
    const stranger = await new TabReader(world(), strangerId).ask(tabAddress('me'));
    expect([stranger.status, stranger.body]).toMatchObject([403, { error: { code: 'NOT_IN_DIRECTORY' } }]);
  });

  test('somebody who was only asked learns how it stands with them, and not how it stands with others', async () => {
    const reader = new TabReader(world(), who.saltmereOncologist);
    const page = await reader.read(casePage, tabAddress('case', { ref: cases.asked }));
    expect(page.status.code).toBe('asked-invited');
    expect([page.child, page.path, page.walked, page.timeline, page.sides]).toEqual([
      '',
      null,
      null,
      null,
      [],
    ]);
    expect(page.waits.mine).toBe(true);
  });
});

describe('seen', () => {
  test('whoever opens the case in the tab, or acts there, has seen it; as has whoever read the chat; a page out of view is seen by nobody', async () => {
    const urgent = { urgency: 'urgent' } as const;
    const [opened, acted, read] = [
      await quickCases(world()).in('consultant-review', 'external-second-opinion', urgent),
      await quickCases(world()).in('consultant-review', 'external-second-opinion', urgent),
      await quickCases(world()).in('consultant-review', 'external-second-opinion', urgent),
    ];
    await world().settle();
    const name = inventedDirectory.people.find(({ id }) => id === who.oncologist)?.name;
    const stands = async (ref: string) => {
      const { delivery } = await readerOf(who.coordinator).read(casePage, tabAddress('case', { ref }));
      const row = delivery?.find((each) => each.name === name);
      return [row?.standing.code, row?.words.includes('not seen')];
    };
    expect(await stands(opened)).toEqual(['delivered', true]);
    const address = tabAddress('case', { ref: opened });
    await readerOf(who.oncologist).ask(address, { headers: { [notInView]: 'yes' } });
    expect(await stands(opened)).toEqual(['delivered', true]);
    await readerOf(who.oncologist).ask(address);
    expect(await stands(opened)).toEqual(['seen', false]);
    expect(await stands(acted)).toEqual(['delivered', true]);
    const form = await readerOf(who.oncologist).form(acted, 'approve');
    await readerOf(who.oncologist).act(form, 'send', { view: 'I agree.' });
    expect(await stands(acted)).toEqual(['seen', false]);
    // The press in the tab is in the figures, as one in the chat is.
    const figures = await (await fetch(`${world().botUrls()[0]}/metrics`)).text();
    expect(figures).toContain('presses_total{verb="send:approve",outcome="saved"} 1');
    expect(await stands(read)).toEqual(['delivered', true]);
    const { activityId } = world().teams.inbox(who.oncologist).at(-1) ?? { activityId: '' };
    await world().teams.markRead(who.oncologist, activityId);
    expect(await stands(read)).toEqual(['seen', false]);
  });
});
