import { z } from 'zod';
import { openStatuses, terminalStatuses } from '../../domain/case/stage';
import { childsVersions } from '../../domain/case/stored/said';
import { readTexts } from '../words/read-texts';
import { each, keys } from '../words/texts-groups';

const line = z.string().min(1);
/** Statuses at which an account can be made. */
export const childsStatuses = [...openStatuses, ...terminalStatuses].filter(
  (status) => status !== 'closed-death',
);
const version = z.strictObject({ begin: z.array(line), statuses: each(childsStatuses), end: z.array(line) });

/** The shape of /cards/texts.en.children.json: what an account says that is written to the child. */
const schema = z.strictObject({
  title: line,
  headings: keys('begin', 'now', 'plan', 'questions', 'ask'),
  asked: line,
  contact: line,
  versions: z.strictObject(
    Object.fromEntries(childsVersions.map((name) => [name, version])) as Record<
      (typeof childsVersions)[number],
      typeof version
    >,
  ),
});

/** Every text of the accounts for children. Throws at start when one is missing. */
export const childsTexts = readTexts('texts.en.children.json', schema);
