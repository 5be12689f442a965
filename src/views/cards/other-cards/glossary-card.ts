import { findTerm } from '../../../domain/process/find-term';
import { type GlossaryEntry, glossary } from '../../../domain/process/tables/glossary';
import { texts } from '../../words/texts';
import { plain, type Section, section, subtle } from '../lines';
import { freeButton, wordsCard } from '../message-card';
import type { AdaptiveCard } from '../model/render-template';

const meaning = (entry: GlossaryEntry): readonly Section[] =>
  section(entry.term, [plain(entry.meaning), subtle(entry.here)]);

/**
 * One term, or the names of all, each to be pressed. A term that is not there brings the names, and what was typed is not
 * repeated.
 * @param term as typed; loose spelling is fine
 */
export function glossaryCard(term?: string): AdaptiveCard {
  const found = term === undefined || term.trim() === '' ? undefined : findTerm(term);
  if (found !== undefined) {
    return wordsCard({
      title: texts.messages.glossaryTitle,
      sections: meaning(found),
      buttons: [freeButton('All terms', 'glossary')],
    });
  }
  const asked = term !== undefined && term.trim() !== '';
  return wordsCard({
    title: asked ? texts.messages.noTermTitle : texts.messages.glossaryTitle,
    lines: [plain(asked ? texts.messages.noTerm : texts.messages.glossaryHow)],
    links: glossary.map(({ term: each }) => freeButton(each, `glossary:${each}`)),
  });
}
