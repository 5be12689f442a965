import { amira, bryn, otherRef, ref } from './small-case';
import type { MakeStores } from './stores-under-test';

const hourMs = 3_600_000;

/** What every store of tickets for printing must do. */
export function printTicketsContract(name: string, makeStores: MakeStores): void {
  describe(`tickets for printing: ${name}`, () => {
    const mine = { person: amira, ref, what: 'account' };

    test('a ticket opens what it was minted for, and is used up by it', async () => {
      const { tickets } = makeStores();
      const ticket = await tickets.mint(mine);
      const other = await tickets.mint({ person: bryn, ref: otherRef, what: 'invitation@c-1' });
      expect(await tickets.take(ticket)).toEqual(mine);
      expect(await tickets.take(ticket)).toBeUndefined();
      expect(await tickets.take(other)).toEqual({ person: bryn, ref: otherRef, what: 'invitation@c-1' });
    });

    test('of many who open it at the same moment one gets in', async () => {
      const { tickets } = makeStores();
      const ticket = await tickets.mint(mine);
      const opened = await Promise.all(Array.from({ length: 20 }, () => tickets.take(ticket)));
      expect(opened.filter((each) => each !== undefined)).toEqual([mine]);
    });

    test('each ticket is 256 bits of its own, in letters that fit an address', async () => {
      const { tickets } = makeStores();
      const minted = await Promise.all(Array.from({ length: 50 }, () => tickets.mint(mine)));
      expect(new Set(minted).size).toBe(50);
      for (const each of minted) expect(each).toMatch(/^[A-Za-z0-9_-]{43}$/);
    });

    test('one that was never minted opens nothing', async () => {
      const { tickets } = makeStores();
      const ticket = await tickets.mint(mine);
      expect(await tickets.take('A'.repeat(43))).toBeUndefined();
      expect(await tickets.take(ticket.toLowerCase())).toBeUndefined();
      expect(await tickets.take('')).toBeUndefined();
    });

    test('one that is too old opens nothing', async () => {
      const { tickets, passMachineTime } = makeStores({ ticketMs: hourMs });
      const ticket = await tickets.mint(mine);
      await passMachineTime(1.2 * hourMs);
      expect(await tickets.take(ticket)).toBeUndefined();
    });
  });
}
