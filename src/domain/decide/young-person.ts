import type { YoungPerson } from '../case/stored/recorded';
import { decidesThemselves, isPresumedAble } from '../case/young-person';
import { findOrganisation } from '../directory/lookup';
import { parentCode } from '../directory/organisations';
import { rightsHaveEnded } from '../process/open/own-word';
import type { Context } from './context';
import type { Problems } from './request-checks';

/**
 * What is missing from the young person's own word, by its place below `at` (process page §4a, where the young person decides): from 16
 * it has to be asked, and whoever says that they are not able says why and who decides instead; under 16 a clinician judges.
 */
export function ownWordProblems(
  word: Partial<YoungPerson>,
  context: Pick<Context, 'state' | 'facts' | 'now'>,
  at: string,
): Problems {
  const { dateOfBirth } = context.state.request.child;
  const presumed = isPresumedAble(dateOfBirth, context.now);
  const decides = decidesThemselves(word, dateOfBirth, context.now);
  const needed: readonly (readonly [key: keyof YoungPerson, when: boolean, ask: string])[] = [
    ['judgedBy', !presumed && decides, 'Enter who judged them to be competent.'],
    ['judgedOn', !presumed && decides, 'Enter the day on which this was judged.'],
    ['whyNotAble', presumed && !decides, 'Enter why they are not able to decide.'],
    ['whoDecides', presumed && !decides, 'Enter who decides instead, and on what authority.'],
    ['view', decides, 'Select what they say to the opinion themselves.'],
    ['sharing', decides, 'Select whether they agree to sharing outside the organisation.'],
    [
      'familyMayRead',
      decides && rightsHaveEnded(context.state, context.facts, context.now),
      'Select whether the family may have the account.',
    ],
  ];
  const missing = needed.filter(([key, when]) => when && (word[key] ?? '') === '');
  return {
    ...Object.fromEntries(missing.map(([key, , ask]) => [`${at}.${key}`, ask])),
    ...exclusionProblems(word.excluded ?? [], decides, context, at),
  };
}

/** Whoever decides may say where nothing goes: to organisations of the directory, and not to the one that treats them. */
function exclusionProblems(
  excluded: readonly string[],
  decides: boolean,
  { state, facts }: Pick<Context, 'state' | 'facts'>,
  at: string,
): Problems {
  const treating = parentCode(state.request.child.organisation, facts.directory);
  const problems: Record<string, string> = {};
  for (const [index, code] of excluded.entries()) {
    const path = `${at}.excluded.${index}`;
    if (findOrganisation(facts.directory, code) === undefined)
      problems[path] = 'Select an organisation from the list.';
    else if (parentCode(code, facts.directory) === treating)
      problems[path] = 'The treating organisation cannot be left out. Select another, or leave this empty.';
    else if (!decides)
      problems[path] =
        'Only a young person who decides themselves leaves organisations out. Leave this empty.';
  }
  return problems;
}
