import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Demo, startDemo } from '../../src/demo/start-demo';
import { people } from '../../src/demo/tour/cast';
import type { WireMessage } from '../../src/demo/wire';
import { sundayNight, toldTime } from '../support/told-time';
import { type PageClient, pageClient } from './page-client';

const slowMs = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
const time = toldTime(sundayNight);
let demo: Demo;
let page: PageClient;

async function start(): Promise<void> {
  demo = await startDemo({ env: { PORT: '0', LOG_LEVEL: 'silent', ...time.env() }, folder });
  page = pageClient(demo.url);
  await demo.greeted;
}
beforeAll(start, slowMs);
afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
}, slowMs);

const missing = (): never => {
  throw new Error('There is no such message');
};
const last = (messages: readonly WireMessage[]) => messages.at(-1) ?? missing();
const verbsOf = ({ card }: WireMessage) => JSON.stringify(card).match(/"verb":"[^"]+"/g) ?? [];

/** Asks with headers that a browser’s script may not set. */
function statusWith(headers: Record<string, string>, path = '/'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${demo.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('the page and its server', () => {
  test('the document, its script and its style come from this address alone', async () => {
    const document = await fetch(demo.url);
    const policy = document.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const sources = [...(await document.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, source]) => source,
    );
    expect(sources).toEqual(['data:,', '/page.css', '/page.js']);
    for (const path of ['/page.js', '/page.css']) {
      const file = await fetch(`${demo.url}${path}`);
      expect(file.status).toBe(200);
      expect((await file.text()).length).toBeGreaterThan(5_000);
    }
  });

  test('it answers neither another site nor what it does not know', async () => {
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ host: 'evil.example:80' })).toBe(403);
    expect(await statusWith({ origin: 'https://evil.example' }, '/api/events')).toBe(403);
    expect(await statusWith({}, '/api/nothing')).toBe(404);
    const plain = await fetch(`${demo.url}/api/say`, { method: 'POST', body: '{}' });
    expect(plain.status).toBe(415);
    expect(await page.ask('constructor', {})).toMatchObject({ kind: 'error' });
    expect(await page.ask('say', { person: people.requester })).toMatchObject({ kind: 'error' });
  });

  test('everybody of the directory is there; those reached by relay have no app', async () => {
    const { people: everybody } = await page.world();
    expect(everybody.length).toBeGreaterThan(50);
    expect(everybody.filter(({ relay, installed }) => relay === installed)).toEqual([]);
  });
});

describe('the first view', () => {
  test('is a working morning, although it was started by night', async () => {
    const { time: shown } = await page.world();
    expect(shown).toMatchObject({ state: 'working', london: '2026-11-30T09:30' });
  });

  test('is calm: everybody has been greeted, and nothing is new', async () => {
    const { messages, seen } = await page.world();
    expect(messages.length).toBeGreaterThan(3);
    expect(messages.every(({ greeting }) => greeting)).toBe(true);
    expect(messages.filter(({ personId, id }) => seen[personId] !== id)).toEqual([]);
  });
});

