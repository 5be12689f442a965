import { type DirectoryIndex, findOrganisation } from './lookup';

/** What an entry keeps of them, in the names of today. */
interface Work {
  readonly post: string;
  readonly grade: string;
  readonly specialty: string;
  readonly organisation: string;
  readonly alsoAt: string[];
}

/**
 * Post and employers by the directory of today, by name; undefined for somebody whom it does not hold.
 * @param asked who answers: a person, or the clerk of a panel
 */
export function workOf(
  directory: DirectoryIndex,
  asked: { readonly person: string; readonly panel?: string | undefined },
): Work | undefined {
  const person = directory.byId.get(asked.person);
  if (person === undefined) return undefined;
  const nameOf = (code: string) => findOrganisation(directory, code)?.name ?? '';
  const panel = asked.panel === undefined ? undefined : directory.panelById.get(asked.panel);
  return {
    post: person.jobTitle.trim(),
    grade: person.grade,
    specialty: (panel ?? person).specialty.trim(),
    organisation: nameOf(panel?.organisation ?? person.organisation),
    alsoAt: asked.panel === undefined ? person.otherEmployers.map(nameOf).filter((name) => name !== '') : [],
  };
}
