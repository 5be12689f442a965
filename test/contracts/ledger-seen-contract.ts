import { claimOne, copy, live, notify } from './ledger-steps';
import { amira, bryn, changeTo, otherRef, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

/** What a person's own press or look tells the ledger. */
export function ledgerSeenContract(name: string, makeStores: MakeStores): void {
  describe(`ledger, seen: ${name}`, () => {
    test('a press proves the card was seen and makes that message a live copy', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      const claim = await claimOne(stores);
      await stores.ledger.record(claim, { standing: 'unknown', failure: 'timeout', attempts: 1 }, {});
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      const seen = { standing: 'seen', failure: undefined, attempts: 0, since: timeOf(5), copies: [live] };
      expect((await stores.ledger.rows(ref))[0]).toMatchObject({ ...seen, shownVersion: 1, shownRing: 1 });
    });

    test('a message that was no copy before is brought up to date once, for the person’s other devices', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      const claim = await claimOne(stores);
      await stores.ledger.record(claim, { shownVersion: 1, shownRing: 1 }, {});
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      const again = await claimOne(stores);
      expect(again.row.copies).toEqual([live]);
      await stores.ledger.record(again, {}, {});
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(6));
      expect(await stores.ledger.inHand()).toBe(0);
    });

    test('a message that shows another case now is no copy of the first any more', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      const notices = [{ person: bryn, notify: true }];
      await stores.cases.commit(changeTo(1, { ref: otherRef, notices }));
      const elsewhere = { ...copy, activityId: 'act-9' };
      await stores.ledger.seen(ref, bryn, elsewhere, 1, timeOf(4));
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      await stores.ledger.seen(otherRef, bryn, copy, 1, timeOf(6));
      const shows = async (of: string) =>
        Object.fromEntries(
          ((await stores.ledger.rows(of))[0]?.copies ?? []).map((each) => [each.activityId, each.shows]),
        );
      expect(await shows(ref)).toEqual({ [elsewhere.activityId]: 'live', [copy.activityId]: 'dead' });
      expect(await shows(otherRef)).toEqual({ [copy.activityId]: 'live' });
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(7));
      expect(await shows(ref)).toMatchObject({ [copy.activityId]: 'live' });
      expect(await shows(otherRef)).toEqual({ [copy.activityId]: 'dead' });
    });

    test('seeing an old version does not hide that a newer one is wanted', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      const claim = await claimOne(stores);
      await stores.ledger.record(claim, { standing: 'failed' }, {});
      await notify(stores, 2, { notify: true, heldUntil: timeOf(30) });
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      expect((await stores.ledger.rows(ref))[0]).toMatchObject({
        shownVersion: 1,
        shownRing: 0,
        wantedRing: 2,
      });
      expect(await stores.ledger.inHand()).toBe(0);
      expect((await claimOne(stores, timeOf(30))).row.wantedVersion).toBe(2);
    });

    test('seeing an old version puts a row that rested back to work', async () => {
      const stores = makeStores();
      await notify(stores, 1);
      await notify(stores, 2);
      const claim = await claimOne(stores);
      await stores.ledger.record(claim, { standing: 'unknown' }, {});
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      expect((await claimOne(stores)).row.copies).toEqual([live]);
    });

    test('a copy seen while a worker has the row survives what the worker records', async () => {
      const stores = makeStores();
      const other = { ...live, activityId: 'act-2' };
      const dead = { ...live, activityId: 'act-0', shows: 'dead' } as const;
      await notify(stores, 1);
      const first = await claimOne(stores);
      await stores.ledger.record(first, { copies: [{ ...dead, shows: 'live' }, other] }, {});
      await notify(stores, 2);
      const claim = await claimOne(stores);
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      await stores.ledger.record(claim, { copies: [dead] }, {});
      expect((await stores.ledger.rows(ref))[0]?.copies).toEqual([dead, live]);
    });

    test.each(['delivered', 'unknown'] as const)(
      'who pressed before it was noted that the card is %s has seen it; a newer view is seen anew',
      async (standing) => {
        const stores = makeStores();
        await notify(stores, 1, { notify: true });
        const claim = await claimOne(stores);
        const sending = { shownVersion: 1, shownRing: 1, standing: 'sending', since: timeOf(1) } as const;
        await stores.ledger.record(claim, sending, { keep: true });
        await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
        await stores.ledger.record(claim, { shownVersion: 1, standing, since: timeOf(6) }, {});
        const row = async () => (await stores.ledger.rows(ref))[0];
        expect(await row()).toMatchObject({ standing: 'seen', since: timeOf(5) });
        await notify(stores, 2, { notify: true });
        const next = await claimOne(stores);
        await stores.ledger.record(next, { ...sending, shownVersion: 2 }, { keep: true });
        // Somebody presses who still had the first view before them.
        await stores.ledger.seen(ref, bryn, copy, 1, timeOf(8));
        await stores.ledger.record(next, { shownVersion: 2, standing, since: timeOf(9) }, {});
        expect(await row()).toMatchObject({ standing, since: timeOf(9) });
      },
    );

    test('who looks at the case again has put their form away: what waited for it is worked on', async () => {
      const stores = makeStores();
      await notify(stores, 1, { notify: true });
      const done = { shownVersion: 1, shownRing: 1, copies: [live] };
      await stores.ledger.record(await claimOne(stores), done, { heldUntil: timeOf(30) });
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(5));
      const again = await claimOne(stores);
      expect(again.row.heldUntil).toBeUndefined();
      // They put it away while the worker, who had found it open, had the row.
      await stores.ledger.seen(ref, bryn, copy, 1, timeOf(6));
      await stores.ledger.record(again, {}, { heldUntil: timeOf(40) });
      await stores.ledger.record(await claimOne(stores), {}, {});
      expect(await stores.ledger.inHand()).toBe(0);
      expect(await stores.ledger.claim(10, timeOf(50))).toEqual([]);
    });

    test('a row that was never wanted comes to be when its card is seen', async () => {
      const stores = makeStores();
      await stores.ledger.seen(ref, amira, copy, 3, timeOf(5));
      const [row] = await stores.ledger.rows(ref);
      expect(row).toMatchObject({ person: amira, wantedVersion: 0, shownVersion: 3, copies: [live] });
    });

    test('looking at the case in the tab counts as seen, and changes no message', async () => {
      const stores = makeStores();
      const standing = async () => (await stores.ledger.rows(ref))[0];
      await stores.ledger.looked(ref, bryn, 1, timeOf(5));
      expect(await standing()).toBeUndefined();
      await notify(stores, 1, { notify: true });
      const shown = { shownVersion: 1, shownRing: 1, copies: [live], since: timeOf(2) };
      await stores.ledger.record(await claimOne(stores), { ...shown, standing: 'delivered' }, {});
      await stores.ledger.looked(ref, bryn, 1, timeOf(5));
      expect(await standing()).toMatchObject({ ...shown, standing: 'seen', since: timeOf(5) });
      // Looking again does not make it later, and nothing is sent for it.
      await stores.ledger.looked(ref, bryn, 1, timeOf(6));
      expect(await standing()).toMatchObject({ standing: 'seen', since: timeOf(5) });
      expect(await stores.ledger.inHand()).toBe(0);
    });

    test('an older page of the tab is no sight of what has rung since; nor does a look hide a fault', async () => {
      const stores = makeStores();
      const standing = async () => (await stores.ledger.rows(ref))[0]?.standing;
      await notify(stores, 1);
      await notify(stores, 2, { notify: true });
      await stores.ledger.looked(ref, bryn, 1, timeOf(5));
      expect(await standing()).toBe('waiting');
      const claim = await claimOne(stores);
      for (const is of ['sending', 'failed'] as const) {
        await stores.ledger.record(claim, { standing: is }, { keep: true });
        await stores.ledger.looked(ref, bryn, 2, timeOf(5));
        expect(await standing()).toBe(is);
      }
      // Their card was on its way meanwhile: it tells them nothing new.
      await stores.ledger.record(claim, { standing: 'delivered', shownVersion: 2, shownRing: 2 }, {});
      expect(await standing()).toBe('seen');
    });

    test('a read receipt counts as having seen the newest card, when that was posted no later', async () => {
      const stores = makeStores();
      const at = { ...live, activityId: '1700000000200' };
      const delivered = { standing: 'delivered', shownVersion: 1, shownRing: 1, since: timeOf(2) } as const;
      const notices = [{ person: bryn, notify: true }];
      await stores.cases.commit(changeTo(1, { people: [amira, bryn], notices }));
      await stores.ledger.record(await claimOne(stores), { ...delivered, copies: [at] }, {});
      const receipt = async (...[person, chat, message]: readonly [string, string, string]) => {
        await stores.ledger.readUpTo(person, chat, message, timeOf(5));
        const row = (await stores.ledger.rows(ref)).find((each) => each.person === bryn);
        return [row?.standing, row?.since];
      };
      const not = ['delivered', timeOf(2)];
      expect(await receipt(bryn, at.conversationId, '1700000000199')).toEqual(not);
      expect(await receipt(bryn, 'another chat', '1700000000300')).toEqual(not);
      expect(await receipt(amira, at.conversationId, '1700000000300')).toEqual(not);
      expect(await receipt(bryn, at.conversationId, 'not a number')).toEqual(not);
      expect(await receipt(bryn, at.conversationId, '1700000000200')).toEqual(['seen', timeOf(5)]);
    });
  });
}
