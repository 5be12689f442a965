import type { Command } from '../../../src/domain/asked/commands';
import type { FieldErrors, FormCommand, FormContext, Values } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { readForm } from '../../../src/views/cards/forms/reading/read-form';
import { makeContext } from './fixtures';

/** The command that these values give; throws with the messages when they give none. */
export function read(command: FormCommand, values: Values, more: Partial<FormContext> = {}): Command {
  const reading = readForm(formDefinitions[command], makeContext({}, more), values);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.command;
}

/** The messages that these values are answered with; none for a good form. */
export function errorsOf(command: FormCommand, values: Values, more: Partial<FormContext> = {}): FieldErrors {
  const reading = readForm(formDefinitions[command], makeContext({}, more), values);
  return reading.ok ? {} : reading.errors;
}
