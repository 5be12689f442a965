import { clip } from '../words/clip';
import { texts } from '../words/texts';
import type { Button } from './buttons';
import { type Line, plain, type Section, typed } from './lines';
import { lineModels, rowModels, sectionModel } from './model/models';
import { type AdaptiveCard, renderTemplate } from './model/render-template';

export interface Message {
  readonly title: string;
  readonly text: string;
  readonly tone?: 'default' | 'good' | 'attention';
}

/** A card of plain words; text of others is shown as it was typed, at most 3,000 characters of it. */
export function messageCard({ title, text, tone = 'default' }: Message): AdaptiveCard {
  return wordsCard({ title: clip(title, 200, false), lines: typed(text, 3_000), tone });
}

/** For whoever may see nothing of a case: it says neither why nor whether there is one (process page I7, I8). */
export function nothingCard(): AdaptiveCard {
  return messageCard({ title: texts.messages.nothingTitle, text: texts.messages.nothing });
}

interface Words {
  /** The neutral first line; the bot's name where there is no case. */
  readonly heading?: string;
  readonly title: string;
  readonly lines?: readonly Line[];
  readonly tone?: Section['tone'];
  readonly sections?: readonly Section[];
  readonly buttons?: readonly Button[];
  /** A list of names to press, each on a line that wraps: for more, or longer ones, than buttons are for. */
  readonly links?: readonly Button[];
}

/** Title, lines, sections, links and buttons: what welcome, help, glossary and messages are made of. */
export function wordsCard(given: Words): AdaptiveCard {
  return renderTemplate('message', {
    heading: given.heading ?? texts.brand,
    title: given.title,
    tone: given.tone ?? 'default',
    lines: lineModels(given.lines ?? []),
    sections: (given.sections ?? []).map(sectionModel),
    links: (given.links ?? []).map(({ title, verb, data }) => ({ title, verb, data })),
    rows: rowModels(given.buttons ?? []),
  });
}

/** A button that belongs to no case. */
export function freeButton(title: string, verb: string, style: Button['style'] = 'default'): Button {
  return { title, verb, style, data: {} };
}

/** Lines of our own texts. */
export const ourLines = (list: readonly string[]): readonly Line[] => list.map(plain);
