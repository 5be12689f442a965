import { glossary } from '../../../src/domain/process/tables/glossary';
import { table } from './markdown';

/** The terms with which the bot answers, as a table. */
export function termsTable(): string {
  return table(
    ['Term', 'What it means', 'Where it comes up'],
    glossary.map(({ term, meaning, here }) => [term, meaning, here]),
  );
}
