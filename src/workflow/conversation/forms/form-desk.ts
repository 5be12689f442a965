import type { CaseRef, Instant, PersonId } from '../../../domain/case/ids';
import type { CaseState } from '../../../domain/case/state';
import { refusalBeforehand } from '../../../domain/decide/decide';
import { isRefusal, type Refusal, unknownCase } from '../../../domain/decide/refusals';
import type { Facts } from '../../../domain/process/open/facts';
import { lookingRoles } from '../../../domain/process/people/who-sees';
import type { Field, FormContext, FormDefinition, Page, Values } from '../../../views/cards/forms/field';
import { formFor } from '../../../views/cards/forms/form-definitions';
import { relayed } from '../../../views/cards/forms/relayed';
import { mergeTyped } from '../../../views/cards/forms/showing/shown-values';
import type { LetIn } from '../../entry/let-in';
import type { Draft, DraftKey, PressRead } from '../../ports/case-ports';
import { boundValues } from '../drafts/bind-kept';
import type { ConversationShell } from '../shell';
import type { Press } from '../turn';
import { linkedAddition } from './linked-request';

/** A form on somebody's desk: which, for which case, with what is typed so far. */
export interface Desk {
  readonly press: Press;
  readonly definition: FormDefinition;
  readonly key: DraftKey;
  readonly ref: CaseRef | undefined;
  readonly state: CaseState | undefined;
  readonly facts: Facts;
  readonly now: Instant;
  readonly draft: Draft | undefined;
  readonly read: PressRead;
  readonly context: FormContext;
  /** For whom the coordinator fills it in (process page §7). */
  readonly relayFor: PersonId | undefined;
  /** Why nothing can be done with it but discard it: its writer has no part in the earlier request any more. */
  readonly shut?: Refusal | undefined;
}

/** Case and form that a press is about; `new` where the request has no case yet. */
export function draftKeyOf(press: Press, command: string): DraftKey {
  return { person: press.from.personId, about: press.data.case ?? 'new', form: command };
}

/** The number of the step that the card showed; undefined where it showed none. */
export function stepOf(press: Press): number | undefined {
  const step = Number(press.data.step);
  return press.data.step === undefined || !Number.isInteger(step) ? undefined : step;
}

/**
 * Lays a form on the desk, from one read. Refused: a form there is none of, a case the person has no part in.
 * @param name a command, or `command@candidate` where the coordinator fills it in for a candidate or reviewer
 */
export async function layOut(
  shell: ConversationShell,
  press: Press,
  name: string,
  { read, facts, now }: LetIn,
): Promise<Desk | Refusal> {
  const { state, draft: kept } = read;
  const form = formCalled(name, state);
  if (form === undefined) return unknownCase;
  const { definition, relayFor } = form;
  if ((definition.command === 'submit') === (state !== undefined)) return unknownCase;
  // A request is begun under a reference only from the draft that has it.
  if (state === undefined && press.data.case !== undefined && kept === undefined) return unknownCase;
  const viewer = relayFor ?? press.from.personId;
  if (state !== undefined && lookingRoles(state, facts, press.from.personId, now).size === 0)
    return unknownCase;
  const history =
    definition.command === 'correct-entry' && state ? await shell.cases.history(state.ref) : undefined;
  const blank: FormContext = { state, facts, viewer, now, values: {}, history };
  const found = await linkedAddition(shell, press.from.personId, definition.command, kept, facts);
  const [added, shut] = isRefusal(found) ? [undefined, found] : [found, undefined];
  const typed: FormContext = { ...blank, added, values: kept?.values ?? definition.initial(blank) };
  const values = await boundValues(shell, definition, typed, kept);
  const [context, draft] = [{ ...typed, values }, kept && { ...kept, values }];
  const key = draftKeyOf(press, name);
  const ref = press.data.case;
  return { press, definition, key, ref, state, facts, now, draft, read, context, relayFor, shut };
}

/** The form of that name, and for whom it is when it is not the presser's own. */
export function formCalled(
  name: string,
  state: CaseState | undefined,
): { readonly definition: FormDefinition; readonly relayFor: PersonId | undefined } | undefined {
  const [command = '', candidateId] = name.split('@');
  const definition = formFor(command);
  if (definition === undefined || candidateId === undefined)
    return definition && { definition, relayFor: undefined };
  const candidate = state?.candidates.find((each) => each.id === candidateId);
  return candidate && { definition: relayed(definition, name, candidate.name), relayFor: candidate.person };
}

/**
 * Why the person may not give this command now, or undefined. A form is only ever shown to whoever may give it: its
 * pages hold parts of the case, such as the questions before “no link” is confirmed (process page I7).
 * @param step the step of the card pressed; left out where an old card may still save what was typed
 */
export function refusalFor(desk: Desk, step: number | undefined): Refusal | undefined {
  const { definition, press, relayFor, state, facts, now, shut } = desk;
  if (shut !== undefined || state === undefined) return shut;
  const actor = { kind: 'person', id: press.from.personId } as const;
  const relay = relayFor === undefined ? undefined : { person: relayFor, readBackAt: '' };
  return refusalBeforehand(definition.command, { actor, step, relay }, state, facts, now);
}

/** The pages of the form as it is filled in now. */
export function pagesOf(desk: Desk, values: Values = desk.context.values): readonly Page[] {
  return desk.definition.pages({ ...desk.context, values });
}

/** Every field of the form that these values lead to. */
export function fieldsOf(
  { definition, context }: Pick<Desk, 'definition' | 'context'>,
  values: Values,
): readonly Field[] {
  return definition.pages({ ...context, values }).flatMap((page) => page.fields);
}

/** What was typed so far, with this page's fields as they are on the card now; see {@link mergeTyped}. */
export function withInputs({ definition, context, press }: Desk, page: string): Values {
  return mergeTyped(definition, context, page, context.values, press.inputs);
}
