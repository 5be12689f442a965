import type { CaseRef, Instant } from '../../domain/case/ids';
import { refusalBeforehand } from '../../domain/case/decide';
import { type Refusal, unknownCase } from '../../domain/case/refusals';
import type { CaseState } from '../../domain/case/state';
import type { Facts } from '../../domain/process/people-on-case';
import type { FormContext, FormDefinition, Page, Values } from '../../views/cards/forms/field';
import { formFor } from '../../views/cards/forms/form-definitions';
import type { Draft, DraftKey, PressRead } from '../ports';
import { linkedAddition } from './linked-request';
import type { ConversationShell } from './shell';
import type { Press } from './turn';
import type { FormStep } from './verbs';

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
 * Lays a form on the desk, from one read. Refused: a form there is none of, a case the person has no part in, a
 * command that is not theirs to give or not now.
 */
export async function layOut(
  shell: ConversationShell,
  press: Press,
  command: string,
  read: PressRead,
  step: FormStep,
): Promise<Desk | Refusal> {
  const definition = formFor(command);
  if (definition === undefined) return unknownCase;
  const facts = await shell.directory.at(read.directoryVersion);
  const now = shell.clock.now();
  const { state, draft } = read;
  const starts = command === 'submit';
  if (starts ? state !== undefined : state === undefined) return unknownCase;
  // Opening and sending ask whether it may be done; what was typed is saved in any case.
  if (state !== undefined && step === 'open') {
    const actor = { kind: 'person', id: press.from.personId } as const;
    const refusal = refusalBeforehand(definition.command, { actor, step: stepOf(press) }, state, facts, now);
    if (refusal !== undefined) return refusal;
  }
  const history =
    command === 'correct-entry' && state !== undefined ? await shell.cases.history(state.ref) : undefined;
  const blank: FormContext = { state, facts, viewer: press.from.personId, now, values: {}, history };
  const added = await linkedAddition(shell, command, draft);
  const context: FormContext = { ...blank, added, values: draft?.values ?? definition.initial(blank) };
  const key = draftKeyOf(press, command);
  return { press, definition, key, ref: press.data.case, state, facts, now, draft, read, context };
}

/** The pages of the form as it is filled in now. */
export function pagesOf(desk: Desk, values: Values = desk.context.values): readonly Page[] {
  return desk.definition.pages({ ...desk.context, values });
}

/**
 * What was typed so far, with this page's fields as they are on the card now. A client leaves empty fields out, so a
 * field of the page that did not arrive is empty; a field that no page has is not kept.
 */
export function withInputs(desk: Desk, pageId: string): Values {
  const page = pagesOf(desk).find((each) => each.id === pageId);
  const typed: Record<string, string> = { ...desk.context.values };
  for (const field of page?.fields ?? []) typed[field.path] = desk.press.inputs[field.path] ?? '';
  return typed;
}
