import type { DirectoryIndex } from '../../../../domain/directory/lookup';
import { parentCode } from '../../../../domain/directory/organisations';
import type { Choice } from '../field';

/**
 * Hospitals where a child may be treated: Trusts and Health Boards with their sites, one's own first.
 * Merged ones are left out: the one they became part of stands for them.
 */
export function organisationChoices(directory: DirectoryIndex, own: string | undefined): readonly Choice[] {
  const { organisations } = directory.directory;
  const home = own === undefined ? undefined : parentCode(own, directory);
  return organisations
    .filter(
      ({ kind, mergedInto }) => (kind === 'trust' || kind === 'health-board') && mergedInto === undefined,
    )
    .sort(
      (a, b) => Number(b.code === home) - Number(a.code === home) || a.name.localeCompare(b.name, 'en-GB'),
    )
    .flatMap(({ code, name, sites }) => [
      { title: name, value: code },
      ...sites.map((site) => ({ title: `${site.name}, ${name}`, value: site.code })),
    ]);
}
