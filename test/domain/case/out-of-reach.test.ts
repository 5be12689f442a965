import { evolve } from '../../../src/domain/case/evolve';
import type { CaseEvent, EventOf } from '../../../src/domain/case/stored/events';
import { aCommand } from '../../builders/core/a-command';
import { caseOf, eventsOf, given, type Press, play } from '../../builders/core/play';
import { aCaseAt, castFor } from '../../builders/core/ways';

/** That somebody is out of reach is noted with its reason (process page §6); what is stored is folded as it always was. */
const eso = 'external-second-opinion';
const { reviewer } = castFor(eso);
const story = aCaseAt('under-review');
const noted = (why: string, standing: 'undeliverable' | 'reachable' = 'undeliverable'): Press => ({
  by: 'system',
  gives: aCommand('note-delivery', { person: reviewer, standing, why }),
});

test('stored entries that do not say that they correct one another fold to the last of them', () => {
  const [first, second] = ['2027-01-12T09:00:00.000Z', '2027-01-13T09:00:00.000Z'];
  const entry = (at: string, why: string, seq: number): EventOf<'delivery-noted'> => ({
    type: 'delivery-noted',
    seq,
    at,
    actor: { kind: 'system' },
    said: { person: reviewer, standing: 'undeliverable', why },
  });
  const before = caseOf(story);
  const entries: CaseEvent[] = [
    entry(first, 'blocked', before.version + 1),
    entry(second, 'not-installed', before.version + 2),
  ];
  const after = entries.reduce(evolve, before);
  expect(after?.undeliverable).toEqual({ [reviewer]: { why: 'not-installed', since: second } });
});

test('the reason is noted, and corrected once, out of reach since the first time; then no more of it until they are reached', () => {
  const once = play(story, noted('blocked'));
  const { since } = caseOf(once).undeliverable[reviewer] ?? {};
  given(once).when(noted('blocked')).follows([]);
  const twice = play(once, noted('not-installed'));
  expect(eventsOf(twice, 'delivery-noted').map(({ corrects }) => corrects)).toEqual([undefined, true]);
  expect(caseOf(twice).undeliverable[reviewer]).toEqual({ why: 'not-installed', since, corrected: true });
  given(twice).when(noted('blocked')).follows([]);
  const again = play(twice, noted('delivered', 'reachable'), noted('blocked'));
  expect(caseOf(again).undeliverable[reviewer]?.corrected).toBeUndefined();
});
