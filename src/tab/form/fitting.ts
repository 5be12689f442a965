import { bestFits } from '../../domain/rules/fold-name';
import type { FormField } from '../../web/contract/form-page';

type Choices = FormField['choices'];

/** The choices that fit part of a name, as the chat and the API find them; all of them while nothing was typed. */
export function fitting(choices: Choices, typed: string): Choices {
  return typed.trim() === '' ? choices : [...bestFits(choices, ({ title }) => title, typed)];
}
