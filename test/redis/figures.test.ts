import { readFigures } from '../../src/redis/operator/figures';
import type { RowUpdate } from '../../src/workflow/ports/delivery-ports';
import { amira, bryn, caseListed, changeTo, eventAt, otherRef, ref, timeOf } from '../contracts/small-case';
import { realStores, type TenantOfTests } from './real-stores';

const { connection, tenant } = realStores();

const figures = ({ keys }: TenantOfTests) => readFigures(connection(), keys);

/** Works on every row that is ready, as if Teams had answered so. */
async function sent({ ledger }: TenantOfTests, update: (person: string) => RowUpdate) {
  for (const claim of await ledger.claim(10, timeOf(9)))
    await ledger.record(claim, { shownVersion: 9, ...update(claim.row.person) }, {});
}

const notices = [amira, bryn].map((person) => ({ person, notify: true }));

describe('what the operator is told without looking at a case', () => {
  test('cards that failed, or may not have arrived, until they are mended or the case is over', async () => {
    const stores = tenant();
    const { cases, ledger } = stores;
    await cases.commit(changeTo(1, { people: [amira, bryn], notices }));
    await cases.commit(
      changeTo(1, { ref: otherRef, people: [bryn], notices: [{ person: bryn, notify: true }] }),
    );
    expect((await figures(stores)).notDelivered).toEqual({ failed: 0, unknown: 0 });
    await sent(stores, (person) =>
      person === amira ? { standing: 'unknown' } : { standing: 'failed', failure: 'blocked' },
    );
    expect((await figures(stores)).notDelivered).toEqual({ failed: 2, unknown: 1 });
    // Nothing waits to be sent, so that no other figure tells of them.
    expect((await figures(stores)).wanting).toEqual({ ready: 0, held: 0, inHand: 0 });
    const copy = { activityId: 'a', conversationId: 'c', serviceUrl: 'https://teams.example/' };
    await ledger.seen(ref, amira, copy, 1, timeOf(2));
    expect((await figures(stores)).notDelivered).toEqual({ failed: 2, unknown: 0 });
    const state = caseListed(otherRef, 2, timeOf(2), 'closed');
    await cases.commit(changeTo(2, { ref: otherRef, state, events: [eventAt(2)], people: [bryn] }));
    expect((await figures(stores)).notDelivered).toEqual({ failed: 1, unknown: 0 });
  });

  test('a row that failed before this was counted is counted when it is next worked on', async () => {
    const stores = tenant();
    await stores.cases.commit(changeTo(1, { notices: [{ person: amira, notify: true }] }));
    await sent(stores, () => ({ standing: 'failed', failure: 'not-installed' }));
    await connection().command(['DEL', stores.keys.troubled]);
    await stores.cases.commit(changeTo(2, { notices: [{ person: amira, notify: true }] }));
    await sent(stores, () => ({}));
    expect((await figures(stores)).notDelivered).toEqual({ failed: 1, unknown: 0 });
  });

  test('cases on which a tick faulted, until they move on', async () => {
    const stores = tenant();
    await stores.cases.commit(changeTo(1, { due: timeOf(3) }));
    await stores.due.postpone(ref, timeOf(8));
    await stores.due.postpone(ref, timeOf(9));
    expect((await figures(stores)).postponed).toBe(1);
    await stores.cases.commit(changeTo(2, { due: timeOf(20) }));
    expect((await figures(stores)).postponed).toBe(0);
  });
});
