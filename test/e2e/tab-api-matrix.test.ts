import * as z from 'zod/mini';
import type { CaseState } from '../../src/domain/case/state';
import { inventedDirectory } from '../../src/domain/directory/invented-directory';
import { indexDirectory } from '../../src/domain/directory/lookup';
import { type Part, visibleParts } from '../../src/domain/process/visibility';
import { casePage } from '../../src/web/contract/case-page';
import { inbox } from '../../src/web/contract/inbox';
import { tabAddress } from '../../src/web/contract/routes';
import { cardFor } from '../../src/workflow/case-cards';
import { aCommand } from '../builders/core/a-command';
import { everybody, who } from '../builders/core/people';
import { strangerId } from './support/answers';
import { verbsOn } from './support/player';
import { quickCases } from './support/quick-cases';
import { TabReader } from './support/tab-reader';
import { worldForTests } from './support/world-for-tests';

const { world } = worldForTests();
const facts = { directory: indexDirectory(inventedDirectory) };

/** Words of each part as they stand on the cases of this file: on the page of whoever sees the part, and of nobody else. */
const wordsOf: Partial<Record<Part, (state: CaseState) => readonly string[]>> = {
  identity: ({ request }) => [request.child.localReference, request.child.initials],
  pack: ({ request }) => [request.childAsPerson.qualityOfLife, request.family.hopesAndWorries],
  opinion: ({ opinions }) => opinions.flatMap(({ opinion }) => [opinion.limits]),
  decisions: ({ stage }) => (stage.status === 'returned' ? [stage.missing] : []),
};

const cases = {} as Record<'reviewed' | 'asked' | 'underHold' | 'shared', string>;

beforeAll(async () => {
  await world().moveClock({ now: '2027-01-11T09:00:00.000Z' });
  const quick = quickCases(world());
  cases.reviewed = await quick.in('returned', 'critical-friend');
  cases.asked = await quick.in('inviting');
  cases.underHold = await quick.in('under-review');
  await quick.does(cases.underHold, { by: who.safeguardingLead, gives: aCommand('hold') });
  cases.shared = await quick.in('outcome');
}, 60_000);

const people = [...everybody, strangerId];
const unknownRef = 'ZZZZ-ZZZZ';

/** The answer without what differs from request to request. */
const plain = (body: unknown) => JSON.stringify(body).replace(/"reference":"\w+"/, '');

async function stateOf(name: keyof typeof cases): Promise<CaseState> {
  const state = await world().stores.cases.readCase(cases[name]);
  if (state === undefined) throw new Error(`no case ${name}`);
  return state;
}

function sees(state: CaseState, person: string): ReadonlySet<Part> {
  return visibleParts(state, facts, person, world().clock.now());
}

/** The commands whose buttons the person's own card has. */
function onTheCard(state: CaseState, viewer: string): readonly string[] {
  const { card } = cardFor({ state, facts, viewer, now: world().clock.now(), form: 'f' });
  const verbs = verbsOn(card as never).filter((verb) => verb.startsWith('open:'));
  return [...new Set(verbs.map((verb) => verb.slice('open:'.length)))].sort();
}

describe('who may see what in the tab: every person on every kind of case', () => {
  test.each(['reviewed', 'asked', 'underHold', 'shared'] as const)(
    'the page of a case (%s) holds what the person’s card may hold, and nothing for a stranger',
    async (name) => {
      const state = await stateOf(name);
      let strangers = 0;
      for (const person of people) {
        const reader = new TabReader(world(), person);
        const parts = sees(state, person);
        const { status, body } = await reader.ask(tabAddress('case', { ref: state.ref }));
        const text = JSON.stringify(body);
        if (parts.size === 0) {
          strangers += 1;
          const nowhere = await reader.ask(tabAddress('case', { ref: unknownRef }));
          expect([person, status, plain(body)]).toEqual([person, 404, plain(nowhere.body)]);
          continue;
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
      }
      expect(strangers).toBeGreaterThan(people.length / 3);
    },
  );

  test('who has no part is told so in the same words by every route, whether there is such a case or not', async () => {
    for (const person of [strangerId, who.saltmereNeurologist]) {
      const reader = new TabReader(world(), person);
      for (const ref of [cases.reviewed, unknownRef, 'not a reference']) {
        const act = { act: 'send', page: 'only', step: 1, form: 'f1', inputs: { view: 'x' } };
        const answers = [
          await reader.ask(tabAddress('case', { ref })),
          await reader.ask(tabAddress('form', { ref, name: 'approve' })),
          await reader.ask(tabAddress('form', { ref, name: 'approve' }), { body: act }),
          await reader.ask(tabAddress('print'), { body: { ref, what: 'record' } }),
        ];
        expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
        expect(new Set(answers.map(({ body }) => plain(body))).size).toBe(1);
      }
    }
  });

  test('a list holds a case exactly where its page opens, and a form exactly where the page offers it', async () => {
    const states = await Promise.all((Object.keys(cases) as (keyof typeof cases)[]).map(stateOf));
    for (const person of everybody) {
      const reader = new TabReader(world(), person);
      const list = await reader.read(inbox, tabAddress('inbox'));
      const seen = states.filter((state) => sees(state, person).size > 0);
      expect([person, list.rows.map(({ ref }) => ref).sort()]).toEqual([
        person,
        seen.map(({ ref }) => ref).sort(),
      ]);
      const [state] = seen;
      if (state === undefined) continue;
      const offered = onTheCard(state, person);
      for (const name of ['approve', 'accept', 'give-opinion', 'hold', 'record-death', 'comment']) {
        const { status } = await reader.ask(tabAddress('form', { ref: state.ref, name }));
        expect([person, name, status]).toEqual([person, name, offered.includes(name) ? 200 : 409]);
      }
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
