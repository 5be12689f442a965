import { caseCard } from '../../../src/views/cards/case-card';
import { printCard } from '../../../src/views/cards/other-cards/print-card';
import { parsePrintWhat, sayPrintWhat } from '../../../src/views/print/print-what';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { schemaFindings } from '../../support/card-schema';
import { libraryEvents, nodesIn, runsIn, verbsIn } from '../forms/card-checks';

const held = {
  since: now,
  by: people['safeguarding-lead'],
  provisional: true,
  reason: 'r',
  authority: 'a',
  reviewOn: '2026-12-16',
};
const verbs = (
  state: ReturnType<typeof caseIn>,
  viewer: string,
  { printing = true, ...more }: { side?: 'account' | 'record'; printing?: boolean } = {},
) =>
  verbsIn(
    caseCard({
      state,
      facts,
      viewer,
      now,
      formId: 'f1',
      web: { printing, tabApp: undefined },
      ...more,
    }),
  );
const printed = (list: readonly string[]) => list.filter((verb) => verb.startsWith('print:'));

describe('the button “Print”', () => {
  test('is on the family’s account and on the record', () => {
    const state = caseIn('closing');
    expect(printed(verbs(state, people.advocate, { side: 'account' }))).toEqual(['print:account']);
    expect(printed(verbs(state, people.coordinator, { side: 'record' }))).toEqual([
      'print:record',
      'print:record-json',
    ]);
  });

  test('is in the coordinator’s group for each person who is asked, and for nobody else', () => {
    const state = caseIn('inviting');
    expect(printed(verbs(state, people.coordinator))).toEqual(['print:invitation@c1']);
    expect(printed(verbs(state, people['named-consultant']))).toEqual([]);
    expect(printed(verbs(state, people.candidate))).toEqual([]);
  });

  test('is not there without a public address, nor for the family’s account while nothing may be given', () => {
    const state = caseIn('closing');
    expect(printed(verbs(state, people.coordinator, { side: 'record', printing: false }))).toEqual([]);
    expect(printed(verbs(caseIn('inviting'), people.coordinator, { printing: false }))).toEqual([]);
    const waits = caseIn('sharing', { change: { awaitingYoungAdult: true } });
    expect(printed(verbs(waits, people.coordinator, { side: 'account' }))).toEqual([]);
    const shut = caseIn('sharing', { change: { hold: held } });
    expect(printed(verbs(shut, people.coordinator, { side: 'account' }))).not.toContain('print:account');
  });
});

describe('the card with the address', () => {
  const url = `https://second-opinion.example.nhs.uk/print/${'a'.repeat(43)}`;

  test.each(['account', 'record', 'record-json', 'invitation@c-1_X'])(
    'for %s is sound and leads there',
    (text) => {
      const what = parsePrintWhat(text);
      if (what === undefined) throw new Error('not read');
      expect(sayPrintWhat(what)).toBe(text);
      const card = printCard({ ref: 'K7M4-RQX3', what, url });
      expect(schemaFindings(card)).toEqual([]);
      expect(libraryEvents(card)).toEqual([]);
      expect(nodesIn(card).find((node) => node['type'] === 'Action.OpenUrl')).toMatchObject({ url });
      expect(runsIn(card).join(' ')).toMatch(
        /works once, within two minutes.*only what you may see.*do not pass the address on/,
      );
    },
  );

  test.each(['', 'accounts', 'invitation', 'invitation@', 'invitation@a b', 'invitation@<x>', 'record-xml'])(
    'nothing else is printed: %j',
    (text) => expect(parsePrintWhat(text)).toBeUndefined(),
  );
});
