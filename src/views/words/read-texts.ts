import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const folder = join(__dirname, '../../../cards');

/**
 * Reads one file of texts in /cards and checks it against its schema, once, when it is first needed.
 * Throws an Error that names the file and the text that is missing or wrong.
 * @param file name in /cards, e.g. `texts.en.json`
 */
export function readTexts<S extends z.ZodType>(file: string, schema: S): z.infer<S> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (!parsed.success)
    throw new Error(`The texts in ${file} are not complete:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
