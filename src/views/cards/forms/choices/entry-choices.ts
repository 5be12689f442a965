import { openSteps } from '../../../../domain/case/open-steps';
import type { CandidateStanding, CaseState } from '../../../../domain/case/state';
import { matchesFor } from '../../../../domain/process/open/open-matches';
import type { Role } from '../../../../domain/process/tables/lifecycle';
import { londonDate } from '../../../../domain/rules/london-time';
import { newsForFamily } from '../../../words/say-debt';
import { sayNotReached } from '../../../words/say-standing';
import type { Choice, FormContext } from '../field';
import { choiceTitle, formText } from '../form-texts';

/** Choices among what is on the case. Titles may hold what somebody typed, so their pickers render no Markdown. */

const longestTitle = 110;

/** One line of what somebody typed, cut between characters. */
function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= longestTitle) return line;
  return `${[...line.slice(0, longestTitle)].slice(0, -1).join('')}…`;
}

/** An ISO date as people write it: `3 March 2027`. Text that is no date stays as it is. */
export function spokenDate(date: string): string {
  const at = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  // The engine reads 31 February as 3 March: such a date is shown as it was typed.
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date.slice(0, 10)) return date;
  return at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/London',
  });
}

export function candidatesOf(
  state: CaseState | undefined,
  standings: readonly CandidateStanding[],
): readonly Choice[] {
  if (state === undefined) return [];
  return state.candidates
    .filter((each) => standings.includes(each.standing))
    .map((each) => {
      const standing = sayNotReached(state, each) ?? choiceTitle('standing', each.standing);
      return { value: each.id, title: oneLine(`${each.name} (${standing})`) };
    });
}

export function itemsAskedOf(state: CaseState | undefined): readonly Choice[] {
  return (state?.items ?? [])
    .filter((each) => each.where === undefined)
    .map((each) => ({ value: each.id, title: oneLine(each.item) }));
}

/** What can be recorded as done, by whoever may write down a conversation too (process page §4a, record what was owed). */
export function debtsOf(state: CaseState | undefined): readonly Choice[] {
  return (state?.debts ?? [])
    .filter((each) => each.kind !== 'lead-decision')
    .map((each) => ({
      value: each.id,
      title: formText('owedSince', {
        what: owedNews(each) ?? choiceTitle('debt', each.kind),
        date: spokenDate(londonDate(each.since)),
      }),
    }));
}

const matchTitles = { held: 'heldElsewhere', died: 'diedElsewhere', found: 'perhapsSameChild' } as const;

/** Other requests of which these roles may say whether they are about the same child (process page §4b). */
export function matchesOf(state: CaseState | undefined, roles: ReadonlySet<Role>): readonly Choice[] {
  if (state === undefined) return [];
  return matchesFor(state, roles).map(({ ref, why }) => {
    const known = (state.aboutChild ?? []).find((each) => each.ref === ref);
    return {
      value: ref,
      title: formText(matchTitles[why], { ref, organisation: known?.organisation ?? '' }),
    };
  });
}

/** Of several things that the family is to be told, which. */
function owedNews({ kind, about }: CaseState['debts'][number]): string | undefined {
  const news = kind === 'family-told' ? newsForFamily(about) : undefined;
  return news === undefined ? undefined : formText('toBeTold', { news });
}

export function informationOf(state: CaseState | undefined): readonly Choice[] {
  return (state?.information ?? [])
    .filter((each) => each.consultantAnsweredAt === undefined || each.reviewerAnsweredAt === undefined)
    .map((each) => ({ value: each.id, title: oneLine(each.text) }));
}

export function reviewerQuestionsOf(state: CaseState | undefined): readonly Choice[] {
  return (state?.reviewerQuestions ?? [])
    .filter((each) => each.answer === undefined)
    .map((each) => ({ value: each.id, title: oneLine(each.question) }));
}

export function openStepsOf(state: CaseState | undefined): readonly Choice[] {
  const open = state === undefined ? [] : openSteps(state);
  return open.map((each) => ({
    value: each.id,
    title: formText('stepOn', {
      what: choiceTitle('resolution-step', each.step),
      date: spokenDate(each.dueOn),
    }),
  }));
}

/** Entries that the viewer wrote, newest first: only its author corrects an entry (process page §4b). */
export function ownEntriesOf({ state, viewer, history = [] }: FormContext): readonly Choice[] {
  const when = new Map(history.map((event) => [String(event.seq), event]));
  return Object.entries(state?.authors ?? {})
    .filter(([, author]) => author === viewer)
    .reverse()
    .map(([seq]) => {
      const event = when.get(seq);
      const isOpinion = state?.opinions.some((each) => String(each.seq) === seq) ?? false;
      const what = isOpinion ? formText('entryOpinion') : formText('entryPlain', { n: seq });
      return {
        value: seq,
        title:
          event === undefined
            ? what
            : `${what}, ${spokenDate(londonDate(event.at))}: ${oneLine(event.type.replaceAll('-', ' '))}`,
      };
    });
}
