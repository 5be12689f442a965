import type { EventType } from '../../domain/case/stored/events';
import { cameAboutWords, sayLapse } from '../cards/sides/event-line';
import type { CaseRecord } from '../record/record-schema';
import { fillIn } from '../words/fill-in';
import { texts } from '../words/texts';
import { type Html, html, type Piece, typedText } from './html';
import { printTexts } from './print-texts';
import { type Names, pairs, sayTime } from './say-value';

type Entry = CaseRecord['history'][number];
const words = printTexts.record;

/** Every entry of the history, the oldest first, with all that was said (process page §9). */
export function historyTable(history: readonly Entry[], names: Names): Html {
  return html`<table class="grid history">
<thead><tr><th scope="col">${words.number}</th><th scope="col">${words.when}</th><th scope="col">${words.who}</th><th scope="col">${words.what}</th></tr></thead>
<tbody>
${history.map(
  (
    entry,
  ) => html`<tr><td>${entry.seq}</td><td>${sayTime(entry.at)}</td><td>${whoDid(entry)}</td><td>${what(entry, names)}</td></tr>
`,
)}</tbody>
</table>`;
}

/** Some entries of the history in full, such as the decisions. */
export function entryBlocks(entries: readonly Entry[], names: Names): readonly Html[] {
  return entries.map(
    (entry) => html`<div class="block">
<h3>${sayEntry(entry)}</h3>
<p class="small soft">${entry.seq} · ${sayTime(entry.at)} · ${whoDid(entry)}</p>
${pairs(Object.entries(entry.said), names)}
</div>
`,
  );
}

function what(entry: Entry, names: Names): Piece {
  return [html`<strong>${sayEntry(entry)}</strong>`, pairs(Object.entries(entry.said), names)];
}

function sayEntry({ what: type, by, said: told }: Entry): string {
  const lapse = type === 'invitation-lapsed' ? sayLapse(String(told['because'])) : undefined;
  const cameAbout = lapse ?? (by.role === 'system' ? cameAboutWords(type as EventType) : undefined);
  const said = cameAbout ?? texts.events[type as EventType] ?? type;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Name and role as they were; whose words they are where the coordinator entered them (process page §7). */
function whoDid({ by }: Entry): Html {
  if (by.role === 'system') return html`${words.bySystem}`;
  const role = texts.roles[by.role as keyof typeof texts.roles] ?? by.role;
  const { relayedFor } = by;
  if (relayedFor === undefined) return html`${typedText(by.name)}, ${role}`;
  const { name, readBackBy, readBackAt } = relayedFor;
  const said = readBackBy === undefined ? words.relayed : words.relayedConfirmed;
  const relayed = fillIn(said, { name, time: readBackAt.london, by: readBackBy ?? '' });
  return html`${typedText(by.name)}, ${role} <span class="relayed small">${typedText(relayed)}</span>`;
}
