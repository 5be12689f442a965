import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { parseSealed } from '../store/case-record';
import type { PrintTickets } from '../workflow/ports/print-ports';
import type { RedisConnection } from './connection/connection';
import type { Keys } from './keys';

const grant = z.object({ person: z.string(), ref: z.string(), what: z.string() });
const twoMinutesMs = 120_000;

/** Nobody who looks into Redis finds a ticket there that would open anything. */
const digestOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');

/** Tickets for printing, on Redis: under their digest, ids only, gone after their time. */
export function createPrintTickets(parts: {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  /** Milliseconds of machine time that a ticket lasts; two minutes where not given. */
  readonly lifeMs?: number;
}): PrintTickets {
  const { connection, keys, lifeMs = twoMinutesMs } = parts;
  return {
    async mint(given) {
      const ticket = randomBytes(32).toString('base64url');
      const value = JSON.stringify(grant.parse(given));
      await connection.command(['SET', keys.printTicket(digestOf(ticket)), value, 'PX', String(lifeMs)]);
      return ticket;
    },
    async take(ticket) {
      const reply = await connection.command(['GETDEL', keys.printTicket(digestOf(ticket))]);
      return typeof reply === 'string'
        ? parseSealed(grant, JSON.parse(reply), 'ticket for printing')
        : undefined;
    },
  };
}
