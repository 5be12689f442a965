import type { DirectoryIndex } from '../../domain/directory/lookup';
import { type Support, supportFor } from '../../domain/directory/support';
import { type Nation, nations } from '../../domain/rules/nation';
import { accountTexts } from '../account/account-texts';
import { saySupport } from '../account/where-support-is';
import { familyTexts } from './family-texts';

/** Sources of support under the name of the place they are for. */
export interface SupportGroup {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const words = familyTexts.support;

/**
 * Where families find support, so that they find theirs: each nation with its patient advice, then its organisations that have named
 * sources of their own, by name; and what holds everywhere, last.
 * @param directory left out: every nation, and no organisation
 */
export function supportByPlace(support: Support = {}, directory?: DirectoryIndex): readonly SupportGroup[] {
  const everywhere = (support.everywhere ?? []).map(saySupport);
  return [
    ...nations.flatMap((nation) => ofNation(nation, support, directory)),
    ...(everywhere.length === 0 ? [] : [{ title: words.everywhere, paragraphs: [...new Set(everywhere)] }]),
  ];
}

function ofNation(nation: Nation, support: Support, directory?: DirectoryIndex): readonly SupportGroup[] {
  const advice = { title: words.nations[nation], paragraphs: [accountTexts.support.nations[nation]] };
  if (directory === undefined) return [advice];
  const here = directory.directory.organisations.filter(
    (each) =>
      each.nation === nation &&
      (each.kind === 'trust' || each.kind === 'health-board') &&
      each.mergedInto === undefined,
  );
  const own = { ...support, everywhere: [] };
  const named = here
    .map(({ code, name }) => ({ title: name, paragraphs: supportFor(own, directory, code).map(saySupport) }))
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .sort((one, other) => one.title.localeCompare(other.title, 'en-GB'));
  return here.length === 0 ? [] : [advice, ...named];
}
