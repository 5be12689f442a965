import { type Effect, effects } from '../../../src/domain/process/tables/effects';
import { table, words } from './markdown';

/** Who is told what: after each event, whose card is posted anew at once or with the digest. */
export function effectsTable(): string {
  const all = Object.entries(effects);
  const silent = (effect: Effect) => effect.ring.length + effect.digest.length === 0 && !effect.familyTold;
  const list = (names: readonly string[]) => names.map(named).join(', ');
  const rows = all
    .filter(([, effect]) => !silent(effect))
    .map(([event, { ring, digest, familyTold }]) => [
      words(event),
      list(ring),
      list(digest),
      familyTold ? 'owed' : '',
    ]);
  const quiet = all.filter(([, effect]) => silent(effect)).map(([event]) => words(event));
  return [
    'Whoever the case newly waits for is notified at once of every change, unless it was theirs: whose turn it has become, and who has come to owe something. Others are notified as follows.',
    '',
    table(['After', 'Told at once', 'Told with the digest', 'Telling the family'], rows),
    '',
    'In quiet hours nobody is notified but of an urgent request; the digest waits for the morning always. A card that is there shows at once, without a sound, that the request or the person’s part in it has ended; the notification follows in the morning.',
    '',
    `Open cards are brought up to date, and nobody else is told, after: ${quiet.join(', ')}.`,
  ].join('\n');
}

function named(name: string): string {
  if (name === 'whose-turn') return '**whose turn it is**';
  if (name === 'whose-part-begins') return '**whoever has a part since, or for whom it waits since**';
  if (name === 'whoever-was-set') return '**whoever was set**';
  if (name === 'no-longer-asked') return '**whoever was asked and is no longer**';
  return name === 'team' ? 'team around the child' : words(name);
}
