import type { Instant } from '../../domain/case/ids';
import { texts } from '../words/texts';

/** A form that somebody has begun and not sent. */
export interface BegunDraft {
  /** A case's reference, or `new`. */
  readonly about: string;
  /** A command, or `command@candidate`. */
  readonly form: string;
  readonly savedAt: Instant;
}

/** A begun form with the words of its command. */
export function begunForm({ about, form, savedAt }: BegunDraft) {
  const command = form.split('@')[0] ?? '';
  const title = Object.hasOwn(texts.commands, command)
    ? texts.commands[command as keyof typeof texts.commands]
    : 'A form';
  return { about, name: form, title, savedAt };
}
export type BegunForm = ReturnType<typeof begunForm>;

/** Requests that are not sent yet: a new one, and linked ones, whose reference is known already. */
export function begunRequests(drafts: readonly BegunDraft[]): readonly BegunForm[] {
  return drafts.filter((each) => each.about === 'new' || each.form === 'submit').map(begunForm);
}

/** What is begun about one case. */
export function begunAbout(ref: string, drafts: readonly BegunDraft[]): readonly BegunForm[] {
  return drafts.filter((each) => each.about === ref && each.form !== 'submit').map(begunForm);
}
