/**
 * The one style of every printed page: screen first, then A4. It is in the page itself, and the page's content
 * security policy allows exactly this text by its digest; so it never depends on a case. Fonts are the reader's own.
 */
export const printStyle = `
:root { --ink: #1b2430; --soft: #55606e; --rule: #c9d1da; --tint: #f2f5f8; --accent: #12507a; --warn: #8a3b00; }
* { box-sizing: border-box; }
html { background: #e6eaee; }
body { margin: 0; color: var(--ink); font: 11pt/1.5 "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
.sheet { width: 100%; max-width: 52rem; margin: 2rem auto; background: #fff; border-collapse: collapse; box-shadow: 0 1px 4px #0003; }
.sheet > * > tr > td { padding: 0 3rem; }
.running { padding: 1.1rem 0 .5rem; border-bottom: 1px solid var(--rule); color: var(--soft); font-size: 9pt; display: flex; justify-content: space-between; gap: 1rem; }
main { padding: .5rem 0 2rem; }
h1 { margin: 1.2rem 0 .4rem; font-size: 1.9em; line-height: 1.2; color: var(--accent); }
h2 { margin: 2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid var(--accent); font-size: 1.3em; line-height: 1.25; color: var(--accent); }
h3 { margin: 1.3rem 0 .4rem; font-size: 1.08em; line-height: 1.3; }
h4 { margin: 1rem 0 .3rem; font-size: 1em; }
h1, h2, h3, h4, .quoted { break-after: avoid; }
p { margin: .4rem 0; orphans: 3; widows: 3; }
ul, ol { margin: .4rem 0; padding-left: 1.5rem; }
li { margin: .25rem 0; }
.soft { color: var(--soft); }
.number { white-space: nowrap; }
a.number { color: var(--accent); }
@media print { a.number { color: inherit; text-decoration: none; } }
.small { font-size: .88em; }
.typed { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
p.typed { margin: .3rem 0; }
.note { margin: 1rem 0; padding: .7rem 1rem; border-left: 5px solid var(--accent); background: var(--tint); break-inside: avoid; }
.note.warn { border-color: var(--warn); }
.note.warn strong { color: var(--warn); }
.pairs { margin: .4rem 0; display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: .2rem 1.2rem; }
.pairs dt { color: var(--soft); overflow-wrap: anywhere; }
.pairs dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.pairs dd > .pairs, .pairs dd > ol, .pairs dd > ul { margin: 0; }
.pairs dd > p.typed:first-child { margin-top: 0; }
.pairs .pairs, .history .pairs { display: block; }
.pairs .pairs > dt, .history .pairs > dt { display: inline; }
.pairs .pairs > dt::after, .history .pairs > dt::after { content: ": "; }
.pairs .pairs > dd, .history .pairs > dd { display: inline; }
.pairs .pairs > dd::after, .history .pairs > dd::after { content: ""; display: block; height: .15rem; }
.pairs .pairs > dd > .pairs, .history .pairs > dd > .pairs { padding-left: .9rem; border-left: 1px solid var(--rule); }
.block { margin: .8rem 0; padding: .2rem 1rem .5rem; border: 1px solid var(--rule); border-radius: 4px; }
.block > :first-child { margin-top: .4rem; }
.grid { width: 100%; margin: .6rem 0; border-collapse: collapse; }
.grid th, .grid td { padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
.grid th { color: var(--soft); font-weight: 600; font-size: .88em; }
.history { font-size: .9em; }
.history { table-layout: fixed; }
.history th:nth-child(1) { width: 2.4rem; }
.history th:nth-child(2) { width: 9.6rem; }
.history th:nth-child(3) { width: 9rem; }
.utc { color: var(--soft); white-space: nowrap; }
.relayed { display: inline-block; margin-top: .2rem; padding: 0 .4rem; border: 1px solid var(--warn); border-radius: 3px; color: var(--warn); }
.end { break-before: avoid; margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: 9pt; }
.family { font-size: 14.5pt; line-height: 1.6; }
.family main { max-width: 38rem; }
.family h2 { border-bottom-width: 1px; }
.family p { margin: .6rem 0; }
.family div.asked { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--rule); break-inside: avoid-page; }
.family .contact { margin-top: 2rem; padding: .9rem 1.2rem .6rem; background: var(--tint); border-radius: 6px; break-inside: avoid; }
.family .contact h2 { margin-top: 0; border: 0; }
.family ol.asked { padding-left: 1.6rem; }
.family dl.terms dt { margin-top: .8rem; font-weight: 700; }
.family dl.terms dd { margin: 0; }
.lead { font-weight: 700; }
.answer { margin: 1rem 0; break-inside: avoid; }
.answer .ask { font-weight: 600; }
.answer .hint { color: var(--soft); font-size: .9em; font-weight: 400; }
.ticks { margin: .3rem 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.8rem; }
.ticks li::before, .tick::before { content: ""; display: inline-block; width: .95em; height: .95em; margin-right: .5em; vertical-align: -.1em; border: 1.3px solid var(--ink); }
.rule { height: 2rem; border-bottom: 1px solid #8b95a1; }
.readback { margin: 2rem 0 1rem; padding: .4rem 1.2rem 1.2rem; border: 2px solid var(--ink); break-inside: avoid; }
.readback .pairs { grid-template-columns: 15rem 1fr; row-gap: .3rem; align-items: end; }
.plain { max-width: 34rem; margin: 4rem auto; padding: 1rem 2.5rem 2rem; background: #fff; box-shadow: 0 1px 4px #0003; }
@media (max-width: 40rem) {
  .sheet { margin: 0; box-shadow: none; }
  .sheet > * > tr > td { padding: 0 1.1rem; }
  .pairs, .readback .pairs { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .pairs dd { margin-bottom: .5rem; }
  .grid, .grid tbody, .grid tr, .grid td { display: block; width: auto !important; }
  .grid thead { display: none; }
  .grid tr { padding: .4rem 0; border-bottom: 1px solid var(--rule); }
  .grid td { padding: .1rem 0; border: 0; }
}
@page { size: A4; margin: 16mm 18mm 18mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt Arial, sans-serif; color: #55606e; } }
@media print {
  html { background: #fff; }
  body { font-size: 10.5pt; }
  .family { font-size: 14pt; }
  .sheet { max-width: none; margin: 0; box-shadow: none; }
  .sheet > * > tr > td { padding: 0; }
  .running { padding-top: 0; margin-bottom: 4mm; }
  .family main { max-width: none; }
  .new-page { break-before: page; }
  .grid tr { break-inside: auto; }
  .grid thead { display: table-header-group; }
  .note, .ticks li::before, .tick::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
