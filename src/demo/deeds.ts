import { actionsOf } from '../stand-in/cards/card-actions';
import type { PressResult } from '../stand-in/exchange';
import { isObject, textAt } from '../stand-in/json';

/**
 * What a press amounted to, for those who follow the story: undefined for turning a page, looking closer, and for a
 * form that came back because something is missing.
 */
export function deedOfPress({
  outcome,
  activity,
}: Pick<PressResult, 'outcome' | 'activity'>): string | undefined {
  const { value } = activity;
  const action = isObject(value) && isObject(value['action']) ? value['action'] : {};
  const [step, command] = (textAt(action, 'verb') ?? '').split(':');
  if (outcome.kind !== 'card' || command === undefined) return undefined;
  if (step === 'new') return `began:${command}`;
  if (step !== 'send') return undefined;
  const stillOpen = actionsOf(outcome.card).some(({ verb }) => /^(send|next|back|discard):/.test(verb ?? ''));
  return stillOpen ? undefined : `sent:${command}`;
}

/** Words a person wrote to the bot, as the story knows them. */
export function deedOfWords(text: string): string {
  return `said:${text.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`;
}
