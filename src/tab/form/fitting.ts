import type { FormField } from '../../web/contract/form-page';

type Choices = FormField['choices'];

/** What of the choices holds every word that was typed, in any order. */
export function fitting(choices: Choices, typed: string): Choices {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ title }) => wanted.every((each) => title.toLowerCase().includes(each)));
}
