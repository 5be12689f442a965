import { z } from 'zod';
import { tidyCode } from './organisations';
import { person as personSchema } from './schema';

/**
 * A directory as far as it can be read at all: what is missing or mistyped is empty, so that the checks between
 * entries can run, and report, beside the checks of each entry. Codes and ids are in the one form they are compared in.
 */

const code = z.string().transform(tidyCode).catch('');
const id = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .catch('');
const word = z.string().catch('');
const grade = personSchema.shape.grade.or(z.literal('')).catch('');
const listOf = <T extends z.ZodType>(item: T) => z.array(item).catch([]);
const hours = z.object({ from: word, to: word }).catch({ from: '', to: '' });

const organisation = z
  .object({
    code,
    name: word,
    kind: word,
    mergedInto: code,
    workingHours: hours,
    quietHours: hours,
    sites: listOf(z.object({ code }).catch({ code: '' })),
  })
  .catch({
    code: '',
    name: '',
    kind: '',
    mergedInto: '',
    workingHours: { from: '', to: '' },
    quietHours: { from: '', to: '' },
    sites: [],
  });

const leave = z.object({ from: word, to: word }).catch({ from: '', to: '' });
const standing = z
  .object({ role: word, organisation: code, as: word })
  .catch({ role: '', organisation: '', as: '' });
const person = z
  .object({
    id,
    name: word,
    grade,
    organisation: code,
    otherEmployers: listOf(code),
    deputy: id,
    formerly: listOf(id),
    leave: listOf(leave),
    standing: listOf(standing),
  })
  .catch({
    id: '',
    name: '',
    grade: '',
    organisation: '',
    otherEmployers: [],
    deputy: '',
    formerly: [],
    leave: [],
    standing: [],
  });

const panel = z
  .object({ id, organisation: code, clerk: id, members: listOf(id) })
  .catch({ id: '', organisation: '', clerk: '', members: [] });

const sketch = z
  .object({ organisations: listOf(organisation), people: listOf(person), panels: listOf(panel) })
  .catch({ organisations: [], people: [], panels: [] });
export type DirectorySketch = z.infer<typeof sketch>;

/** Reads anything as a directory; never refuses. */
export function sketchDirectory(value: unknown): DirectorySketch {
  return sketch.parse(value);
}
