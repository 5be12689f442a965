import { z } from 'zod';
import type { NamedKey } from './types';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a page or a letter leaves in what is copied from it, and nobody sees. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u00a0]/gu;

/** A GUID in any case, as it may have been copied; comes out in lower case. */
export const guid = z
  .string()
  .overwrite((text) => text.replace(unseen, ''))
  .toLowerCase()
  .regex(GUID, { error: 'must be a GUID, for example 3f2504e0-4f89-41d3-9a0c-0305e82c3301' });

/** A host name as it is in a service address, without scheme or path; comes out in lower case. */
export const hostName = z
  .string()
  .overwrite((text) => text.replace(unseen, ''))
  .toLowerCase()
  .regex(/^[a-z0-9.-]+(:\d{1,5})?$/, {
    error: 'must hold host names only, for example smba.trafficmanager.net',
  });

/** Text separated by commas, at least one part, each read by `item`. */
export function commaList<T extends z.ZodType<string, string>>(item: T) {
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item).min(1, { error: 'must hold at least one value' }));
}

/** A whole number from `min` to `max`, both included. */
export function integerBetween(min: number, max: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `must be a whole number from ${min} to ${max}`,
    })
    .transform(Number);
}

/** A moment with its zone. */
export const instant = z.iso.datetime({
  offset: true,
  error: 'must be a date and time with its zone, for example 2026-12-24T16:40:00Z',
});

/** An http or https address. */
export const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a web address that begins with https:// (http:// is taken by npm run local only)',
});

/** An https address. */
export const httpsAddress = z.url({
  protocol: /^https$/,
  error: 'must be a web address that begins with https://',
});

/** A web address that paths are put after: no query, no fragment, no name or password. Comes out without a slash at the end. */
export const pageAddress = webAddress
  .refine(
    (text) => {
      // What is no address at all was said to be none already.
      if (!URL.canParse(text)) return true;
      const { search, hash, username, password } = new URL(text);
      return search + hash + username + password === '' && !/[?#]/.test(text);
    },
    { error: 'must hold host and path only, for example https://second-opinion.example.nhs.uk' },
  )
  .transform((text) => text.replace(/\/+$/, ''));

/** The first parts of the bot's own addresses: below one of them a proxy's path could not be told from them. */
const ownPaths = ['api', 'tab', 'print', 'healthz', 'readyz', 'metrics', 'local'];

/** Where people's browsers reach the bot; a path, where there is one, of plain characters, and none of the bot's own. */
export const publicAddress = pageAddress
  .refine((text) => !URL.canParse(text) || /^(\/[\w.~-]+)*$/.test(pathOf(text)), {
    error:
      'must have a path of letters, digits, dots and dashes only, for example https://example.nhs.uk/second-opinion',
  })
  .refine((text) => !URL.canParse(text) || !ownPaths.includes(pathOf(text).split('/')[1] ?? ''), {
    error: `must have a path that does not begin with one of the bot’s own: ${ownPaths.join(', ')}`,
  });

/** The path of an address, without a slash at the end: empty for none. */
export function pathOf(address: string): string {
  return new URL(address).pathname.replace(/\/+$/, '');
}

/** An address of a Redis server. In an address a password is percent-encoded: the message says so where it is not. */
export const redisAddress = z
  .string()
  .refine((text) => /^rediss?:\/\/./i.test(text), {
    error: 'must begin with rediss:// or redis://, for example rediss://redis.example.nhs.uk:6380',
    abort: true,
  })
  .refine((text) => text.includes('@') || isRedisAddress(text), {
    error:
      'must hold a host, and a port where it is not 6379, for example rediss://redis.example.nhs.uk:6380',
    abort: true,
  })
  .refine(isRedisAddress, {
    error:
      'cannot be read: in its password write / as %2F, # as %23, ? as %3F, @ as %40, : as %3A, + as %2B and % as %25, for example rediss://:ab%2Fcd@redis.example.nhs.uk:6380',
  });

function isRedisAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, pathname, search, hash, username, password } = new URL(text);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return hostname !== '' && /^\/?\d*$/.test(pathname) && search + hash === '';
}

const NOT_A_KEY = 'must be 32 bytes in base64 (44 characters, ending in =)';

/** 32 bytes in base64. */
export const base64Key = z
  .string()
  .refine((text) => readKey(text) !== undefined, { error: NOT_A_KEY })
  .transform((text) => readKey(text) ?? Buffer.alloc(0));

/** One or more `id:key`, separated by commas, each id once. The first is the one that seals. */
export const namedKeys = z.string().transform((text, context): NamedKey[] => {
  const keys: NamedKey[] = [];
  const wrong = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  for (const part of text.split(',')) {
    const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):(.+)$/.exec(part.trim()) ?? [];
    const key = readKey(encoded ?? '');
    if (id === undefined || key === undefined) {
      return wrong('must be id:key pairs separated by commas, each key 32 bytes in base64');
    }
    if (keys.some((other) => other.id === id)) return wrong(`names the key id ${id} twice`);
    keys.push({ id, key });
  }
  return keys;
});

function readKey(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  // Node skips characters that are not base64: what comes back must be what was given.
  return bytes.length === 32 && bytes.toString('base64') === text ? bytes : undefined;
}
