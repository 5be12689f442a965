import type { Instant } from '../../../domain/case/ids';
import { texts } from '../../words/texts';
import { sayDayOf } from '../../words/when';
import type { Button } from '../buttons';
import type { FormDefinition, Page, Values } from '../forms/field';
import { fieldTextOf, fill } from '../forms/form-texts';
import { plain, typed } from '../lines';
import { wordsCard } from '../message-card';
import type { AdaptiveCard } from '../model/render-template';
import { intoPages } from '../pages';
import { commandWords } from './request-rows';

/** Something that somebody typed about a request in which they have no part any more. */
export interface KeptForm {
  readonly command: string;
  readonly endsAt: Instant;
}

const untilWhen = ({ command, endsAt }: KeptForm) => ({
  until: sayDayOf(endsAt),
  what: commandWords(command),
});

/** Why somebody's part is over, with what is kept for them and until when; see `partOver`. */
export function sayOver(why: string, kept: readonly KeptForm[]): string {
  return [why, ...kept.map((each) => fill(texts.partOver.kept, untilWhen(each)))].join(' ');
}

/** The same as a card, with a button to each of the kept forms. */
export function partOverCard(
  title: string,
  { ref, why, kept }: { readonly ref: string; readonly why: string; readonly kept: readonly KeptForm[] },
): AdaptiveCard {
  return wordsCard({
    heading: `Request ${ref}`,
    title,
    lines: [plain(why), ...kept.map((each) => plain(fill(texts.partOver.kept, untilWhen(each))))],
    buttons: kept.map((each) => ({
      title: untilWhen(each).what,
      verb: `open:${each.command}`,
      style: 'default',
      data: { case: ref },
    })),
  });
}

/** One thing that was typed, under the words of its field. */
export interface KeptText {
  readonly label: string;
  readonly text: string;
}

/**
 * What somebody typed into a form that they cannot send any more: its texts alone, under the fields' own words, and
 * nothing that the form would show of the request (process page I7).
 * @param blank what the form began with: it is not theirs
 */
export function keptTexts(
  { command }: Pick<FormDefinition, 'command'>,
  pages: readonly Page[],
  values: Values,
  blank: Values,
): readonly KeptText[] {
  return pages
    .flatMap((page) => page.fields)
    .filter(({ type, path }) => ['line', 'paragraph', 'long'].includes(type) && values[path] !== blank[path])
    .map(({ path }) => ({ label: labelOf(command, path), text: (values[path] ?? '').trim() }))
    .filter(({ text }) => text !== '');
}

/** Of several alike, which: what is typed into them is told apart by its number. */
function labelOf(command: FormDefinition['command'], path: string): string {
  const number = /\.(\d+)(\.|$)/.exec(path)?.[1];
  const { label } = fieldTextOf(command, path);
  return number === undefined ? label : `${label} (${Number(number) + 1})`;
}

/**
 * A card with what somebody typed and cannot send any more: to read, page by page, and to discard.
 * @param page from 1; one that is not there becomes the nearest
 */
export function keptWorkCard(
  ref: string,
  kept: KeptForm,
  found: readonly KeptText[],
  page: number,
): AdaptiveCard {
  const { keptTitle, keptNote, keptNothing, discard } = texts.partOver;
  const pages = intoPages(
    found.map(({ label, text }) => ({ title: label, tone: 'default', lines: typed(text) })),
  );
  const at = Math.min(Math.max(1, page), pages.length);
  const turn = (to: number, title: string): readonly Button[] =>
    to < 1 || to > pages.length
      ? []
      : [{ title, verb: `goto:${kept.command}:${to}`, style: 'default', data: { case: ref } }];
  return wordsCard({
    heading: `Request ${ref}`,
    title: keptTitle,
    lines: [plain(fill(found.length === 0 ? keptNothing : keptNote, untilWhen(kept)))],
    sections: pages[at - 1] ?? [],
    buttons: [
      ...turn(at + 1, 'Next page'),
      ...turn(at - 1, 'Page before'),
      { title: discard, verb: `discard:${kept.command}`, style: 'default', data: { case: ref } },
    ],
  });
}
