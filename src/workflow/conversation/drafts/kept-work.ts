import type { CaseState } from '../../../domain/case/state';
import type { Facts } from '../../../domain/process/open/facts';
import { type KeptText, keptTexts, keptWorkCard } from '../../../views/cards/other-cards/part-over-card';
import { partOver } from '../../../views/part-over';
import { texts } from '../../../views/words/texts';
import { keptAbout } from '../../kept-forms';
import type { Draft } from '../../ports/case-ports';
import { freeCard } from '../answers';
import { formCalled } from '../forms/form-desk';
import type { ConversationShell } from '../shell';
import type { Answer, Press } from '../turn';

interface Kept {
  readonly state: CaseState | undefined;
  readonly draft: Draft;
  readonly facts: Facts;
}

/**
 * What somebody typed whose part in the request is over: theirs to read until it expires, though it can be sent no more
 * (process page §4a, stand down; §4b, withdraw). Undefined for whoever is answered as a stranger.
 */
export async function keptWork(
  shell: ConversationShell,
  press: Press,
  { command, page }: { readonly command: string; readonly page: string },
  { state, draft, facts }: Kept,
): Promise<Answer | undefined> {
  const person = press.from.personId;
  if (state === undefined || partOver(state, facts, person, shell.clock.now()) === undefined)
    return undefined;
  const kept = (await keptAbout(shell, person, state.ref)).find((each) => each.command === command);
  if (kept === undefined) return undefined;
  const found = typedBefore(shell, press, command, { state, draft, facts });
  const text = found.map((each) => `${each.label}: ${each.text}`).join('\n\n');
  return freeCard(keptWorkCard(state.ref, kept, found, Number(page) || 1), {
    kind: 'words',
    title: texts.partOver.keptTitle,
    text: text === '' ? texts.partOver.keptNothing : text,
  });
}

function typedBefore(
  { clock }: ConversationShell,
  { from }: Press,
  command: string,
  { state, draft, facts }: Kept,
): readonly KeptText[] {
  const form = formCalled(command, state);
  if (form === undefined) return [];
  const { definition, relayFor } = form;
  const blank = { state, facts, viewer: relayFor ?? from.personId, now: clock.now(), values: {} };
  const pages = definition.pages({ ...blank, values: draft.values });
  return keptTexts(definition, pages, draft.values, definition.initial(blank));
}
