import { questionsAt } from '../../../domain/case/questions-at';
import type { FormContext, FormDefinition, Values } from '../../../views/cards/forms/field';
import { hasUnboundAnswers } from '../../../views/cards/forms/reading/answer-slots';
import type { Draft } from '../../ports/case-ports';
import type { ConversationShell } from '../shell';

/**
 * The values of a form, with what was kept bound to what it was kept for. Drafts of earlier releases hold answers by
 * their place alone: only for these the history is read, for the questions as they were when the draft was saved.
 */
export async function boundValues(
  shell: ConversationShell,
  { bind }: FormDefinition,
  context: FormContext,
  draft: Draft | undefined,
): Promise<Values> {
  const { state, values, history } = context;
  if (bind === undefined || state === undefined) return values;
  if (draft === undefined || !hasUnboundAnswers(values)) return bind(context);
  return bind(context, questionsAt(history ?? (await shell.cases.history(state.ref)), draft.savedAt));
}
