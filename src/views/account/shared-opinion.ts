import { answeredQuestions, askedQuestions, askedSince } from '../../domain/case/asked-questions';
import type { OpinionVersion } from '../../domain/case/matters';
import type { CaseState } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import type { AskedQuestion } from '../../domain/case/stored/recorded';
import { texts } from '../words/texts';
import { sayDayOf } from '../words/when';
import { type AccountLine, line, quoted } from './account-line';

const words = texts.accountWords;

const isTheirs = ({ from }: Pick<AskedQuestion, 'from'>) => from === 'family' || from === 'child';
const lead = (from: AskedQuestion['from']) => (from === 'child' ? words.childsQuestion : words.youAsked);

/**
 * The questions the family and the child asked; with the answers once the opinion has been shared with the family, and
 * never before (process page §8).
 */
export function questionsWithAnswers(state: CaseState): readonly AccountLine[] {
  const latest = state.opinions.at(-1);
  const shared = state.sharedWithFamilyAt !== undefined && latest !== undefined;
  const theirs = askedQuestions(state).filter(isTheirs);
  if (theirs.length === 0) return [];
  if (!shared)
    return [line(words.yourQuestionsOpen), ...theirs.map((each) => quoted(lead(each.from), each.question))];
  return [
    line(words.yourQuestions),
    ...answeredQuestions(latest)
      .filter(isTheirs)
      .flatMap(({ from, question, answer }) => [quoted(lead(from), question), quoted(words.answer, answer)]),
    ...askedSince(state, latest)
      .filter(isTheirs)
      .flatMap(({ from, question }) => [quoted(lead(from), question), answeredLater(state, question)]),
  ];
}

/** The reviewer may have been asked the very same afterwards; else it is said how the question can still be put. */
function answeredLater({ reviewerQuestions }: CaseState, question: string): AccountLine {
  const answer = reviewerQuestions.find((each) => each.question === question)?.answer;
  return answer === undefined ? line(words.askedSince) : quoted(words.answer, answer);
}

/** The opinion, every version of it, unedited, after sharing only; or that the family chose not to hear it. */
export function sharedOpinion(state: CaseState): readonly AccountLine[] {
  if (state.sharedWithFamilyAt === undefined) return state.sharingDeclined ? [line(words.declined)] : [];
  return state.opinions.flatMap((version, index) => [
    line(`${index === 0 ? words.opinionLead : words.opinionAgain} ${sayDayOf(version.at)}.`),
    ...unedited(version),
  ]);
}

function unedited(version: OpinionVersion): readonly AccountLine[] {
  const { opinion } = version;
  const answers = answeredQuestions(version).filter((each) => each.from === 'team');
  const { sawChild, metFamily } = opinion;
  return [
    ...answers.flatMap(({ question, answer }) => [
      quoted(words.question, question),
      quoted(words.answer, answer),
    ]),
    ...opinion.options.flatMap((each) => [
      quoted(words.optionLead, each.title),
      quoted(words.benefits, each.benefits),
      quoted(words.harms, each.harms),
    ]),
    line(
      `${words.sawChild} ${wordsFor(texts.yesNo, sawChild)}. ${words.metFamily} ${wordsFor(texts.yesNo, metFamily)}.`,
    ),
    quoted(words.recordsRead, opinion.recordsRead),
    quoted(words.limits, opinion.limits),
    line(`${words.supports} ${wordsFor(texts.supports, opinion.supportsPlan)}.`),
    ...(opinion.advice === undefined
      ? []
      : [line(`${words.advice} ${wordsFor(texts.advice, opinion.advice)}.`)]),
  ];
}
