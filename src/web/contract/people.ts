import * as z from 'zod/mini';

/** `GET people?dataset=&q=`: what fits among the choices of one field, by part of a name; fifteen at most. */
export const peopleQuery = z.object({
  /** The field's `dataset`. */
  dataset: z.string().check(z.maxLength(250)),
  q: z.string().check(z.maxLength(100)),
});

export const people = z.object({
  /** As the field's own choices; the value is what its input takes. */
  people: z.array(z.object({ title: z.string(), value: z.string() })),
});
