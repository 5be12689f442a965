import { claimOne, notify, now } from './ledger-steps';
import { amira, bryn, changeTo, otherRef, ref } from './small-case';
import type { MakeStores } from './stores-under-test';

/** What it tells the ledger that somebody can be written to again. */
export function ledgerReviveContract(name: string, makeStores: MakeStores): void {
  describe(`ledger, revived: ${name}`, () => {
    test('whoever writes to the bot puts back to work only what failed', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      await stores.ledger.record(await claimOne(stores), { shownVersion: 1, standing: 'delivered' }, {});
      await stores.ledger.revive(bryn, 'failed');
      expect(await stores.ledger.inHand()).toBe(0);
      await notify(stores, 2);
      await stores.ledger.record(
        await claimOne(stores),
        { shownVersion: 2, standing: 'failed', failure: 'blocked' },
        {},
      );
      await stores.ledger.revive(bryn, 'failed');
      expect((await claimOne(stores)).row.standing).toBe('waiting');
    });

    test.each(['all', 'failed'] as const)(
      'whoever can be written to again while a worker has the row (%s) is written to, whatever it has found out',
      async (which) => {
        const stores = makeStores();
        await notify(stores, 1, { notify: true });
        const claim = await claimOne(stores);
        await stores.ledger.revive(bryn, which);
        // Teams’ answer to what was asked before that.
        const refused = {
          shownVersion: 1,
          standing: 'failed',
          failure: 'not-installed',
          attempts: 1,
        } as const;
        await stores.ledger.record(claim, refused, {});
        const again = await claimOne(stores);
        expect(again.row).toMatchObject({
          standing: 'waiting',
          failure: undefined,
          attempts: 0,
          shownRing: 0,
        });
        // Once: the next answer counts.
        await stores.ledger.record(again, refused, {});
        expect(await stores.ledger.inHand()).toBe(0);
        expect((await stores.ledger.rows(ref))[0]?.standing).toBe('failed');
      },
    );

    test('installing the bot again puts everything of that person back to work', async () => {
      const stores = makeStores();
      const both = [amira, bryn].map((person) => ({ person, notify: true }));
      for (const each of [ref, otherRef])
        await stores.cases.commit(changeTo(1, { ref: each, notices: both }));
      for (const claim of await stores.ledger.claim(10, now)) {
        await stores.ledger.record(claim, { standing: 'failed', failure: 'not-installed', attempts: 1 }, {});
      }
      await stores.ledger.revive(bryn, 'all');
      const revived = await stores.ledger.claim(10, now);
      expect(revived.map(({ row }) => [row.ref, row.person]).sort()).toEqual(
        [
          [ref, bryn],
          [otherRef, bryn],
        ].sort(),
      );
      expect(revived[0]?.row).toMatchObject({ standing: 'waiting', failure: undefined, attempts: 0 });
    });
  });
}
