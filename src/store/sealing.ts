import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { StoreFault } from './faults';
import type { KeyRing } from './key-ring';

/** What a value belongs to: it opens nowhere else. E.g. `['case', ref, 'state', version]`. */
export type Binding = readonly (string | number)[];

/**
 * AES-256-GCM under a data key of its own for each case, draft and directory; the data key is wrapped by a key from
 * the environment. Whoever destroys a wrapped data key has erased everything sealed under it.
 */
export interface Sealing {
  /** A new data key: 32 random bytes. */
  newDataKey(): Buffer;
  /** Wraps a data key with the ring's current key; the text names that key. */
  wrap(dataKey: Buffer, binding: Binding): string;
  /** Unwraps with whichever key the text names. Throws StoreFault when that key is not at hand or it does not fit. */
  unwrap(wrapped: string, binding: Binding): Buffer;
  /** Seals a value as JSON. */
  seal(dataKey: Buffer, value: unknown, binding: Binding): string;
  /** Opens and parses what `seal` made. Throws StoreFault when it was altered or belongs elsewhere. */
  open(dataKey: Buffer, sealed: string, binding: Binding): unknown;
}

const nonceBytes = 12;
const tagBytes = 16;

/** Unambiguous: JSON keeps the parts apart whatever they hold. */
function associatedData(purpose: string, binding: Binding): Buffer {
  return Buffer.from(JSON.stringify([purpose, ...binding]));
}

function encrypt(key: Buffer, plain: Buffer, associated: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

function decrypt(key: Buffer, text: string, associated: Buffer, binding: Binding): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  try {
    // base64 has several spellings of some bytes; only the one that was written is taken.
    if (bytes.toString('base64url') !== text) throw new RangeError('not as it was written');
    if (bytes.length < nonceBytes + tagBytes) throw new RangeError('too short');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(associated).setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch (error) {
    throw new StoreFault('sealed-value', binding.join(' '), { cause: error });
  }
}

/** Takes `prefix.` off, which says how the rest was made, so that a later format can stand beside it. */
function afterPrefix(text: string, prefix: string, binding: Binding): string {
  if (!text.startsWith(prefix)) throw new StoreFault('sealed-value', binding.join(' '));
  return text.slice(prefix.length);
}

export function createSealing(ring: KeyRing): Sealing {
  return {
    newDataKey: () => randomBytes(32),
    wrap(dataKey, binding) {
      const { id, key } = ring.current;
      return `k1.${id}.${encrypt(key, dataKey, associatedData(`k1 ${id}`, binding))}`;
    },
    unwrap(wrapped, binding) {
      const [id = '', body = ''] = afterPrefix(wrapped, 'k1.', binding).split('.');
      const key = ring.find(id);
      if (key === undefined) throw new StoreFault('unknown-sealing-key', id);
      return decrypt(key, body, associatedData(`k1 ${id}`, binding), binding);
    },
    seal(dataKey, value, binding) {
      // JSON writes lone surrogates as escapes: what was typed comes back character for character.
      return `s1.${encrypt(dataKey, Buffer.from(JSON.stringify(value)), associatedData('s1', binding))}`;
    },
    open(dataKey, sealed, binding) {
      const body = afterPrefix(sealed, 's1.', binding);
      const plain: unknown = JSON.parse(
        decrypt(dataKey, body, associatedData('s1', binding), binding).toString('utf8'),
      );
      return plain;
    },
  };
}
