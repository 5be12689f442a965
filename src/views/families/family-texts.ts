import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nations } from '../../domain/rules/nation';
import { each } from '../words/texts-groups';

const line = z.string().min(1);
const part = z.strictObject({ title: line, paragraphs: z.array(line).min(1) });

/** The shape of /cards/texts.en.families.json: what families are told about second opinions before there is any request. */
const schema = z.strictObject({
  title: line,
  for: line,
  lead: line,
  worse: part,
  parts: z.array(part).min(1),
  contact: z.strictObject({ title: line, lines: z.array(line) }),
  support: z.strictObject({ title: line, nations: each(nations), everywhere: line }),
  button: line,
  open: line,
});

const file = join(__dirname, '../../../cards/texts.en.families.json');

/** Every text of the page for families. Throws at start when one is missing. */
export const familyTexts = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
