import type { Instant } from '../../../domain/case/ids';
import type { Facts } from '../../../domain/process/open/facts';
import type { Values } from '../../../views/cards/forms/field';
import { anyMessage, type Draft, type PressRead } from '../../ports/case-ports';
import { type Desk, draftKeyOf, fieldsOf, formCalled } from '../forms/form-desk';
import type { ConversationShell } from '../shell';
import type { Press } from '../turn';
import type { FormStep } from '../verbs';
import { typedInto } from './draft-limits';

const tries = 4;

/** The message on which a form stands; any message, where a client does not say which: then none is written over. */
export function standsOn({ replyToId }: Press): string {
  return replyToId ?? anyMessage;
}

/**
 * Saves what was typed. When another device saved meanwhile, its fields stay and this press's fields go on top: nothing
 * typed is lost.
 * @param changed the fields that this press brought; values that are no field of the form are not taken
 * @param openOn the message on which the form stands, or undefined when it is put away
 * @param openUntil case time until which that message is left alone, where that is not by the form's own rule
 * @returns what the draft now holds
 * @throws TooLongToKeep when that is more than a draft keeps
 */
export async function keepDraft(
  shell: ConversationShell,
  desk: Desk,
  page: string,
  changed: Values,
  openOn: string | undefined,
  openUntil?: Instant,
): Promise<Values> {
  let over: Draft | undefined = desk.draft;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    // The tab is no message: one on which the form is in the chat stays open there.
    const inTab = desk.press.inTab === true;
    const stands = inTab ? over?.openOn : openOn;
    const until = inTab ? over?.openUntil : openUntil;
    const before = over?.values ?? desk.context.values;
    // Another device may have shortened a list meanwhile: what was typed here belongs to a field all the same.
    const fields = [desk.context.values, before].flatMap((each) => fieldsOf(desk, { ...each, ...changed }));
    const draft = {
      page,
      values: typedInto(fields, before, changed),
      savedAt: desk.now,
      ...(stands === undefined ? {} : { openOn: stands }),
      ...(until === undefined ? {} : { openUntil: until }),
      ...(over?.linkedFrom === undefined ? {} : { linkedFrom: over.linkedFrom }),
      ...(over?.ref === undefined ? {} : { ref: over.ref }),
    };
    if (await shell.drafts.save(desk.key, draft, over?.version ?? 0)) return draft.values;
    over = await shell.drafts.read(desk.key);
  }
  throw Object.assign(new Error('Other devices kept saving this draft'), { code: 'contended' });
}

/** In milliseconds of case time: long enough to read a refusal, before its message follows the case again. */
const answerStandsFor = 5 * 60_000;

/** Until when the answer to a press stands where the form stood, when it says that nothing was done. */
export function answerUntil(now: Instant): Instant {
  return new Date(Date.parse(now) + answerStandsFor).toISOString();
}

/**
 * Keeps what somebody typed into the form's own fields who has no way into the case any more, where a draft of theirs is
 * there already: access ends, the draft stays (process page §4a, stand down). The answer that says so stands where the form stood: it is left there for
 * some minutes, to be read, before the message follows the case again.
 */
export async function keepTyped(
  shell: ConversationShell,
  press: Press,
  { command, step }: { readonly command: string; readonly step: FormStep },
  { state, draft }: Pick<PressRead, 'state' | 'draft'>,
  facts: Facts,
): Promise<void> {
  const form = formCalled(command, state);
  if (draft === undefined || form === undefined || step === 'open' || step === 'discard') return;
  const { version, ...kept } = draft;
  const now = shell.clock.now();
  const { definition, relayFor } = form;
  const context = { state, facts, viewer: relayFor ?? press.from.personId, now, values: draft.values };
  const fields = fieldsOf({ definition, context }, { ...draft.values, ...press.inputs });
  const values = typedInto(fields, draft.values, press.inputs);
  await shell.drafts.save(
    draftKeyOf(press, command),
    { ...kept, values, savedAt: now, openUntil: answerUntil(now) },
    version,
  );
}
