import { foldName, matchRank } from '../../../../domain/directory/fold-name';
import type { Choice } from '../field';

/**
 * The choices whose title fits part of a name: those that begin so first, then those with a word that does, then those
 * that hold each of its words; each group most suitable first. None for an empty text.
 */
export function fittingChoices(choices: readonly Choice[], text: string): readonly Choice[] {
  const wanted = foldName(text);
  if (wanted === '') return [];
  return choices
    .map((choice) => ({ choice, rank: matchRank(foldName(choice.title), wanted) }))
    .filter((each): each is { choice: Choice; rank: number } => each.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}
