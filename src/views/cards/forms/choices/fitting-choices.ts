import { bestFits } from '../../../../domain/rules/fold-name';
import type { Choice } from '../field';

/**
 * The choices whose title fits part of a name: those that begin so first, then those with a word that does, then those
 * that hold each of its words; each group most suitable first. None for an empty text.
 */
export function fittingChoices(choices: readonly Choice[], text: string): readonly Choice[] {
  return bestFits(choices, ({ title }) => title, text);
}
