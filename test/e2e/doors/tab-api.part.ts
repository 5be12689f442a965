import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { mintTabToken } from '../../../src/stand-in/sign-in/tab-token';
import { casePage } from '../../../src/web/contract/case-page';
import { inbox, worklist } from '../../../src/web/contract/inbox';
import { me } from '../../../src/web/contract/me';
import { people } from '../../../src/web/contract/people';
import { printTicket } from '../../../src/web/contract/print';
import { tabAddress } from '../../../src/web/contract/routes';
import { intake, who } from '../support/answers';
import { hear } from '../support/heard';
import { quickCases } from '../support/quick-cases';
import { beginAsking } from '../support/steps';
import { TabReader } from '../support/tab-reader';
import { worldForTests } from '../support/world-for-tests';

const folder = mkdtempSync(join(tmpdir(), 'tab-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>tab</title>');
writeFileSync(join(folder, 'main-AB12CD34.js'), 'export {};');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { world } = worldForTests({ tabFolder: folder });
const tab = (person: string) => new TabReader(world(), person);
const pageOf = (person: string, ref: string) => tab(person).read(casePage, tabAddress('case', { ref }));
const quick = () => quickCases(world());

beforeAll(() => world().moveClock({ now: '2027-01-11T09:00:00.000Z' }), 30_000);

/** Goes through a form page by page and sends it. */
async function fill(reader: TabReader, ref: string, name: string, answers: Readonly<Record<string, string>>) {
  let form = await reader.form(ref, name);
  for (let step = 0; step < 60; step += 1) {
    const own = Object.fromEntries(form.fields.map(({ path, value }) => [path, answers[path] ?? value]));
    const { answer } = await reader.act(form, form.forward.act, own);
    if (answer?.kind !== 'form') return answer;
    const wrong = answer.form.fields.filter(({ error }) => error !== '');
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
    form = answer.form;
  }
  throw new Error('The form has no end');
}

describe('a request from the tab', () => {
  let ref = '';

  test('is asked for with the very form of the chat, and its card is in everybody’s chat', async () => {
    const answer = await fill(tab(who.oncologyDoctor), 'new', 'submit', {
      ...intake({}),
      kind: 'critical-friend',
      'people.namedConsultant': who.oncologist,
      'question.neededBy': '2027-02-12',
      'route.candidates.0.candidate': who.haematologist,
      'route.candidates.0.proposedBy': 'team',
    });
    expect(answer).toMatchObject({ kind: 'done', ref: expect.stringMatching(/^\w{4}-\w{4}$/) });
    ref = answer?.kind === 'done' ? (answer.ref ?? '') : '';
    await world().settle();
    expect(world().player(who.oncologist).buttons(ref)).toContain('open:approve');
    expect((await tab(who.oncologist).read(inbox, tabAddress('inbox'))).rows[0]).toMatchObject({
      ref,
      group: 'me',
    });
  });

  test('a draft begun in the tab goes on in the chat, and the other way round', async () => {
    const reader = tab(who.oncologist);
    const form = await reader.form(ref, 'approve');
    expect((await reader.act(form, 'keep', { view: 'Half a view' })).answer).toMatchObject({ kind: 'kept' });
    const chat = world().player(who.oncologist);
    const message = await chat.open(ref, 'approve');
    expect(JSON.stringify(chat.shown(message))).toContain('Half a view');
    await chat.press(message, chat.verb(message, 'save:approve'), { view: 'A whole view' });
    const again = await reader.form(ref, 'approve');
    expect(again.fields.map(({ value }) => value)).toEqual(['A whole view']);
    expect((await pageOf(who.oncologist, ref)).begun).toMatchObject([{ name: 'approve' }]);
  });

  test('approved in the tab, the chat’s card follows; the same send again changes nothing', async () => {
    const reader = tab(who.oncologist);
    const form = await reader.form(ref, 'approve');
    const first = await reader.act(form, 'send', { view: 'I agree.' });
    expect(first).toMatchObject({ status: 200, answer: { kind: 'done', ref } });
    const { version } = await pageOf(who.oncologist, ref);
    expect((await reader.act(form, 'send', { view: 'I agree.' })).answer).toEqual({ kind: 'unchanged', ref });
    expect((await pageOf(who.oncologist, ref)).version).toBe(version);
    await world().settle();
    expect(world().player(who.oncologist).buttons(ref)).not.toContain('open:approve');
    expect((await pageOf(who.oncologist, ref)).walked?.map(({ status }) => status.code)).toEqual([
      'consultant-review',
      'inviting',
    ]);
  });

  test('declined in the chat, the tab follows', async () => {
    const before = await pageOf(who.oncologist, ref);
    const chat = world().player(who.haematologist);
    await chat.give(ref, 'decline', { reasonCode: 'no-time' });
    const after = await pageOf(who.oncologist, ref);
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.timeline?.[0]?.number).toBe(after.version);
  });
});

