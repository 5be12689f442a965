import type { CaseState, OpinionVersion } from './state';

export interface AskedQuestion {
  readonly from: 'team' | 'family' | 'child';
  readonly question: string;
}

/**
 * What the opinion answers, in the order of its answers: the request's questions, then the family's and the child's own,
 * those of duplicates that were joined to it last
 * (process page §4a, give opinion: an answer to each question).
 */
export function askedQuestions(state: CaseState): readonly AskedQuestion[] {
  const of = (from: AskedQuestion['from'], list: readonly string[] = []) =>
    list.map((question) => ({ from, question }));
  return [
    ...of('team', state.request.question.questions),
    ...of('family', state.conversation?.familyQuestions),
    ...of('child', state.conversation?.childQuestions),
    ...of('family', state.joinedQuestions?.family),
    ...of('child', state.joinedQuestions?.child),
  ];
}

export interface Answered extends AskedQuestion {
  readonly answer: string | undefined;
}

/** Each question with its answer in one version of the opinion; one asked since has none yet. */
export function answeredQuestions(state: CaseState, version: OpinionVersion): readonly Answered[] {
  return askedQuestions(state).map((each, index) => ({ ...each, answer: version.opinion.answers[index] }));
}
