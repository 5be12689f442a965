import fc from 'fast-check';
import type { Claim, LedgerRow } from '../../src/workflow/ports/delivery-ports';
import { amira, bryn, changeTo, otherRef, ref, timeOf } from '../contracts/small-case';
import { createFakeStores } from '../fakes/fake-stores';
import { realStores } from './real-stores';

/** The fake ledger stands in for Redis in the workflow's tests: whatever is done to both, they must agree. */

const { tenant } = realStores();
const refs = [ref, otherRef];
const people = [amira, bryn];
const minute = fc.integer({ min: 0, max: 50 });
const which = fc.integer({ min: 0, max: 3 });
const activity = fc.constantFrom('act-1', 'act-2', 'act-3');
const shows = fc.constantFrom('live', 'stub', 'dead');
const copies = fc.uniqueArray(fc.record({ activityId: activity, shows }), {
  selector: ({ activityId }) => activityId,
  maxLength: 3,
});
const update = fc.record(
  {
    shownVersion: fc.integer({ min: 0, max: 9 }),
    shownRing: fc.integer({ min: 0, max: 9 }),
    standing: fc.constantFrom('waiting', 'sending', 'delivered', 'failed', 'unknown'),
    failure: fc.constantFrom('blocked', undefined),
    attempts: fc.integer({ min: 0, max: 5 }),
    copies,
  },
  { requiredKeys: [] },
);
const next = fc.constantFrom({}, {}, { keep: true }, { againInMs: 600_000 }, { heldUntil: timeOf(30) });
const step = fc.oneof(
  fc.record({ do: fc.constant('notify' as const), which, notify: fc.boolean(), held: fc.option(minute) }),
  fc.record({ do: fc.constant('claim' as const), at: minute }),
  fc.record({ do: fc.constant('record' as const), claim: fc.nat(), update, next }),
  fc.record({ do: fc.constant('seen' as const), which, activity, back: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ do: fc.constant('revive' as const), which }),
  fc.record({ do: fc.constant('wake' as const), at: minute }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const at = (n: number) => ({ ref: refs[n % 2] ?? ref, person: people[n >> 1] ?? amira });
const name = (row: LedgerRow) => `${row.ref} ${row.person}`;
const place = (activityId: string) => ({
  activityId,
  conversationId: 'a:1',
  serviceUrl: 'https://smba.example',
});

/** One ledger under test, with what its own claims gave it. */
function driven(stores: ReturnType<typeof createFakeStores> | ReturnType<typeof tenant>) {
  const { cases, ledger } = stores;
  const claims: Claim[] = [];
  const versions = new Map<string, number>();
  return async (one: Step): Promise<unknown> => {
    if (one.do === 'notify') {
      const { ref: of, person } = at(one.which);
      const version = (versions.get(of) ?? 0) + 1;
      versions.set(of, version);
      const heldUntil = one.held === null ? undefined : timeOf(one.held);
      await cases.commit(
        changeTo(version, { ref: of, notices: [{ person, notify: one.notify, heldUntil }] }),
      );
    } else if (one.do === 'claim') {
      const got = [...(await ledger.claim(100, timeOf(one.at)))];
      claims.push(...got.sort((a, b) => (name(a.row) < name(b.row) ? -1 : 1)));
      return got.map(({ row }) => row);
    } else if (one.do === 'record') {
      const claim = claims[one.claim % Math.max(1, claims.length)];
      if (claim === undefined) return undefined;
      const { copies: given, ...rest } = one.update;
      const full = given?.map(({ activityId, shows: how }) => ({ ...place(activityId), shows: how }));
      return await ledger.record(claim, { ...rest, ...(full && { copies: full }) }, one.next);
    } else if (one.do === 'seen') {
      const { ref: of, person } = at(one.which);
      const version = Math.max(0, (versions.get(of) ?? 0) - one.back);
      await ledger.seen(of, person, place(one.activity), version, timeOf(5));
    } else if (one.do === 'revive') {
      await ledger.revive(at(one.which).person, 'all');
    } else {
      await ledger.wakeHeld(timeOf(one.at));
    }
    return await Promise.all([ledger.inHand(), ledger.rows(ref), ledger.rows(otherRef)]);
  };
}

test('whatever happens, the ledger in memory and the ledger on Redis say the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
      const [inMemory, onRedis] = [driven(createFakeStores()), driven(tenant())];
      for (const one of steps) expect(await onRedis(one)).toEqual(await inMemory(one));
    }),
    { numRuns: 80 },
  );
}, 120_000);
