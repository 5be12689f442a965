import type { CaseRef, PersonId } from '../../../domain/case/ids';
import type { CaseState } from '../../../domain/case/state';
import { linkTo } from '../../../domain/decide/other-requests/linked-requests';
import { type Refusal, unknownCase } from '../../../domain/decide/refusals';
import type { Facts } from '../../../domain/process/open/facts';
import { lookingRoles } from '../../../domain/process/people/who-sees';
import { lifecycle } from '../../../domain/process/tables/lifecycle';
import type { Values } from '../../../views/cards/forms/field';
import { flatten } from '../../../views/cards/forms/reading/flatten';
import type { Draft, PressRead } from '../../ports/case-ports';
import { readLinked } from '../../read-linked';
import type { ConversationShell } from '../shell';

/**
 * What the server itself adds to a command. For a linked request it is where it comes from and who is barred, read
 * from the earlier case and never from the card; for starting one it is the reference that the request will have.
 * Refused as to a stranger: whoever has no part in the earlier case any more, though the draft is still theirs
 * (process page I7).
 */
export async function linkedAddition(
  shell: ConversationShell,
  person: PersonId,
  command: string,
  draft: Draft | undefined,
  facts: Facts,
): Promise<Readonly<Record<string, unknown>> | Refusal | undefined> {
  if (command === 'start-linked-request') return { newRef: shell.mint.caseRef() };
  if (command !== 'submit' || draft?.linkedFrom === undefined) return undefined;
  const origin = await shell.cases.readCase(draft.linkedFrom);
  if (origin === undefined) return undefined;
  if (lookingRoles(origin, facts, person, shell.clock.now()).size === 0) return unknownCase;
  const { states } = await readLinked(shell, [origin.ref], draft.ref);
  return { linkedFrom: linkTo(origin, states, draft.ref, facts.directory) };
}

/** A linked request begins with child, people and question; no options, and no opinion (process page §4b). */
function firstValues(origin: CaseState, kind: string): Values {
  const { child, people, question } = origin.request;
  return flatten({ kind, child, people, question: { ...question, neededBy: '' } }, '');
}

/**
 * What was read, with the draft of a linked request that was started and is there no more: it ended, or the process did
 * before it was saved. It is made again from the earlier case, for whoever may start one there, and kept once something
 * is done with it: looking writes nothing. Nobody else learns that the reference means anything, and a reference that
 * was made up costs one small read.
 */
export async function withLinkedDraft(
  shell: ConversationShell,
  person: PersonId,
  ref: CaseRef | undefined,
  read: PressRead,
): Promise<PressRead> {
  if (ref === undefined || read.state !== undefined || read.draft !== undefined || read.duplicate)
    return read;
  const from = await shell.cases.originOf(ref);
  const origin = from === undefined ? undefined : await shell.cases.readCase(from);
  const link = origin?.linkedTo.find((one) => one.ref === ref);
  if (origin === undefined || link === undefined) return read;
  const facts = await shell.directory.at(read.directoryVersion);
  const roles = lookingRoles(origin, facts, person, shell.clock.now());
  const may = lifecycle['start-linked-request'].by.some((role) => roles.has(role));
  // After a death nothing is begun again (process page §4b).
  if (!may || origin.stage.status === 'closed-death') return read;
  return { ...read, draft: { version: 0, ...linkedDraft(shell, origin, link) } };
}

/** Makes the draft of the linked request that was started last, where it is neither there nor sent. */
export async function ensureLinkedDraft(
  shell: ConversationShell,
  person: PersonId,
  origin: CaseState,
): Promise<void> {
  const link = origin.linkedTo.at(-1);
  if (link === undefined) return;
  // Saving over nothing leaves a draft alone that is there.
  if ((await shell.cases.readCase(link.ref)) === undefined)
    await beginLinkedDraft(shell, person, origin, link);
}

interface Link {
  readonly ref: CaseRef;
  readonly kind: string;
}

/** Puts the linked request's draft on the desk of whoever started it. */
export async function beginLinkedDraft(
  shell: ConversationShell,
  person: PersonId,
  origin: CaseState,
  link: Link,
): Promise<void> {
  await shell.drafts.save({ person, about: link.ref, form: 'submit' }, linkedDraft(shell, origin, link), 0);
}

function linkedDraft({ clock }: ConversationShell, origin: CaseState, link: Link): Omit<Draft, 'version'> {
  return {
    page: '',
    values: firstValues(origin, link.kind),
    savedAt: clock.now(),
    linkedFrom: origin.ref,
    ref: link.ref,
  };
}
