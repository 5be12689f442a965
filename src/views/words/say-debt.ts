import type { CaseState } from '../../domain/case/state';
import { texts } from './texts';

type Debt = Pick<CaseState['debts'][number], 'kind' | 'about'>;

/** What the family is to be told, by the event it is about: that it is so, never more (process page §4a). */
export function newsForFamily(about: string): string | undefined {
  return Object.hasOwn(texts.newsForFamily, about)
    ? texts.newsForFamily[about as keyof typeof texts.newsForFamily]
    : undefined;
}

/** What is owed, and where the family is to be told something, what. */
export function sayDebt({ kind, about }: Debt): string {
  const news = kind === 'family-told' ? newsForFamily(about) : undefined;
  return news === undefined ? texts.debts[kind] : `${texts.debts[kind]} ${news}`;
}
