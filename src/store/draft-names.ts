import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { DraftKey } from '../workflow/ports/case-ports';
import { parseSealed } from './case-record';
import { StoreFault } from './faults';

/**
 * What a draft is called where everybody with access to Redis can read it. A name says neither whose draft it is, nor
 * about which request, nor which form: that somebody has begun to record a death or to set a hold is nobody's business.
 */
export interface DraftNames {
  /** The same name for the same draft, always. */
  nameOf(key: DraftKey): string;
  /** The other way round. Throws StoreFault for anything that `nameOf` did not make. */
  keyOf(name: string): DraftKey;
}

const nonceBytes = 12;
const tagBytes = 16;
/** All names are of one length, so that the length of a command's name does not tell it either. */
const plainBytes = 192;
const parts = z.tuple([z.string(), z.string(), z.string()]);

const without = (error: unknown) => new StoreFault('sealed-value', 'name of a draft', { cause: error });

/**
 * @param secret 32 bytes or more that Redis never holds; the keys that are used are derived from it. Another secret
 *   finds no draft of before.
 */
export function createDraftNames(secret: Buffer): DraftNames {
  if (secret.length < 32) throw new RangeError('the secret must have 32 bytes or more');
  const derived = (purpose: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['draft name', purpose]))
      .digest();
  const [sealing, telling] = [derived('sealing'), derived('nonce')];
  return {
    nameOf({ person, about, form }) {
      const plain = Buffer.from(JSON.stringify([person, about, form]).padEnd(plainBytes));
      // The nonce comes from what is sealed: one draft has one name, and no nonce serves two of them.
      const nonce = createHmac('sha256', telling).update(plain).digest().subarray(0, nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    keyOf(name) {
      const bytes = Buffer.from(name, 'base64url');
      try {
        if (bytes.length < nonceBytes + tagBytes) throw new RangeError('too short');
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        }).setAuthTag(bytes.subarray(-tagBytes));
        const body = [decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()];
        const opened: unknown = JSON.parse(Buffer.concat(body).toString('utf8'));
        const [person, about, form] = parseSealed(parts, opened, 'name of a draft');
        return { person, about, form };
      } catch (error) {
        throw without(error);
      }
    },
  };
}