describe('a person acts', () => {
  test('words are answered with a card, a press replaces it in place, and each is a deed', async () => {
    expect(await page.ask('say', { person: people.requester, text: 'New  request' })).toEqual({
      kind: 'done',
    });
    const offer = last(await page.thread(people.requester));
    expect(await page.press(offer, 'new:external-second-opinion')).toEqual({ kind: 'done' });
    const form = last(await page.thread(people.requester));
    expect([form.id, form.version]).toEqual([offer.id, offer.version + 1]);
    const { deeds } = await page.world();
    expect(deeds.map(({ what }) => what)).toEqual(['said:new request', 'began:external-second-opinion']);
  });

  test('a form that comes back with errors is no deed; a card that has moved on is pressed as it was shown', async () => {
    const form = last(await page.thread(people.requester));
    expect(await page.press(form, 'next:submit:safety', { 'f.safety.proceedings': 'no' })).toEqual({
      kind: 'done',
    });
    const marked = last(await page.thread(people.requester));
    expect(JSON.stringify(marked.card)).toContain('Select whether the child is acutely deteriorating');
    expect(await page.press(form, 'discard:submit')).toMatchObject({ kind: 'done' });
    expect((await page.world()).deeds).toHaveLength(2);
  });

  test('somebody is found by part of a name and a press, among those who could be chosen, by whoever fills in the form', async () => {
    await page.ask('say', { person: people.requester, text: 'new request' });
    await page.press(last(await page.thread(people.requester)), 'new:external-second-opinion');
    const opened = last(await page.thread(people.requester));
    await page.press(opened, 'next:submit:safety', {
      'f.safety.acutelyDeteriorating': 'no',
      'f.safety.proceedings': 'no',
    });
    await page.press(last(await page.thread(people.requester)), 'next:submit:child', {
      'f.child.initials': 'R.M.',
      'f.child.dateOfBirth': '2020-02-01',
      'f.child.localReference': 'L 1',
      'f.child.organisation': 'INV-T1',
    });
    const form = last(await page.thread(people.requester));
    const find = 'find:submit:people:people.namedConsultant';
    const found = async (text: string) => {
      const typed = { 'f.find.people.namedConsultant': text, 'f.people.disagreement': 'The parents wait.' };
      expect(await page.press(last(await page.thread(people.requester)), find, typed)).toEqual({
        kind: 'done',
      });
      return JSON.stringify(last(await page.thread(people.requester)).card);
    };
    const hit = await found('SIAN pross');
    expect(hit).toContain(people.deputy);
    expect(hit).not.toContain('Breckenridge');
    expect(hit).toContain('The parents wait.');
    for (const nobody of ['Ollerenshaw', 'Abernethy', 'no such name'])
      expect(await found(nobody)).toContain('Nobody who can be chosen here has a name like that');
    expect(await found('')).toContain('Please type part of a name, then press');
    await page.press(form, 'discard:submit');
  });

  test('a button that is not on the card is not pressed', async () => {
    const message = last(await page.thread(people.requester));
    const body = { person: people.requester, message: message.id, version: message.version, inputs: {} };
    const outcome = await page.ask('press', {
      ...body,
      type: 'Action.Execute',
      verb: 'send:approve',
      title: 'Approve',
    });
    expect(outcome.kind).toBe('stopped');
  });

  test('whoever has no app has no chat, and gets one by adding it', async () => {
    expect(await page.ask('say', { person: people.gp, text: 'help' })).toMatchObject({ kind: 'stopped' });
    await page.ask('install', { person: people.gp, installed: true });
    expect(await page.thread(people.gp)).not.toEqual([]);
    await page.ask('install', { person: people.gp, installed: false });
    const gp = (await page.world()).people.find(({ id }) => id === people.gp);
    expect(gp?.installed).toBe(false);
  });

  test(
    'the clock moves on and never back',
    async () => {
      const before = (await page.world()).time.instant;
      expect(await page.ask('clock', { advance: 'PT2H' })).toEqual({ kind: 'done' });
      expect(await page.ask('clock', { morning: true })).toEqual({ kind: 'done' });
      const { time: moved } = await page.world();
      expect(Date.parse(moved.instant) - Date.parse(before)).toBeGreaterThanOrEqual(2 * 3_600_000);
      expect(moved).toMatchObject({ state: 'working', london: '2026-12-01T09:00' });
      expect(await page.ask('clock', { london: '2020-01-01T09:00' })).toMatchObject({
        text: 'The clock cannot go back.',
      });
      expect(await page.ask('clock', { london: 'tomorrow' })).toMatchObject({ kind: 'stopped' });
    },
    slowMs,
  );
});

describe('the next start', () => {
  test(
    'finds chats, unreachable people, deeds and the moved clock, and its cards are alive',
    async () => {
      await page.ask('reach', { person: people.deputy, reachable: false });
      const read = last(await page.thread(people.requester));
      await page.ask('read', { person: people.requester, message: read.id });
      const before = await page.world();
      await demo.close();
      await start();
      const after = await page.world();
      const content = ({ id, personId, text, card }: WireMessage) => ({ id, personId, text, card });
      expect(after.messages.map(content)).toEqual(before.messages.map(content));
      expect(after.deeds).toEqual(before.deeds);
      expect(after.seen).toEqual(before.seen);
      expect(after.seen[people.requester]).toBe(read.id);
      expect(after.people).toEqual(before.people);
      expect(after.people.find(({ id }) => id === people.deputy)?.reachable).toBe(false);
      expect(Date.parse(after.time.instant)).toBeGreaterThanOrEqual(Date.parse(before.time.instant));
      const greeting = after.messages.find(({ personId }) => personId === people.coordinator) ?? missing();
      expect(verbsOf(greeting)).toContain('"verb":"glossary"');
      expect(await page.press(greeting, 'glossary')).toEqual({ kind: 'done' });
    },
    slowMs,
  );

  test(
    '“start over” clears requests, chats and clock, begins in a working morning like a first start, and greets everybody anew; it must be meant',
    async () => {
      expect(await page.ask('start-over', {})).toMatchObject({ kind: 'error' });
      expect(await page.ask('start-over', { sure: true })).toEqual({ kind: 'done' });
      const { deeds, time: begun, messages, people: everybody } = await page.world();
      expect(deeds).toEqual([]);
      expect(begun).toMatchObject({ state: 'working', london: '2026-11-30T09:30' });
      expect(messages.filter(({ personId }) => personId === people.requester)).toHaveLength(1);
      expect(everybody.every(({ reachable }) => reachable)).toBe(true);
      await page.ask('say', { person: people.requester, text: 'my requests' });
      expect(JSON.stringify(last(await page.thread(people.requester)).card)).not.toContain('R.M.');
    },
    slowMs,
  );
});
