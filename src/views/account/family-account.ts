import { type Candidate, type CaseState, reviewerOf } from '../../domain/case/state';
import { isListed } from '../../domain/case/stored/chosen';
import { familySideShut } from '../../domain/process/open/family-side';
import { awaitsYoungAdult } from '../../domain/process/open/nearly-adult';
import { sayDate, sayDayOf } from '../words/when';
import { type AccountLine, sayLine } from './account-line';
import { type AccountPart, accountTexts } from './account-texts';
import { type AccountInput, type AccountVoice, voiceFor } from './account-voice';
import { datesSoFar } from './dates-so-far';
import { opinionGiver, whoAndWhy } from './opinion-giver';
import { questionsWithAnswers, sharedOpinion } from './shared-opinion';
import { whatWasAgreed } from './what-was-agreed';
import { whereSupportIs } from './where-support-is';
import { whomToAsk } from './whom-to-ask';

export interface FamilyAccount {
  readonly title: string;
  /** Part by part, in the order in which it is told; none is empty. */
  readonly parts: readonly AccountPartTold[];
  /** Plain text, one paragraph each; those with words of a person keep them as they were written. */
  readonly paragraphs: readonly string[];
}

export interface AccountPartTold {
  readonly part: AccountPart;
  readonly heading: string;
  readonly lines: readonly AccountLine[];
}

const onTheWay: readonly AccountPart[] = [
  ...(['asked', 'stands', 'next', 'who', 'contact', 'questions'] as const),
  ...(['dates', 'support', 'open', 'record'] as const),
];
/** What a parent wants first once there is an answer: what was said to our questions, what happens now, whom do I ring. */
const onceHeard: readonly AccountPart[] = [
  ...(['questions', 'agreed', 'opinion', 'contact', 'stands', 'next', 'who'] as const),
  ...(['asked', 'dates', 'support', 'open', 'record'] as const),
];

/**
 * The case so far in plain words, for one reader of the family (process page §8). Undefined while nothing may reach the family:
 * under a hold (I8), after a death, and between an 18th birthday and the young adult's own wishes (I12).
 */
export function familyAccount(input: AccountInput): FamilyAccount | undefined {
  const { state, now } = input;
  const { status } = state.stage;
  if (familySideShut(state) || awaitsYoungAdult(state, now) || status === 'closed-death') return undefined;
  const voice = voiceFor(input);
  const { stands, next } = accountTexts.statuses[status];
  const told: Readonly<Record<AccountPart, readonly AccountLine[]>> = {
    asked: whatWasAsked(state, voice),
    stands: [
      ...bodiesTold(state, voice),
      ...howFarAsked(state, voice),
      ...conflictRefused(state, voice),
      voice.line(stands),
    ],
    next: [voice.line(next)],
    who: whoAndWhy(input, voice),
    contact: whomToAsk(input, voice),
    questions: questionsWithAnswers(state, voice),
    agreed: whatWasAgreed(state, voice),
    opinion: sharedOpinion(input, voice),
    dates: datesSoFar(state, voice),
    support: whereSupportIs(input, voice),
    open: [...accountTexts.open, accountTexts.right].map((each) => voice.line(each)),
    record: accountTexts.record.map((each) => voice.line(each)),
  };
  const heard = state.sharedWithFamilyAt !== undefined;
  const parts = (heard || state.sharingDeclined ? onceHeard : onTheWay).flatMap((part) =>
    told[part].length === 0 ? [] : [{ part, heading: headingOf(part, heard), lines: told[part] }],
  );
  const { titles } = accountTexts;
  return {
    title: voice.say(state.opinions.length > 0 ? titles.after : titles.before),
    parts,
    paragraphs: parts.flatMap(({ lines }) => lines.map(sayLine)),
  };
}

function headingOf(part: AccountPart, heard: boolean): string {
  return part === 'questions' && heard ? accountTexts.answersHeading : accountTexts.headings[part];
}

function whatWasAsked({ kind, openedAt, request, opinions }: CaseState, voice: AccountVoice) {
  const { asked, askedBefore, suggested, requestedOn, questionsLead } = accountTexts;
  const { suggestedBy } = request.people;
  const by = isListed(suggested[voice.reader], suggestedBy)
    ? suggested[voice.reader][suggestedBy]
    : undefined;
  return [
    voice.line(opinions.length > 0 ? askedBefore[kind] : asked[kind]),
    ...(by === undefined ? [] : [voice.line(by)]),
    voice.line(requestedOn, { date: sayDayOf(openedAt) }),
    voice.line(questionsLead),
    ...request.question.questions.map((text) => ({ text, typed: true })),
  ];
}

/** Only that somebody has been asked, never who; nothing more once it is said who looks at it. */
function howFarAsked(state: CaseState, voice: AccountVoice): readonly AccountLine[] {
  if (opinionGiver(state) !== undefined) return [];
  const { somebodyAccepted, somebodyAsked, nobodyYet } = accountTexts;
  if (reviewerOf(state) !== undefined) return [voice.line(somebodyAccepted)];
  // Nobody was asked whom the invitation did not reach.
  const reached = ({ standing, undeliverable }: Candidate) => !(standing === 'lapsed' && undeliverable);
  const asked = state.candidates.some((each) => each.invitedAt !== undefined && reached(each));
  return [voice.line(asked ? somebodyAsked : nobodyYet)];
}

/** Which body was asked whom it recommends, and whether it has answered; of a family that asked for it, first of all (§4a). */
function bodiesTold(state: CaseState, voice: AccountVoice): readonly AccountLine[] {
  // Once somebody has the place, it is said of them who recommended them.
  if (opinionGiver(state) !== undefined) return [];
  const { asked, ...came } = accountTexts.bodies;
  return (state.bodies ?? []).map(({ name: body, askedOn, answered }) => {
    const known = answered !== undefined && isListed(came, answered.what) ? came[answered.what] : asked;
    return voice.line(known, { body, date: sayDate(askedOn) });
  });
}

/** That there was a declared conflict, never which, nor whose (process page §4a, clear and refuse). */
function conflictRefused({ candidates }: CaseState, voice: AccountVoice): readonly AccountLine[] {
  const refused = candidates.some(
    (each) => each.standing === 'refused' && (each.acceptance?.declared.length ?? 0) > 0,
  );
  return refused ? [voice.line(accountTexts.conflictRefused)] : [];
}
