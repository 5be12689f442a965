import { isConflictClear } from '../../domain/case/conflict-clear';
import type { Instant } from '../../domain/case/ids';
import { type Candidate, type CaseState, reviewerOf } from '../../domain/case/state';
import { isListed } from '../../domain/case/stored/chosen';
import { findOrganisation } from '../../domain/directory/lookup';
import type { Facts } from '../../domain/process/open/facts';
import { familySideShut } from '../../domain/process/open/family-side';
import { awaitsYoungAdult } from '../../domain/process/open/nearly-adult';
import { nameOf } from '../viewpoint';
import { texts } from '../words/texts';
import { sayDayOf } from '../words/when';
import { type AccountLine, line, sayLine } from './account-line';
import { questionsWithAnswers, sharedOpinion } from './shared-opinion';

/** The parts of the account, in the order in which they are told. */
export const accountParts = ['asked', 'stands', 'next', 'contact', 'questions', 'opinion', 'open'] as const;
export type AccountPart = (typeof accountParts)[number];

export interface FamilyAccount {
  readonly title: string;
  /** Plain text, one paragraph each; those with words of a person keep them as they were written. */
  readonly paragraphs: readonly string[];
  /** The same, part by part; a part may be empty. */
  readonly parts: Readonly<Record<AccountPart, readonly AccountLine[]>>;
}

export interface AccountInput {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly now: Instant;
}

/**
 * The case so far in plain words, for the family (process page §8). Undefined while nothing may reach the family: under a
 * hold (I8), after a death, and between an 18th birthday and the young adult's own wishes (I12).
 */
export function familyAccount({ state, facts, now }: AccountInput): FamilyAccount | undefined {
  const { status } = state.stage;
  if (familySideShut(state) || awaitsYoungAdult(state, now) || status === 'closed-death') return undefined;
  const words = texts.accountWords;
  const { stands, next } = texts.account[status];
  const parts: FamilyAccount['parts'] = {
    asked: whatWasAsked(state),
    stands: [line(whoWasAsked(state)), ...conflicts(state), line(stands)],
    next: [line(next)],
    contact: contacts(state, facts),
    questions: questionsWithAnswers(state),
    opinion: sharedOpinion(state),
    open: [line(words.open), line(words.right)],
  };
  const paragraphs = accountParts.flatMap((part) => parts[part].map(sayLine));
  return { title: words.title, paragraphs, parts };
}

function whatWasAsked({ kind, openedAt, request }: CaseState): readonly AccountLine[] {
  const { asked, suggested, requestedOn, questionsLead } = texts.accountWords;
  const date = sayDayOf(openedAt);
  const { suggestedBy } = request.people;
  const by = isListed(suggested, suggestedBy) ? suggested[suggestedBy] : undefined;
  return [
    line([asked[kind], ...(by === undefined ? [] : [by]), `${requestedOn} ${date}.`].join(' ')),
    line(questionsLead),
    ...request.question.questions.map((text) => ({ text, typed: true })),
  ];
}

/** Only that somebody has been asked, never who. */
function whoWasAsked(state: CaseState): string {
  const words = texts.accountWords;
  if (state.opinions.length > 0) return words.somebodyAnswered;
  if (reviewerOf(state) !== undefined) return words.somebodyAccepted;
  // Nobody was asked whom the invitation did not reach.
  const reached = ({ standing, undeliverable }: Candidate) => !(standing === 'lapsed' && undeliverable);
  return state.candidates.some((each) => each.invitedAt !== undefined && reached(each))
    ? words.somebodyAsked
    : words.nobodyYet;
}

/** That there was a declared conflict, never which, nor whose (process page §4a, clear and refuse). */
function conflicts(state: CaseState): readonly AccountLine[] {
  const { conflictRefused, conflictCleared } = texts.accountWords;
  const declared = state.candidates.filter((each) => (each.acceptance?.declared.length ?? 0) > 0);
  const isCleared = isConflictClear(state);
  return [
    ...(declared.some((each) => each.standing === 'refused') ? [line(conflictRefused)] : []),
    ...(declared.some((each) => each.standing === 'reviewer') && isCleared ? [line(conflictCleared)] : []),
  ];
}

function contacts(state: CaseState, facts: Facts): readonly AccountLine[] {
  const words = texts.accountWords;
  const name = (person: string) => nameOf({ state, facts }, person);
  const acting =
    state.actingConsultant === state.namedConsultant
      ? ''
      : `, ${words.actingFor} ${name(state.namedConsultant)}`;
  const advocate = state.members.find((each) => each.as === 'advocate' && each.until === undefined);
  const phone = findOrganisation(facts.directory, state.request.child.organisation)?.officePhone.trim() ?? '';
  return [
    line(`${words.contact} ${name(state.actingConsultant)}${acting}.`),
    ...(advocate === undefined ? [] : [line(`${words.advocate} ${name(advocate.person)}.`)]),
    ...(phone === '' ? [] : [line(`${words.office} ${phone}.`)]),
  ];
}
