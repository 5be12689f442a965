import { type Effect, effects } from '../../../src/domain/process/tables/effects';
import { table, words } from './markdown';

/** Who is told what: after each event, whose card is posted anew at once or with the digest; nobody’s where the row is empty. */
export function effectsTable(): string {
  const list = (names: readonly string[]) => names.map(named).join(', ');
  const rows = Object.entries<Effect>(effects).map(([event, { notify, digest, familyTold }]) => [
    words(event),
    list(notify),
    list(digest),
    familyTold ? 'owed' : '',
  ]);
  return table(['After', 'Told at once', 'Told with the digest', 'Telling the family'], rows);
}

function named(name: string): string {
  if (name === 'whose-turn') return '**whose turn it is**';
  if (name === 'whose-part-begins') return '**whoever has a part since, or for whom it waits since**';
  if (name === 'whoever-was-set') return '**whoever was set**';
  if (name === 'no-longer-asked') return '**whoever was asked and is no longer**';
  return name === 'team' ? 'team around the child' : words(name);
}
