import { isConflictClear } from '../../domain/case/conflict-clear';
import { type Candidate, type CaseState, reviewerOf } from '../../domain/case/state';
import { isListed } from '../../domain/case/stored/chosen';
import type { WorkThen } from '../../domain/case/stored/work-then';
import { workOf } from '../../domain/directory/work-of';
import type { Facts } from '../../domain/process/open/facts';
import { nameWithheld } from '../../domain/process/open/name-withheld';
import { inSentence, sayWithheld } from '../withheld-names';
import { sayDate, sayDayOf } from '../words/when';
import type { AccountLine } from './account-line';
import { accountTexts } from './account-texts';
import type { AccountInput, AccountVoice } from './account-voice';

type Case = Pick<AccountInput, 'state' | 'facts' | 'now'>;

/**
 * Whoever holds the place after a clear conflict check, and who gave the opinion also after they left it, or the request ended:
 * never anybody in reserve, refused or only asked (process page §8).
 */
export function opinionGiver(state: CaseState): Candidate | undefined {
  const reviewer = state.opinions.at(-1)?.reviewer;
  const gave = state.candidates.find(({ id }) => id === reviewer);
  return gave ?? (isConflictClear(state) ? reviewerOf(state) : undefined);
}

/** What they were when they were asked; what the directory says today where that was not kept. */
function workThenOrNow(giver: Candidate, { directory }: Facts): WorkThen | undefined {
  return giver.work ?? workOf(directory, giver);
}

/** Name, post and organisation, to go before a verb; a panel by its name and who runs it. */
function sayGiver(giver: Candidate, facts: Facts, { say }: AccountVoice): string {
  const { post = '', organisation = '' } = workThenOrNow(giver, facts) ?? {};
  const parts = { name: giver.name, post, organisation };
  if (giver.panel !== undefined) return organisation === '' ? giver.name : say(accountTexts.runBy, parts);
  if (post !== '' && organisation !== '') return say(accountTexts.at, parts);
  if (post !== '') return say(accountTexts.postOnly, parts);
  return organisation === '' ? giver.name : say(accountTexts.organisationOnly, parts);
}

/** Who was asked, who proposed them, and why they are independent, in exactly one of three sentences. */
export function whoAndWhy(of: Case, voice: AccountVoice): readonly AccountLine[] {
  const { state, facts } = of;
  const giver = opinionGiver(state);
  if (giver === undefined) return [];
  const withheld = withheldInstead(of, giver, voice);
  const { agreedToHelp, gave, releasedSince } = accountTexts;
  const given = state.opinions.length > 0;
  return [
    voice.line(given ? gave : agreedToHelp, { who: withheld?.who ?? sayGiver(giver, facts, voice) }),
    ...(withheld?.lines ?? []),
    // Who proposed them may tell the family who it is.
    ...(withheld === undefined ? whoProposed(giver, voice) : []),
    voice.line(independence(state, giver)),
    ...(given && giver.standing !== 'reviewer' ? [voice.line(releasedSince)] : []),
    ...(given && state.kind === 'critical-friend' ? [voice.line(accountTexts.friend.toldBy)] : []),
  ];
}

/** A body by its name, where it was asked and recommended them; else by what was ticked. */
function whoProposed({ proposedBy, recommended }: Candidate, voice: AccountVoice): readonly AccountLine[] {
  const { proposed, bodies } = accountTexts;
  if (recommended !== undefined) return [voice.line(bodies.recommended, { body: recommended.body })];
  return isListed(proposed, proposedBy) ? [voice.line(proposed[proposedBy])] : [];
}

/** What is said while the name is withheld: what kind of person, since when, and until when it can be looked at again (§4b). */
function withheldInstead({ state, facts, now }: Case, giver: Candidate, voice: AccountVoice) {
  const withheld = nameWithheld(state, giver.id, now);
  if (withheld === undefined) return undefined;
  const who = sayWithheld(state, giver, facts);
  const { since, again } = accountTexts.withheld;
  return {
    who: who.charAt(0).toUpperCase() + who.slice(1),
    lines: [
      voice.line(since, { date: sayDayOf(withheld.at) }),
      voice.line(again, { date: sayDate(withheld.reviewOn) }),
    ],
  };
}

/** By what was declared and cleared when they accepted; of a critical friend nobody asks that they work elsewhere. */
function independence({ kind }: CaseState, { acceptance }: Candidate): string {
  const declared = acceptance?.declared ?? [];
  const linked = declared.some((each) => each !== 'overseas');
  if (kind === 'critical-friend') return linked ? accountTexts.friend.declared : accountTexts.friend.nothing;
  if (linked) return accountTexts.independence.declared;
  return declared.length > 0 ? accountTexts.independence.overseas : accountTexts.independence.elsewhere;
}

/** The sentence with which the opinion begins, and who signed it; while the name is withheld, neither name nor signature. */
export function openingOf(
  of: Case,
  reviewer: string,
  date: string,
  voice: AccountVoice,
): readonly AccountLine[] {
  const { state, facts } = of;
  const { opinionLead, signed } = accountTexts;
  const giver = state.candidates.find(({ id }) => id === reviewer) ?? opinionGiver(state);
  if (giver === undefined) return [voice.line(opinionLead.unnamed, { date })];
  const withheld = withheldInstead(of, giver, voice);
  if (withheld !== undefined)
    return [voice.line(opinionLead.somebody, { who: withheld.who, date }), ...withheld.lines];
  const work = workThenOrNow(giver, facts);
  const who = sayGiver(giver, facts, voice);
  if (giver.panel !== undefined || work?.grade !== 'consultant' || work.organisation === '')
    return [voice.line(opinionLead.somebody, { who, date })];
  const { specialty, organisation } = work;
  return [
    voice.line(opinionLead.consultant, { specialty: inSentence(specialty), organisation, date }),
    voice.line(signed, { who: giver.name }),
  ];
}
