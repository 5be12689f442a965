import type { CaseState } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import { isTested, openDoubts } from '../../domain/process/open/plan-tests';
import { sayDate } from '../words/when';
import type { AccountLine } from './account-line';
import { accountTexts } from './account-texts';
import type { AccountVoice } from './account-voice';

/**
 * The plan and its reason, that views differ but never whose, what was considered, and when it is looked at again (process
 * page §8). Only once the family has heard the opinion on which it rests, as it is now.
 */
export function whatWasAgreed(state: CaseState, voice: AccountVoice): readonly AccountLine[] {
  const { outcome, opinions, sharedWithFamilyAt } = state;
  const latest = opinions.at(-1);
  if (state.sharingDeclined && outcome !== undefined) return [voice.line(accountTexts.declinedPlan)];
  if (outcome === undefined || latest === undefined || sharedWithFamilyAt === undefined) return [];
  // An opinion that was corrected since is judged anew.
  if (outcome.at < latest.at) return [];
  const { plan, bestInterests } = outcome;
  return [
    ...(plan === undefined ? [] : [voice.quoted(accountTexts.plan, plan)]),
    ...(bestInterests === undefined ? [] : [voice.quoted(accountTexts.best, bestInterests)]),
    ...(viewsDiffer(outcome) ? [voice.line(accountTexts.differ)] : []),
    ...tested(state, voice),
    ...considered(state, voice),
    ...state.steps.flatMap((step) => wayForward(step, voice)),
  ];
}

function viewsDiffer(outcome: NonNullable<CaseState['outcome']>): boolean {
  const { familyAgrees, childAgrees, teamAgrees } = outcome;
  return outcome.outcome !== 'agrees' || [familyAgrees, childAgrees, teamAgrees].includes('no');
}

/** Whether somebody with no part in the plan looked whether it is reasonable; never who (process page §8). */
function tested(state: CaseState, voice: AccountVoice): readonly AccountLine[] {
  const { yes, doubted, doubtOpen, no } = accountTexts.tested;
  const { noTest, outcome } = state;
  const doubt = outcome?.doubtsAnswered === undefined ? doubtOpen : doubted;
  if (isTested(state)) return [voice.line(openDoubts(state).length > 0 ? doubt : yes)];
  return noTest === undefined ? [] : [voice.quoted(no, noTest.reason)];
}

/** Every choice by its title alone, the reviewer's among them, each once. */
function considered({ request, opinions }: CaseState, voice: AccountVoice): readonly AccountLine[] {
  const titles = [...request.options, ...(opinions.at(-1)?.opinion.options ?? [])].map(({ title }) => title);
  const different = titles.filter((title, index) => titles.indexOf(title) === index);
  if (different.length === 0) return [];
  return [voice.line(accountTexts.considered), ...different.map((text) => ({ text, typed: true }))];
}

/** What was done where views differed. What is said in mediation is confidential: of it only that it took place. */
function wayForward(taken: CaseState['steps'][number], voice: AccountVoice): readonly AccountLine[] {
  const { step, result, reviewOn } = taken;
  return [
    voice.line(wordsFor(accountTexts.steps, step)),
    ...(result === undefined || step === 'mediation' ? [] : [voice.quoted(accountTexts.cameOfIt, result)]),
    ...(reviewOn === undefined ? [] : [voice.line(accountTexts.review, { date: sayDate(reviewOn) })]),
  ];
}
