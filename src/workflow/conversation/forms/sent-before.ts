import type { CaseRef, PersonId } from '../../../domain/case/ids';
import type { CaseState } from '../../../domain/case/state';
import type { Facts } from '../../../domain/process/open/facts';
import { lookingRoles } from '../../../domain/process/people/who-sees';
import { typedBesides } from '../../../views/cards/forms/reading/typed-besides';
import { texts } from '../../../views/words/texts';
import type { Draft, DraftKey } from '../../ports/case-ports';
import { caseAnswer } from '../answers';
import { withinLimit } from '../drafts/draft-limits';
import type { ConversationShell } from '../shell';
import type { Answer, Press } from '../turn';

const tries = 4;

/**
 * The request was sent before, from another device or by a colleague: nothing is sent again. What this one has typed
 * besides is kept as a comment that is begun, and said so; to whoever has no part in the request it stays on the card.
 * @param draft what this person had saved for it
 */
export async function sentBefore(
  shell: ConversationShell,
  press: Press,
  { state, facts }: { readonly state: CaseState; readonly facts: Facts },
  draft: Draft | undefined,
): Promise<Answer> {
  const person = press.from.personId;
  const now = shell.clock.now();
  const text = typedBesides(
    state.request,
    { facts, viewer: person, now },
    { ...draft?.values, ...press.inputs },
  );
  if (lookingRoles(state, facts, person, now).size === 0) {
    return { kind: 'refused', status: 409, code: 'sent-before', message: texts.messages.sentBefore };
  }
  if (text !== '') await keepAsComment(shell, person, state.ref, text);
  await shell.drafts.discard({ person, about: state.ref, form: 'submit' });
  const said = text === '' ? texts.messages.sentBefore : texts.messages.sentBeforeKept;
  return caseAnswer(shell, press, { state, facts, notice: { tone: 'attention', text: said } });
}

async function keepAsComment(
  shell: ConversationShell,
  person: PersonId,
  about: CaseRef,
  text: string,
): Promise<void> {
  const key: DraftKey = { person, about, form: 'comment' };
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const begun = await shell.drafts.read(key);
    const before = begun?.values['comment'] ?? '';
    // The same press once more adds nothing.
    if (before.includes(text)) return;
    const comment = before === '' ? text : `${before}\n\n${text}`;
    const values = withinLimit(begun?.values ?? {}, { comment });
    const draft = { page: begun?.page ?? '', values, savedAt: shell.clock.now() };
    if (await shell.drafts.save(key, draft, begun?.version ?? 0)) return;
  }
  throw Object.assign(new Error('Other devices kept saving this draft'), { code: 'contended' });
}
