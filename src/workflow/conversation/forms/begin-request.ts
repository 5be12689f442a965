import { formDefinitions } from '../../../views/cards/forms/form-definitions';
import { letIn } from '../../entry/let-in';
import { notLetIn } from '../not-let-in';
import type { ConversationShell } from '../shell';
import type { Answer, Press } from '../turn';
import { openForm } from './fill-form';
import type { Desk } from './form-desk';

/**
 * Opens the form for a new request, where it was left if one is begun. A press on the other kind changes the kind and
 * keeps everything else that was typed. Only people in the directory may ask.
 */
export async function beginRequest(
  shell: ConversationShell,
  press: Press,
  kind: 'critical-friend' | 'external-second-opinion',
): Promise<Answer> {
  const person = press.from.personId;
  const key = { person, about: 'new', form: 'submit' } as const;
  const found = await letIn(shell, person, { draft: key });
  if (typeof found === 'string') return notLetIn(found, press);
  const { read, facts, now } = found;
  const definition = formDefinitions.submit;
  const { draft } = read;
  const blank = { facts, viewer: person, now, values: {} };
  const values = { ...(draft?.values ?? definition.initial(blank)), kind };
  const context = { ...blank, values };
  // The kind is chosen by this very press: a new form begins at the page after it.
  const page = draft?.page || definition.pages(context)[1]?.id;
  const desk: Desk = {
    press: { ...press, data: {} },
    definition,
    key,
    ref: undefined,
    state: undefined,
    facts,
    now,
    draft: draft && { ...draft, values },
    read,
    context,
    relayFor: undefined,
  };
  return openForm(shell, desk, page);
}