describe('two people and two windows', () => {
  test('of two who decide at once one is told that it is over, and what they typed is kept', async () => {
    const ref = await quick().in('consultant-review');
    const reader = tab(who.oncologist);
    const [here, there] = [await reader.form(ref, 'approve'), await reader.form(ref, 'ask-for-changes')];
    const both = await Promise.all([
      reader.act(here, 'send', { view: 'Yes.' }),
      reader.act(there, 'send', { missing: 'The scan of May.' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(refused?.answer).toMatchObject({ kind: 'refused', ref });
    const { begun } = await pageOf(who.oncologist, ref);
    expect(begun).toHaveLength(1);
    const { version } = await pageOf(who.oncologist, ref);
    expect(version).toBe((await world().stores.cases.readCase(ref))?.version);
  });

  test('a form of a step that is over changes nothing, and says so', async () => {
    const ref = await quick().in('consultant-review');
    const reader = tab(who.oncologist);
    const form = await reader.form(ref, 'object');
    expect((await fill(reader, ref, 'approve', { view: 'Yes.' }))?.kind).toBe('done');
    const old = await reader.act(form, 'send', { reason: 'Too late.' });
    expect(old).toMatchObject({ status: 409, answer: { kind: 'refused', ref } });
    expect((await reader.ask(tabAddress('form', { ref, name: 'object' }))).status).toBe(409);
  });
});

describe('what changes while one looks', () => {
  test('is told to those with a part in it, and to nobody else; who comes back hears what they missed', async () => {
    const mine = await quick().in('consultant-review');
    const url = `${world().botUrls()[0]}${tabAddress('events')}`;
    const listen = async (person: string, more: Record<string, string> = {}) =>
      hear(url, { authorization: `Bearer ${await tab(person).token()}`, ...more });
    const [consultant, other] = [await listen(who.oncologist), await listen(who.neurologist)];
    expect(consultant.events).toMatchObject([{ event: 'again', data: {} }]);
    await fill(tab(who.oncologist), mine, 'comment', { comment: 'One.' });
    const first = await consultant.until(({ event }) => event === 'case');
    expect(first.data).toEqual({ ref: mine, version: (await pageOf(who.oncologist, mine)).version });
    consultant.close();
    await fill(tab(who.oncologist), mine, 'comment', { comment: 'Two.' });
    const again = await listen(who.oncologist, { 'last-event-id': first.id });
    const second = await again.until(({ event }) => event === 'case');
    expect([again.events.length, second.data]).toEqual([
      1,
      { ref: mine, version: (await pageOf(who.oncologist, mine)).version },
    ]);
    const lost = await listen(who.oncologist, { 'last-event-id': 'another-process:7' });
    expect(await lost.until(({ event }) => event === 'again')).toMatchObject({ data: {} });
    expect(other.events.filter(({ event }) => event === 'case')).toEqual([]);
    for (const each of [again, lost, other]) each.close();
  });

  test('a stream ends with the token', async () => {
    const { teams, tenantId, appId } = world();
    const ours = { authorityUrl: teams.url, tenantId, appId, personId: who.nurse };
    const token = await mintTabToken({ ...ours, lifetime: 1 });
    const heard = await hear(`${world().botUrls()[0]}${tabAddress('events')}`, {
      authorization: `Bearer ${token}`,
    });
    await heard.over;
    expect(heard.events).toHaveLength(1);
  });

  test('of thirty streams that one person opens at once eight are open', async () => {
    const headers = { authorization: `Bearer ${await tab(who.nurse).token()}` };
    const stop = new AbortController();
    const ask = () =>
      fetch(`${world().botUrls()[0]}${tabAddress('events')}`, { headers, signal: stop.signal });
    const asked = await Promise.all(Array.from({ length: 30 }, ask));
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(8);
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(22);
    stop.abort();
  });

  test('an unchanged answer is not sent again, and another person’s is another', async () => {
    const ref = await quick().in('consultant-review');
    const reader = tab(who.oncologist);
    await world().settle();
    // The first look is news itself, for whoever sees who was reached.
    await pageOf(who.oncologist, ref);
    for (const address of [tabAddress('case', { ref }), tabAddress('inbox'), tabAddress('me')]) {
      const first = await reader.ask(address);
      let etag = first.headers.get('etag') ?? '';
      expect(first.headers.get('cache-control')).toBe('private, no-store');
      // Answers say the time to the minute: where one has just begun, the second answer is the first of it.
      let again = await reader.ask(address, { headers: { 'if-none-match': etag } });
      if (again.status === 200) {
        etag = again.headers.get('etag') ?? '';
        again = await reader.ask(address, { headers: { 'if-none-match': etag } });
      }
      expect([again.status, again.body]).toEqual([304, '']);
      const other = await tab(who.coordinator).ask(address, { headers: { 'if-none-match': etag } });
      expect(other.status).toBe(200);
    }
    await fill(reader, ref, 'comment', { comment: 'News.' });
    const before = await reader.ask(tabAddress('case', { ref }));
    await fill(reader, ref, 'comment', { comment: 'More news.' });
    const etag = before.headers.get('etag') ?? '';
    expect(
      (await reader.ask(tabAddress('case', { ref }), { headers: { 'if-none-match': etag } })).status,
    ).toBe(200);
  });
});

describe('lists', () => {
  test('are filtered, searched and paged, and cost few round trips however long they are', async () => {
    for (let each = 0; each < 12; each += 1)
      await quick().in('consultant-review', 'external-second-opinion', {
        urgency: each % 2 === 0 ? 'urgent' : 'routine',
      });
    const reader = tab(who.coordinator);
    const list = (query: Record<string, string>) => reader.read(inbox, tabAddress('inbox', {}, query));
    await list({});
    await world().settle();
    const before = world().roundTrips.length;
    const all = await list({});
    const trips = world().roundTrips.slice(before);
    // Nothing has changed since the last look, so that none of the cases is read again.
    expect(trips.filter((name) => name === 'listCases' || name === 'readCases')).toEqual(['listCases']);
    expect(trips.filter((name) => name === 'readPress' || name === 'HMGET')).toEqual([]);
    expect(all.counts.me + all.counts.others + all.counts.over).toBe(all.total);
    const urgent = await list({ urgency: 'urgent' });
    expect(urgent.total).toBeLessThan(all.total);
    expect(new Set(urgent.rows.map(({ urgency }) => urgency.code))).toEqual(new Set(['urgent']));
    const [one] = all.rows;
    expect((await list({ search: one?.ref.toLowerCase() ?? '' })).rows.map(({ ref }) => ref)).toEqual([
      one?.ref,
    ]);
    expect((await list({ page: '99' })).page).toBe(all.pages);
    expect((await list({ search: 'nothing like it' })).rows).toEqual([]);
    const { columns } = await reader.read(worklist, tabAddress('worklist'));
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(all.total - all.counts.over);
    expect((await reader.ask(tabAddress('inbox', {}, { waits: 'nobody' }))).status).toBe(400);
  });

  test('a field’s further choices are found by name among its own', async () => {
    const reader = tab(who.oncologyDoctor);
    const form = await reader.form('new', 'submit', 'people');
    const field = form.fields.find(({ path }) => path === 'people.familyAdvocate') ?? form.fields[0];
    const q = field?.choices[0]?.title.slice(0, 5) ?? '';
    const dataset = field?.dataset === '' ? `new/submit/${field.path}` : (field?.dataset ?? '');
    const found = await reader.read(people, tabAddress('people', {}, { dataset, q }));
    expect(found.people.map(({ value }) => value)).toContain(field?.choices[0]?.value);
    const wrong = await reader.read(
      people,
      tabAddress('people', {}, { dataset: 'ZZZZ-ZZZZ/approve/view', q }),
    );
    expect(wrong.people).toEqual([]);
  });

  test('the day’s own person, and a page to print for whoever may print it', async () => {
    const ref = await quick().in('closing');
    const reader = tab(who.coordinator);
    expect(await reader.read(me, tabAddress('me'))).toMatchObject({
      id: who.coordinator,
      pages: { worklist: true },
    });
    const { print } = await pageOf(who.coordinator, ref);
    expect(print.map(({ what }) => what)).toContain('record');
    const { status, body } = await reader.ask(tabAddress('print'), { body: { ref, what: 'record' } });
    expect(status).toBe(200);
    expect((await fetch(z.parse(printTicket, body).url)).status).toBe(200);
    expect((await tab(who.nurse).ask(tabAddress('print'), { body: { ref, what: 'record' } })).status).toBe(
      404,
    );
  });
});

describe('the door', () => {
  const ask = async (headers: Record<string, string>, address = tabAddress('me'), body?: string) =>
    fetch(`${world().botUrls()[0]}${address}`, {
      headers,
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
  const codeOf = async (response: Response) =>
    [response.status, ((await response.json()) as { error: { code: string } }).error.code] as const;

  test('nobody is let in without a token that holds', async () => {
    const { teams, tenantId, appId } = world();
    const ours = { authorityUrl: teams.url, tenantId, appId, personId: who.nurse };
    const bearer = async (wishes: object) => ({
      authorization: `Bearer ${await mintTabToken({ ...ours, ...wishes })}`,
    });
    expect(await codeOf(await ask({}))).toEqual([401, 'TOKEN_MISSING']);
    expect(await codeOf(await ask(await bearer({ lifetime: -3600 })))).toEqual([401, 'TOKEN_EXPIRED']);
    expect(await codeOf(await ask(await bearer({ appId: tenantId })))).toEqual([401, 'TOKEN_REFUSED']);
    expect(await codeOf(await ask(await bearer({ tenantId: appId })))).toEqual([401, 'TOKEN_REFUSED']);
    expect((await ask(await bearer({}))).status).toBe(200);
  });

  test('only JSON of a sensible size is taken', async () => {
    const authorization = `Bearer ${await tab(who.nurse).token()}`;
    const json = { authorization, 'content-type': 'application/json' };
    const print = tabAddress('print');
    expect((await ask({ authorization, 'content-type': 'text/plain' }, print, '{}')).status).toBe(415);
    expect(await codeOf(await ask(json, print, '{"ref":"x"}'))).toEqual([400, 'BAD_REQUEST']);
    expect(await codeOf(await ask(json, print, `{"ref":"${'x'.repeat(500_000)}"}`))).toEqual([
      413,
      'TOO_LARGE',
    ]);
  });

  test('every answer says that nobody may keep it, frame it or guess at it, but Teams’ own frames', async () => {
    const page = await ask({}, '/tab');
    const script = await ask({}, '/tab/main-AB12CD34.js');
    const refused = await ask({});
    for (const { headers } of [page, script, refused]) {
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors https:\/\/teams\.microsoft\.com.*https:\/\/\*\.cloud\.microsoft/,
      );
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect([page, script, refused].map(({ headers }) => headers.get('cache-control'))).toEqual([
      'no-cache',
      'public, max-age=31536000, immutable',
      'no-store',
    ]);
    expect((await ask({}, '/tab/..%2Fsecret')).status).toBe(404);
  });

  test('a draft begun in the chat is listed, and whoever asks too often is asked to wait', async () => {
    await beginAsking(world().player(who.nurse), 'critical-friend');
    const reader = tab(who.nurse);
    expect((await reader.read(inbox, tabAddress('inbox'))).begun).toMatchObject([
      { about: 'new', name: 'submit' },
    ]);
    const many = await Promise.all(Array.from({ length: 260 }, () => reader.ask(tabAddress('me'))));
    const late = many.find(({ status }) => status === 429);
    expect([late?.headers.get('retry-after'), late?.body]).toMatchObject([
      '60',
      { error: { code: 'TOO_MANY' } },
    ]);
    // A search that is not done must not read as a search that finds nobody.
    const search = tabAddress('people', {}, { dataset: 'new/submit/people.familyAdvocate', q: 'a' });
    expect((await reader.ask(search)).status).toBe(429);
  });
});
