import { type Answered, answeredQuestions, askedQuestions } from '../../domain/case/asked-questions';
import { wordsFor } from '../../domain/case/chosen';
import type { CaseState, OpinionVersion } from '../../domain/case/state';
import { texts } from '../texts';
import { sayDayOf } from '../when';
import { type AccountLine, line, quoted } from './account-line';

const words = texts.accountWords;

const isTheirs = ({ from }: { from: Answered['from'] }) => from !== 'team';
const lead = (from: Answered['from']) => (from === 'child' ? words.childsQuestion : words.youAsked);

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
    ...answeredQuestions(state, latest)
      .filter(isTheirs)
      .flatMap(({ from, question, answer }) => [quoted(lead(from), question), answerLine(answer)]),
  ];
}

const answerLine = (answer: string | undefined): AccountLine =>
  answer === undefined ? line(words.noAnswer) : quoted(words.answer, answer);

/** The opinion, every version of it, unedited, after sharing only; or that the family chose not to hear it. */
export function sharedOpinion(state: CaseState): readonly AccountLine[] {
  if (state.sharedWithFamilyAt === undefined) return state.sharingDeclined ? [line(words.declined)] : [];
  return state.opinions.flatMap((version, index) => [
    line(`${index === 0 ? words.opinionLead : words.opinionAgain} ${sayDayOf(version.at)}.`),
    ...unedited(state, version),
  ]);
}

function unedited(state: CaseState, version: OpinionVersion): readonly AccountLine[] {
  const { opinion } = version;
  const answers = answeredQuestions(state, version).filter((each) => each.from === 'team');
  const { sawChild, metFamily } = opinion;
  return [
    ...answers.flatMap(({ question, answer }) => [quoted(words.question, question), answerLine(answer)]),
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
