import { z } from 'zod';
import { type DirectoryIndex, findOrganisation } from '../../directory/lookup';
import { foldName } from '../../rules/fold-name';
import type { CaseState } from '../state';
import { kind, urgency } from './request';

/**
 * What stays of a case for the counts (process page §9): nothing that a person typed and nothing about the child. A
 * specialty is one of the directory's own, or none.
 */
export const caseStub = z.object({
  kind,
  urgency,
  /** Code of the Trust or Health Board that treats the child. */
  organisation: z.string(),
  /** As the directory writes it; empty for any other. */
  specialty: z.string(),
});
export type CaseStub = z.infer<typeof caseStub>;

/** Makes the stub of a case as it is now. */
export function stubOf({ kind: of, request }: CaseState, directory: DirectoryIndex): CaseStub {
  const { child, question } = request;
  return {
    kind: of,
    urgency: question.urgency,
    organisation: findOrganisation(directory, child.organisation)?.code ?? child.organisation,
    specialty: knownSpecialty(directory, question.specialty),
  };
}

const known = new WeakMap<DirectoryIndex, ReadonlyMap<string, string>>();

function knownSpecialty(directory: DirectoryIndex, typed: string): string {
  const { people, panels } = directory.directory;
  const all =
    known.get(directory) ??
    new Map([...people, ...panels].map(({ specialty }) => [foldName(specialty), specialty.trim()]));
  known.set(directory, all);
  return all.get(foldName(typed)) ?? '';
}
