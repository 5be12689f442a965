import type { CaseState } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import type { Facts } from '../../domain/process/open/facts';
import { clip } from '../words/clip';
import { sayDebt } from '../words/say-debt';
import { texts } from '../words/texts';
import type { Names } from './say-value';

const mostOfText = 120;

/** What the ids on a case stand for, so that nobody meets a bare number on paper. Later lines win. */
export function recordNames(state: CaseState, { directory }: Facts): Names {
  return new Map<string, string>([
    ...[...directory.organisationByCode].map(([code, { name }]) => [code, `${name} (${code})`] as const),
    ...[...directory.panelById].map(([id, { name }]) => [id, name] as const),
    ...[...directory.byId].map(([id, { name }]) => [id, name] as const),
    ...Object.entries(state.names).filter(([id]) => !directory.byId.has(id)),
    ...state.candidates.map(({ id, name }) => [id, name] as const),
    ...state.items.map(({ id, item }) => [id, clip(item, mostOfText, false)] as const),
    ...state.information.map(({ id, text }) => [id, clip(text, mostOfText, false)] as const),
    ...state.reviewerQuestions.map(({ id, question }) => [id, clip(question, mostOfText, false)] as const),
    ...(state.tests ?? []).map(({ id, name }) => [id, name] as const),
    ...state.steps.map(({ id, step }) => [id, wordsFor(texts.steps, step)] as const),
    ...state.debts.map((each) => [each.id, sayDebt(each)] as const),
  ]);
}
