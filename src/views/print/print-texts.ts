import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const line = z.string().min(1);
const keys = <T extends string>(...given: readonly T[]) =>
  z.strictObject(Object.fromEntries(given.map((key) => [key, line])) as Record<T, typeof line>);

const accounts = ['account', 'account-young-person', 'account-local-authority', 'account-child'] as const;
const documents = [...accounts, 'record', 'record-json', 'invitation'] as const;

/** The shape of /cards/texts.en.print.json: what is on printed pages, and on the way to them. */
const schema = z.strictObject({
  buttons: keys(...documents),
  /** Where several stand beside each other, each by its own name. */
  documents: keys(...accounts, 'record', 'record-json'),
  card: keys(...documents, 'open', 'rules', 'back', 'notNow'),
  closed: z.strictObject({ title: line, paragraphs: z.array(line) }),
  page: keys('request', 'printed', 'stands'),
  account: keys('for', 'terms', 'termsLead'),
  record: keys(
    ...(['title', 'for', 'notForFamily', 'notForFamilyWhy', 'afterDeath', 'afterDeathWhy', 'about'] as const),
    ...([
      'child',
      'people',
      'team',
      'question',
      'options',
      'option',
      'childAsPerson',
      'clinicalSummary',
      'familySide',
      'before',
    ] as const),
    ...(['safety', 'conversation', 'pack', 'news', 'asked', 'decisions', 'opinions'] as const),
    ...([
      'opinionVersion',
      'reviewerQuestions',
      'sharing',
      'outcome',
      'tests',
      'steps',
      'owed',
      'hold',
    ] as const),
    ...(['linked', 'history', 'historyLead', 'number', 'when', 'who', 'what'] as const),
    ...(['bySystem', 'relayed', 'relayedConfirmed', 'end'] as const),
  ),
  invitation: keys(
    ...(['title', 'for', 'critical-friend', 'external-second-opinion', 'only', 'whole', 'checked'] as const),
    ...(['routing', 'child', 'how', 'howByPhone', 'howByPost', 'silence', 'form', 'formLead'] as const),
    ...(['optional', 'more', 'date', 'readBack', 'readBackWho', 'readBackDay'] as const),
    ...(['readBackTime', 'readBackBy', 'entered', 'readBackTick'] as const),
  ),
  /** What somebody who was asked does, by the command that says so: beside a box to tick. */
  answers: z.record(z.string(), line),
  /** What a field of the record is called, where its own name does not say it. */
  fields: z.record(z.string(), line),
});

const file = join(__dirname, '../../../cards/texts.en.print.json');

/** Every fixed text of printed pages. Throws at start when one is missing. */
export const printTexts = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
