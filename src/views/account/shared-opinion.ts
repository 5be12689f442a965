import { answeredQuestions, askedQuestions, askedSince } from '../../domain/case/asked-questions';
import type { OpinionVersion } from '../../domain/case/matters';
import type { CaseState } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import type { AskedQuestion } from '../../domain/case/stored/recorded';
import { sayDayOf } from '../words/when';
import type { AccountLine } from './account-line';
import { accountTexts } from './account-texts';
import type { AccountInput, AccountVoice } from './account-voice';
import { openingOf } from './opinion-giver';

const isTheirs = ({ from }: Pick<AskedQuestion, 'from'>) => from === 'family' || from === 'child';

/**
 * The questions the family and the child asked; with the answers once the opinion has been shared with the family, and
 * never before (process page §8).
 */
export function questionsWithAnswers(state: CaseState, voice: AccountVoice): readonly AccountLine[] {
  const { yourQuestions, yourQuestionsOpen, theirQuestion, answer } = accountTexts;
  const asked = ({ from, question }: AskedQuestion) =>
    voice.quoted(theirQuestion[from === 'child' ? 'child' : 'family'][voice.reader], question);
  const latest = state.opinions.at(-1);
  const theirs = askedQuestions(state).filter(isTheirs);
  if (theirs.length === 0) return [];
  if (state.sharedWithFamilyAt === undefined || latest === undefined)
    return [voice.line(yourQuestionsOpen), ...theirs.map(asked)];
  return [
    voice.line(yourQuestions),
    ...answeredQuestions(latest)
      .filter(isTheirs)
      .flatMap((each) => [asked(each), voice.quoted(answer, each.answer)]),
    ...askedSince(state, latest)
      .filter(isTheirs)
      .flatMap((each) => [asked(each), answeredLater(state, each.question, voice)]),
  ];
}

/** The reviewer may have been asked the very same afterwards; else it is said how the question can still be put. */
function answeredLater({ reviewerQuestions }: CaseState, question: string, voice: AccountVoice): AccountLine {
  const answer = reviewerQuestions.find((each) => each.question === question)?.answer;
  return answer === undefined
    ? voice.line(accountTexts.askedSince)
    : voice.quoted(accountTexts.answer, answer);
}

/** The opinion, every version of it, signed and unedited, after sharing only; or that the family chose not to hear it. */
export function sharedOpinion(input: AccountInput, voice: AccountVoice): readonly AccountLine[] {
  const { state } = input;
  const { declined, opinionAgain } = accountTexts;
  if (state.sharedWithFamilyAt === undefined) return state.sharingDeclined ? [voice.line(declined)] : [];
  return state.opinions.flatMap((version, index) => {
    const date = sayDayOf(version.at);
    const opening =
      index === 0 ? openingOf(input, version.reviewer, date, voice) : [voice.line(opinionAgain, { date })];
    return [...opening, ...unedited(version, voice)];
  });
}

function unedited(version: OpinionVersion, voice: AccountVoice): readonly AccountLine[] {
  const { opinion } = version;
  const words = accountTexts;
  const answers = answeredQuestions(version).filter((each) => each.from === 'team');
  const said = (lead: string, text: string | undefined) =>
    text === undefined ? [] : [voice.quoted(lead, text)];
  return [
    ...said(words.plainSummary, opinion.plainSummary),
    ...answers.flatMap(({ question, answer }) => [
      voice.quoted(words.question, question),
      voice.quoted(words.answer, answer),
    ]),
    ...opinion.options.flatMap((each) => [
      voice.quoted(words.optionLead, each.title),
      voice.quoted(words.benefits, each.benefits),
      voice.quoted(words.harms, each.harms),
      ...said(words.evidence, each.evidence),
    ]),
    ...said(words.qualityOfLife, opinion.qualityOfLife),
    ...said(words.elseWorthConsidering, opinion.elseWorthConsidering),
    voice.line(words.sawChild, { yes: wordsFor(words.yes, opinion.sawChild) }),
    voice.line(words.metFamily[voice.reader], { yes: wordsFor(words.yes, opinion.metFamily) }),
    voice.quoted(words.recordsRead, opinion.recordsRead),
    voice.quoted(words.limits, opinion.limits),
    voice.line(wordsFor(words.supports, opinion.supportsPlan)),
    ...(opinion.advice === undefined ? [] : [voice.line(wordsFor(words.advice, opinion.advice))]),
  ];
}
