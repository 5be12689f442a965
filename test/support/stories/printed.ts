import type { PersonId } from '../../../src/domain/case/ids';
import type { CaseState } from '../../../src/domain/case/state';
import type { CaseEvent } from '../../../src/domain/case/stored/events';
import { type PrintDocument, printDocument } from '../../../src/views/print/print-document';
import { parsePrintWhat } from '../../../src/views/print/print-what';
import { lookFrom } from '../../../src/views/viewpoint';
import { facts, now, people } from '../../builders/case-people';

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What the viewer gets when they print this; undefined where there is nothing for them. */
export function printed(
  state: CaseState,
  what: string,
  viewer: PersonId = people.coordinator,
  events: readonly CaseEvent[] = [],
): PrintDocument | undefined {
  const parsed = parsePrintWhat(what);
  if (parsed === undefined) throw new Error(`Nothing is called ${what}`);
  return printDocument(lookFrom(state, facts, viewer, now), events, parsed);
}

/** The page itself. Throws when there is none. */
export function pageOf(...given: Parameters<typeof printed>): string {
  const document = printed(...given);
  if (document?.kind !== 'page') throw new Error('there is no page to print');
  return document.html;
}

/** What a reader sees of a page: its text without the markup. */
export function readerSees(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<(a|span) class="number"[^>]*>([^<]*)<\/\1>/g, '$2')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/[ \n]+/g, ' ');
}

/** A telephone number to press: nothing else on paper leads anywhere. */
const ringing = /^<a class="number" href="tel:\+?\d+">$/;

/** Elements and attributes of a page that could run or load something; none for a sound one. */
export function dangersIn(page: string): readonly string[] {
  const tags = page.match(/<[a-z][^>]*>/gi) ?? [];
  return tags.filter(
    (tag) =>
      !ringing.test(tag) &&
      /^<(?:script|img|iframe|object|embed|link|base|form|svg|a)\b|\s(?:on\w+|src|href|style)\s*=/i.test(tag),
  );
}

export const hostileWords = {
  line: '<script>a</script>${x}',
  paragraph: '"><img src=x onerror=alert(1)> ${child.initials} \u202Erevo',
  long: '</main></td><style>*{display:none}</style>\'" &lt;b&gt; {ref} $&',
  initials: '<b>${i}',
};
