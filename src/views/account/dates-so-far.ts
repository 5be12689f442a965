import type { CaseState } from '../../domain/case/state';
import { isListed } from '../../domain/case/stored/chosen';
import { londonDate } from '../../domain/rules/london-time';
import { isInstant, sayDate } from '../words/when';
import type { AccountLine } from './account-line';
import { accountTexts } from './account-texts';
import type { AccountVoice } from './account-voice';
import { opinionGiver } from './opinion-giver';

type Happened = keyof typeof accountTexts.happened;

/** The day of each step so far, the earliest first. What was typed as a day counts before the day of its entry. */
export function datesSoFar(state: CaseState, voice: AccountVoice): readonly AccountLine[] {
  const { openedAt, conversation, opinions, acknowledgedAt, sharedWithFamilyAt, outcome } = state;
  const days: readonly (readonly [Happened, string | undefined])[] = [
    ['made', openedAt],
    ['talked', conversation?.spokenOn],
    ['accepted', opinionGiver(state)?.acceptance?.at],
    ['opinion', opinions[0]?.at],
    ['read', state.readOn ?? acknowledgedAt],
    ['shared', sharedWithFamilyAt === undefined ? undefined : (state.sharedOn ?? sharedWithFamilyAt)],
    ['outcome', sharedWithFamilyAt === undefined ? undefined : outcome?.at],
  ];
  return [...days, ...waysTaken(state)]
    .flatMap(([what, when]) => (when === undefined ? [] : [{ what, day: dayOf(when) }]))
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
    .map(({ what, day }) => voice.line(accountTexts.happened[what], { date: sayDate(day) }));
}

/** Other ways, once the family has been told of them; of mediation only that it took place (process page §4a, another way). */
function waysTaken({ otherWays = [], debts }: CaseState): readonly (readonly [Happened, string])[] {
  if (debts.some(({ about }) => about === 'other-way-recorded')) return [];
  return otherWays.flatMap(({ way, takenOn }) =>
    isListed(accountTexts.happened, way) ? [[way as Happened, takenOn] as const] : [],
  );
}

/** The day in London of an instant; a day stays as it is. */
const dayOf = (when: string) => (isInstant(when) && when.includes('T') ? londonDate(when) : when);
