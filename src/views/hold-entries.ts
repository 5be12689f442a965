import type { CaseEvent } from '../domain/case/stored/events';

const aboutHolds: ReadonlySet<CaseEvent['type']> = new Set([
  'safeguarding-lead-asked',
  'held',
  'hold-reviewed',
  'hold-lifted',
  'family-not-told-recorded',
  'match-decided',
]);

/** Whether an entry's own words could tell why a hold is in place. */
export function isAboutHold(event: CaseEvent): boolean {
  return aboutHolds.has(event.type);
}

/** The numbers of all entries about a hold, and of corrections of them; the history may come in any order. */
export function entriesAboutHold(events: readonly CaseEvent[]): ReadonlySet<number> {
  return entriesAbout(events, isAboutHold);
}

/** The same of names that are withheld for safety: why they are is for few (process page §4b). */
export function entriesAboutNames(events: readonly CaseEvent[]): ReadonlySet<number> {
  return entriesAbout(events, ({ type }) => type === 'name-withheld' || type === 'name-shown-again');
}

function entriesAbout(
  events: readonly CaseEvent[],
  isAbout: (event: CaseEvent) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    const corrects = event.type === 'entry-corrected' && found.has(event.said.entry);
    if (corrects || isAbout(event)) found.add(event.seq);
  }
  return found;
}
