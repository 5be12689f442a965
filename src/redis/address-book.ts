import { z } from 'zod';
import { parseSealed } from '../store/case-record';
import type { AddressBook } from '../workflow/ports/case-ports';
import type { RedisConnection } from './connection/connection';
import type { Keys } from './keys';

const address = z.object({
  serviceUrl: z.string(),
  conversationId: z.string(),
  teamsUserId: z.string(),
  tenantId: z.string(),
});

/** Where people can be written to, on Redis: identifiers of Teams only, nothing about a case. */
export function createAddressBook(parts: {
  readonly connection: RedisConnection;
  readonly keys: Keys;
}): AddressBook {
  const { connection, keys } = parts;
  return {
    async read(person) {
      const reply = await connection.command(['HGET', keys.addresses, person]);
      return typeof reply === 'string'
        ? parseSealed(address, JSON.parse(reply), `address of ${person}`)
        : undefined;
    },
    async save(person, value) {
      await connection.command(['HSET', keys.addresses, person, JSON.stringify(address.parse(value))]);
    },
    async forget(person) {
      await connection.command(['HDEL', keys.addresses, person]);
    },
  };
}
