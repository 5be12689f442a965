import type { Instant, PersonId } from '../../domain/case/ids';
import type { Facts } from '../../domain/process/open/facts';
import { isIn } from '../../domain/process/people/standing-roles';
import type { DirectoryCache } from '../directory-cache';
import type { CaseClock, CaseStore, PressRead } from '../ports/case-ports';

export interface DoorShell {
  readonly cases: Pick<CaseStore, 'readPress'>;
  readonly directory: DirectoryCache;
  readonly clock: CaseClock;
  /** Presses and messages a person may send in a minute, each by its weight. */
  readonly mostPressesAMinute: number;
}

/** Why somebody is not let in: they ask too often, or the second-opinion office does not know them. */
export type NotLetIn = 'too-many' | 'not-in-directory';

export interface LetIn {
  readonly read: PressRead;
  readonly facts: Facts;
  readonly now: Instant;
}

type Wish = Omit<Parameters<CaseStore['readPress']>[0], 'person' | 'again'>;

/**
 * The one way in, for whatever somebody does or asks for, in the chat, the tab, a stream or a search: what they want is
 * read and counted, and nobody gets further who sends too much or is not in the directory (process page §2). Nothing of
 * what was read is told to them: one sentence, whatever they asked for (process page I7). Who may see or do what is looked
 * at after this, by their roles.
 * @param wish what is read for it, and what it weighs
 */
export async function letIn(shell: DoorShell, person: PersonId, wish: Wish = {}): Promise<LetIn | NotLetIn> {
  const read = await shell.cases.readPress({ ...wish, person });
  const why = await whyNot(shell, person, read);
  return typeof why === 'string' ? why : { read, facts: why, now: shell.clock.now() };
}

/** The same for whoever was read in another way: facts of at least that moment, or why they are not let in. */
export async function whyNot(
  { directory, mostPressesAMinute }: Pick<DoorShell, 'directory' | 'mostPressesAMinute'>,
  person: PersonId,
  { pressesThisMinute, directoryVersion }: Pick<PressRead, 'pressesThisMinute' | 'directoryVersion'>,
): Promise<Facts | NotLetIn> {
  if (pressesThisMinute > mostPressesAMinute) return 'too-many';
  const facts = await directory.at(directoryVersion);
  return isIn(facts, person) ? facts : 'not-in-directory';
}

/**
 * Counts what needs nothing from the store. Help comes also when the store is away.
 * @returns whether that was too often
 */
export async function tooOften(
  { cases, mostPressesAMinute }: Pick<DoorShell, 'cases' | 'mostPressesAMinute'>,
  person: PersonId,
): Promise<boolean> {
  const read = await cases.readPress({ person }).catch(() => undefined);
  return read !== undefined && read.pressesThisMinute > mostPressesAMinute;
}
