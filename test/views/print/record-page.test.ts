import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import type { CaseEvent } from '../../../src/domain/case/stored/events';
import { kind } from '../../../src/domain/case/stored/request';
import { caseCard } from '../../../src/views/cards/case-card';
import { recordNames } from '../../../src/views/print/record-names';
import { recordPage } from '../../../src/views/print/record-page';
import { recordOf, recordText } from '../../../src/views/record/record-of';
import { type CaseRecord, caseRecord } from '../../../src/views/record/record-schema';
import { facts, now, people } from '../../builders/case-people';
import { caseIn, submission } from '../../builders/case-state';
import { conversation, opinionWith, plainWords } from '../../builders/case-words';
import { historyOf } from '../../builders/history';
import { dangersIn, hostileWords, pageOf, printed, readerSees } from '../../support/stories/printed';

const statuses = [...openStatuses, ...terminalStatuses];
const words = { ...plainWords, line: 'typed-line', paragraph: 'typed-paragraph', long: 'typed-long' };
const hold = { reason: 'the-reason-why', authority: 'an-authority', reviewOn: '2026-12-16' };
const eventsWith = (given: typeof plainWords): readonly CaseEvent[] =>
  historyOf(submission('external-second-opinion', 'soon', given), [
    ['named-consultant', { type: 'approved', said: { view: given.paragraph } }],
    ['named-consultant', { type: 'conversation-recorded', said: { conversation: conversation(given) } }],
    ['coordinator', { type: 'candidate-invited', candidate: 'c2' }],
    ['reviewer', { type: 'opinion-given', candidate: 'c2', opinion: opinionWith(given) }],
    ['safeguarding-lead', { type: 'held', provisional: false, said: hold }],
    ['coordinator', { type: 'safeguarding-lead-asked', said: { concern: 'the-concern' } }],
    [undefined, { type: 'eighteenth-birthday' }],
  ]);
const events = eventsWith(words);

/** The same record with each text of a person's made unlike every other. */
function numbered(record: CaseRecord): { readonly record: CaseRecord; readonly texts: readonly string[] } {
  let count = 0;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('typed-')) {
      count += 1;
      return `${value}-${count}.`;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  const made = walk(record) as CaseRecord;
  // An opinion's answers stand twice in the data, alone and with their questions; on paper once.
  const opinions = made.opinions.map((each) => ({
    ...each,
    opinion: { ...each.opinion, answers: each.answers.flatMap(({ answer }) => answer ?? []) },
  }));
  const whole = { ...made, opinions };
  return { record: whole, texts: JSON.stringify(whole).match(/typed-[a-z]+-\d+\./g) ?? [] };
}

describe('the national number', () => {
  test.each([
    ['9991725008', 'NHS number', '999 172 5008'],
    ['0102109001', 'CHI number', '010210 9001'],
    ['3200000015', 'Health and Care number', '320 000 0015'],
    // Taken by an earlier release, which knew one name only.
    ['5000000005', 'NHS number', '500 000 0005'],
  ])('%s is called %s in card, record and print', (number, name, written) => {
    const { request, ...state } = caseIn('under-review');
    const of = { ...state, request: { ...request, child: { ...request.child, nhsNumber: number } } };
    const record = recordOf({ state: of, events, facts, now });
    expect(record.nationalNumber).toEqual({ name, number });
    expect(readerSees(recordPage(record, recordNames(of, facts)))).toContain(`${name} ${number}`);
    const card = caseCard({ state: of, facts, viewer: people.requester, now, formId: 'f1', side: 'pack' });
    expect(JSON.stringify(card)).toContain(name);
    expect(JSON.stringify(card)).toContain(written);
  });
});

describe.each(kind.options)('the record of a %s on paper', (each) => {
  test.each(statuses)('in %s holds every word that the machine-readable one holds', (status) => {
    const state = caseIn(status, { kind: each, words });
    const { record, texts } = numbered(recordOf({ state, events, facts, now }));
    const text = readerSees(recordPage(record, recordNames(state, facts)));
    expect(texts.length).toBeGreaterThan(60);
    expect(texts.filter((typed) => !text.includes(typed))).toEqual([]);
    for (const { at } of record.history) {
      expect(text).toContain(at.utc);
      expect(text).toContain(at.london);
    }
  });

  test.each(statuses)('in %s shows hostile text as text', (status) => {
    const state = caseIn(status, { kind: each, words: hostileWords });
    const page = pageOf(state, 'record', people.coordinator, eventsWith(hostileWords));
    expect(dangersIn(page)).toEqual([]);
    expect(page.match(/<style>/g)).toHaveLength(1);
    for (const typed of [hostileWords.paragraph, hostileWords.long, hostileWords.line])
      expect(readerSees(page)).toContain(typed);
  });
});

