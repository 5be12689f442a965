import type { NotLetIn } from '../entry/let-in';

/** Why somebody in the tab gets no answer. A stranger cannot tell what is not there from what is not theirs. */
export interface TabRefusal {
  readonly refusedInTab: 'not-found' | 'not-in-directory' | 'too-many' | 'not-open' | 'over';
  /** For people; left out where there is nothing to say but that there is nothing. */
  readonly text?: string | undefined;
}

export const notFound: TabRefusal = { refusedInTab: 'not-found' };
export const notInDirectory: TabRefusal = { refusedInTab: 'not-in-directory' };
export const tooManyInTab: TabRefusal = { refusedInTab: 'too-many' };

/** What whoever is not let in is told, whatever they asked for. */
export function notLetIntoTab(why: NotLetIn): TabRefusal {
  return why === 'too-many' ? tooManyInTab : notInDirectory;
}

export function isTabRefusal(value: unknown): value is TabRefusal {
  return typeof value === 'object' && value !== null && 'refusedInTab' in value;
}
