import { type Answered, answeredQuestions, askedQuestions } from '../../domain/case/asked-questions';
import type { CaseState, OpinionVersion } from '../../domain/case/state';
import { londonDate } from '../../domain/rules/london-time';
import { texts } from '../texts';
import { sayDate } from '../when';

const words = texts.accountWords;

const isTheirs = ({ from }: { from: Answered['from'] }) => from !== 'team';
const lead = (from: Answered['from']) => (from === 'child' ? words.childsQuestion : words.youAsked);

/**
 * The questions the family and the child asked; with the answers once the opinion has been shared with the family, and
 * never before (process page §8).
 */
export function questionsWithAnswers(state: CaseState): readonly string[] {
  const latest = state.opinions.at(-1);
  const shared = state.sharedWithFamilyAt !== undefined && latest !== undefined;
  const theirs = askedQuestions(state).filter(isTheirs);
  if (theirs.length === 0) return [];
  if (!shared)
    return [words.yourQuestionsOpen, ...theirs.map((each) => `${lead(each.from)} ${each.question}`)];
  return [
    words.yourQuestions,
    ...answeredQuestions(state, latest)
      .filter(isTheirs)
      .flatMap(({ from, question, answer }) => [
        `${lead(from)} ${question}`,
        answer === undefined ? words.noAnswer : `${words.answer} ${answer}`,
      ]),
  ];
}

/** The opinion, every version of it, unedited, after sharing only; or that the family chose not to hear it. */
export function sharedOpinion(state: CaseState): readonly string[] {
  if (state.sharedWithFamilyAt === undefined) return state.sharingDeclined ? [words.declined] : [];
  return state.opinions.flatMap((version, index) => [
    `${index === 0 ? words.opinionLead : words.opinionAgain} ${sayDate(londonDate(version.at))}.`,
    ...unedited(state, version),
  ]);
}

function unedited(state: CaseState, version: OpinionVersion): readonly string[] {
  const { opinion } = version;
  const answers = answeredQuestions(state, version).filter((each) => each.from === 'team');
  return [
    ...answers.flatMap(({ question, answer }) => [
      `${words.question} ${question}`,
      answer === undefined ? words.noAnswer : `${words.answer} ${answer}`,
    ]),
    ...opinion.options.flatMap((each) => [
      `${words.optionLead} ${each.title}`,
      `${words.benefits} ${each.benefits}`,
      `${words.harms} ${each.harms}`,
    ]),
    `${words.sawChild} ${texts.yesNo[opinion.sawChild]}. ${words.metFamily} ${texts.yesNo[opinion.metFamily]}.`,
    `${words.recordsRead} ${opinion.recordsRead}`,
    `${words.limits} ${opinion.limits}`,
    `${words.supports} ${texts.supports[opinion.supportsPlan]}.`,
    ...(opinion.advice === undefined ? [] : [`${words.advice} ${texts.advice[opinion.advice]}.`]),
  ];
}
