import fc from 'fast-check';
import { z } from 'zod';

/** Anything that a schema takes: made from the schema itself, so that what is added to it is tried as well. */

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const kindsOfText: readonly fc.Arbitrary<string>[] = [
  fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
  fc.constantFrom('Dŵr ‮ابج 👩‍⚕️\r\n', ' x ', '<at>a</at>', '{"a":[]}', '0'),
  days,
  fc.uuid({ version: 4 }).map((id) => id.toUpperCase()),
  fc.constantFrom('9434765919', '943 476 5919'),
  fc.constantFrom('QZ', 'ÅB', 'a.b.'),
  ...[200, 1_000, 3_000].map((length) => fc.constant('é'.repeat(length))),
  fc.constant(''),
];

/** Text of those kinds that this schema takes more often than not. */
function anyText(schema: z.ZodType): fc.Arbitrary<unknown> {
  const takes = (each: unknown) => schema.safeParse(each).success;
  const fitting = kindsOfText.filter((kind) => fc.sample(kind, 20).filter(takes).length > 10);
  return fc.oneof(...fitting).filter(takes);
}

const taken = (schema: z.ZodType, from: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  from.filter((each) => schema.safeParse(each).success);

/** @returns what goes in, before defaults and transformations */
export function anythingTaken(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional) return fc.option(anythingTaken(inner(schema)), { nil: undefined });
  if (schema instanceof z.ZodDefault) return fc.option(anythingTaken(inner(schema)), { nil: undefined });
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodArray) {
    const items = fc.array(anythingTaken(schema.element as z.ZodType), { maxLength: 4 });
    return taken(schema, items);
  }
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries(schema.shape as Record<string, z.ZodType>);
    const record = fc.record(Object.fromEntries(parts.map(([key, part]) => [key, anythingTaken(part)])));
    return taken(schema, record);
  }
  if (schema instanceof z.ZodUnion)
    return fc.oneof(...schema.options.map((each) => anythingTaken(each as z.ZodType)));
  if (schema instanceof z.ZodNumber) return taken(schema, fc.nat({ max: 500 }));
  return anyText(schema);
}

const inner = (schema: z.ZodOptional | z.ZodDefault): z.ZodType => schema.unwrap() as z.ZodType;