/** Every way to make one kept instant into a text that is none; nothing else changes. */
function spoiled<T>(kept: T, text: string): readonly { readonly where: string; readonly value: T }[] {
  const found: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) found.push(path);
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
  };
  walk(kept, []);
  return found.map((path) => {
    const value = structuredClone(kept);
    const last = path.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key), value as object);
    Reflect.set(last, path.at(-1) ?? '', text);
    return { where: path.join('.'), value };
  });
}

describe('a record whose kept text is no time where a time should be', () => {
  const relayedFor = { id: people.reviewer, name: 'Dr B', readBackAt: '2026-07-01T09:30:00.000Z' };
  const relayed = events.map((event) => ({ ...event, relayedFor }));
  const state = caseIn('closing', { words });

  test.each(['record', 'record-json', 'account'])('still prints as %s, with the text as it is', (what) => {
    expect(spoiled(relayed, 'some day').length).toBeGreaterThan(10);
    for (const each of spoiled(state, 'some day')) {
      const made = printed(each.value, what, people.coordinator, relayed);
      expect([each.where, made?.kind]).toEqual([each.where, what === 'record-json' ? 'file' : 'page']);
    }
    for (const each of what === 'account' ? [] : spoiled(relayed, 'some day')) {
      const made = printed(state, what, people.coordinator, each.value);
      expect([each.where, JSON.stringify(made)]).toEqual([each.where, expect.stringContaining('some day')]);
    }
  });
});

describe('the record on paper', () => {
  const state = caseIn('closing', { words });
  const text = (given: CaseState = state, history = events) =>
    readerSees(pageOf(given, 'record', people.coordinator, history));

  test('names who did what in which role, and says in words what the codes mean', () => {
    expect(text()).toContain('Dr Amara Okonkwo-Bell , named consultant');
    expect(text()).toMatch(/invitation was sent|sent the invitation/i);
    expect(text()).toContain('Dr Hyun-woo Baek-Turner');
    for (const code of ['candidate-invited', 'cannot-say', 'pastTraineeOrPartner', people.reviewer])
      expect(text()).not.toContain(code);
  });

  test('marks what was relayed, for whom, and when it was read back', () => {
    const relayedFor = { id: people.reviewer, name: 'Dr B', readBackAt: '2026-07-01T09:30:00.000Z' };
    const relayed = events.map((event) =>
      event.type === 'opinion-given' ? { ...event, relayedFor } : event,
    );
    expect(text(state, relayed)).toContain('Relayed: entered for Dr B, read back at 2026-07-01 10:30:00 BST');
    expect(text()).not.toContain('Relayed');
  });

  test('names who confirmed what was relayed', () => {
    const as = (stored: { readBackAt: string; readBackBy?: string }) =>
      text(
        state,
        events.map((event) => ({ ...event, relayedFor: { id: people.reviewer, name: 'Dr B', ...stored } })),
      );
    const said =
      'Relayed: entered for Dr B, read back at 2026-07-01 10:30:00 BST, confirmed by Dr B <herself>';
    expect(as({ readBackAt: '2026-07-01T09:30:00.000Z', readBackBy: 'Dr B <herself>' })).toContain(said);
  });

  test('never holds the reason for a hold or a concern, and says whom it is not for', () => {
    const held = { since: now, by: people['safeguarding-lead'], provisional: true, ...hold };
    const page = text(caseIn('closing', { words, change: { hold: held } }));
    expect(page).not.toMatch(/the-reason|the-concern/);
    expect(page).toContain('an-authority');
    expect(page).toContain('Not for the family, the family advocate or the GP.');
    expect(text()).not.toContain('Not for the family');
    expect(text(caseIn('closed-death'))).toContain('The child has died.');
  });

  test('tells the whole history, the oldest first, and how many entries there are', () => {
    expect(text()).toContain(`End of the record of request K7M4-RQX3: ${events.length} entries`);
    expect(text().lastIndexOf('Sent the request')).toBeLessThan(text().lastIndexOf('Set a hold'));
  });

  test('as data is the same bytes whenever it is asked for, in the documented shape', () => {
    const first = printed(state, 'record-json', people.coordinator, events);
    const again = printed(
      structuredClone(state),
      'record-json',
      people['named-consultant'],
      [...events].reverse(),
    );
    expect(first).toEqual({
      kind: 'file',
      fileName: 'second-opinion-K7M4-RQX3.json',
      json: recordText(recordOf({ state, events, facts, now })),
    });
    expect(again).toEqual(first);
    const json = first?.kind === 'file' ? first.json : '';
    expect(caseRecord.safeParse(JSON.parse(json)).error).toBeUndefined();
  });

  test('is printed by acting consultant and coordinator alone', () => {
    const may = Object.entries(people).filter(([, id]) => printed(state, 'record', id, events) !== undefined);
    expect(may.map(([role]) => role).sort()).toEqual(['coordinator', 'named-consultant']);
  });
});
