import { z } from 'zod';
import { placeOf } from './check-manifest';

const details = z.looseObject({
  additionalProperty: z.string().optional(),
  missingProperty: z.string().optional(),
  allowedValues: z.array(z.unknown()).optional(),
});

/**
 * What the library says (`/bots/0 must NOT have additional properties. Details: {…}`) as a plain sentence. What it
 * can't read comes out as it is.
 */
export function plainSentence(found: string): string {
  const [, pointer, message, json] = /^(\S*) (.*?)\. Details: (\{.*\})$/s.exec(found) ?? [];
  if (pointer === undefined || message === undefined) return found;
  const place = placeOf(pointer.split('/').slice(1));
  const read = details.safeParse(JSON.parse(json ?? '{}'));
  const { additionalProperty, missingProperty, allowedValues } = read.data ?? {};
  if (additionalProperty !== undefined) return `${place} has the unknown key "${additionalProperty}".`;
  if (missingProperty !== undefined) return `${place} lacks the key "${missingProperty}".`;
  if (allowedValues !== undefined) return `${place} must be one of: ${allowedValues.join(', ')}.`;
  return /guid|\[0-9a-fA-F\]\{8\}/.test(message)
    ? `${place} must be a GUID.`
    : `${place} ${message.replace('NOT', 'not')}.`;
}
