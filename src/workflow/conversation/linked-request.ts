import type { CommandOf } from '../../domain/case/commands';
import type { CaseRef, PersonId } from '../../domain/case/ids';
import type { CaseState } from '../../domain/case/state';
import type { Values } from '../../views/cards/forms/field';
import { flatten } from '../../views/cards/forms/flatten';
import type { Draft, DraftKey } from '../ports';
import type { ConversationShell } from './shell';

/**
 * What the server itself adds to a command. For a linked request it is where it comes from and who is barred, read
 * from the earlier case and never from the card; for starting one it is the reference that the request will have.
 */
export async function linkedAddition(
  shell: ConversationShell,
  command: string,
  draft: Draft | undefined,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (command === 'start-linked-request') return { newRef: shell.mint.caseRef() };
  if (command !== 'submit' || draft?.linkedFrom === undefined) return undefined;
  const origin = await shell.cases.readCase(draft.linkedFrom);
  return origin && { linkedFrom: linkTo(origin, draft.ref) };
}

/** Earlier opinion givers and critical friends are barred; opinions in the chain are counted (process page §4b). */
function linkTo(origin: CaseState, ref: CaseRef | undefined): NonNullable<CommandOf<'submit'>['linkedFrom']> {
  const gave = origin.candidates
    .filter((each) => origin.opinions.some((opinion) => opinion.reviewer === each.id))
    .map((each) => each.person);
  const earlier = origin.linkedFrom?.earlierOpinions ?? 0;
  const own = origin.kind === 'external-second-opinion' && origin.opinions.length > 0 ? 1 : 0;
  return {
    ref: origin.ref,
    barred: [...new Set([...(origin.linkedFrom?.barred ?? []), ...gave])],
    whatIsNew: origin.linkedTo.find((each) => each.ref === ref)?.whatIsNew ?? '',
    earlierOpinions: earlier + own,
    ...(origin.thirdOpinionReason === undefined ? {} : { leadsReason: origin.thirdOpinionReason }),
  };
}

/** A linked request begins with child, people and question; no options, and no opinion (process page §4b). */
function firstValues(origin: CaseState, kind: string): Values {
  const { child, people, question } = origin.request;
  return flatten({ kind, child, people, question: { ...question, neededBy: '' } }, '');
}

/** Puts the linked request's draft on the desk of whoever started it. */
export async function beginLinkedDraft(
  shell: ConversationShell,
  person: PersonId,
  origin: CaseState,
  link: { readonly ref: CaseRef; readonly kind: string },
): Promise<void> {
  const key: DraftKey = { person, about: link.ref, form: 'submit' };
  const draft = {
    page: '',
    values: firstValues(origin, link.kind),
    savedAt: shell.clock.now(),
    linkedFrom: origin.ref,
    ref: link.ref,
  };
  await shell.drafts.save(key, draft, 0);
}
