import { foldWords } from '../rules/identifiers';
import type { OpinionVersion } from './matters';
import type { CaseState } from './state';
import type { AskedQuestion } from './stored/recorded';

/**
 * What an opinion on the case as it is now answers, in the order of its answers: the request's questions, then the
 * family's and the child's own, those of duplicates that were joined to it last (process page §4a, give opinion: an answer
 * to each question).
 */
export function askedQuestions(
  state: Pick<CaseState, 'request' | 'conversation' | 'joinedQuestions'>,
): readonly AskedQuestion[] {
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
  readonly answer: string;
}

/**
 * The very questions that this version of the opinion answers, each with its answer: it keeps them itself, so that no
 * later change of the case puts an answer beside another question (process page I6).
 */
export function answeredQuestions({ questions, opinion }: OpinionVersion): readonly Answered[] {
  return questions.flatMap((each, index) => {
    const answer = opinion.answers[index];
    return answer === undefined ? [] : [{ ...each, answer }];
  });
}

/**
 * Questions of the case that this version does not answer because they were asked after it, as those that a family puts
 * in a conversation which was owed. They can be put to the reviewer (process page §4b, ask the reviewer).
 */
export function askedSince(state: CaseState, { questions }: OpinionVersion): readonly AskedQuestion[] {
  const answers = ({ from, question }: AskedQuestion) =>
    questions.some((each) => each.from === from && foldWords(each.question) === foldWords(question));
  return askedQuestions(state).filter((each) => !answers(each));
}
