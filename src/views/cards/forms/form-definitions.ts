import { bodyForms } from './definitions/bodies';
import { candidateForms } from './definitions/candidates';
import { changeForms } from './definitions/changes';
import { familyForms } from './definitions/family';
import { intake } from './definitions/intake';
import { opinionForms } from './definitions/opinion';
import { otherWayForms } from './definitions/other-ways';
import { outcomeForms } from './definitions/outcome';
import { peopleForms } from './definitions/people';
import { reviewForms } from './definitions/review';
import { safeguardingForms } from './definitions/safeguarding';
import { testingForms } from './definitions/testing';
import type { FormCommand, FormDefinition } from './field';

/** Every form, by command: one for each command that a person gives (process page §4). */
export const formDefinitions = Object.fromEntries(
  [
    intake,
    ...reviewForms,
    ...familyForms,
    ...candidateForms,
    ...opinionForms,
    ...outcomeForms,
    ...changeForms,
    ...peopleForms,
    ...safeguardingForms,
    ...testingForms,
    ...bodyForms,
    ...otherWayForms,
  ].map((definition) => [definition.command, definition]),
) as Readonly<Record<FormCommand, FormDefinition>>;

/** The form of a command; undefined for a name that is no command of a person's. */
export function formFor(command: string): FormDefinition | undefined {
  return Object.hasOwn(formDefinitions, command) ? formDefinitions[command as FormCommand] : undefined;
}
