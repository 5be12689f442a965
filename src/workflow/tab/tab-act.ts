import { type PersonId, parseCaseRef } from '../../domain/case/ids';
import { formPage } from '../../views/tab/form-page';
import { answerPress } from '../conversation/answer-press';
import type { Shows } from '../conversation/shows';
import type { Answer, Press } from '../conversation/turn';
import { nothingThere } from './nothing-there';
import { notFound, notInDirectory, tooManyInTab } from './refused';
import type { TabShell } from './shell';
import { newRequest } from './tab-form';
import { tabPress } from './tab-press';

export interface TabAct {
  readonly act: 'keep' | 'next' | 'back' | 'goto' | 'save' | 'send' | 'discard';
  readonly page: string;
  readonly step: number | null;
  readonly form: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * What somebody does with a form in the tab: the very press that the card has, read and decided by the same code, with the
 * same duplicates and drafts (process page I9, I10). The answer is what the card would show, as data.
 */
export async function tabAct(
  shell: TabShell,
  person: PersonId,
  about: { readonly ref: string; readonly name: string },
  { act, page, step, form, inputs }: TabAct,
) {
  const ref = about.ref === newRequest ? undefined : parseCaseRef(about.ref);
  if (ref === undefined && about.ref !== newRequest) return nothingThere(shell, person);
  const word = act === 'keep' ? 'save' : act;
  const verb = act === 'discard' ? `${word}:${about.name}` : `${word}:${about.name}:${page}`;
  const press = tabPress(person, ref, verb, {
    step: step ?? undefined,
    form,
    inputs: act === 'goto' ? {} : inputs,
  });
  const { pressed = (each: Press) => answerPress(shell, each) } = shell;
  const answer = await pressed(press);
  if (answer.kind === 'card') noteSeen(shell, person, answer.shows);
  return said(shell, person, about, act, answer);
}

/** Whoever acts here has seen what they were answered with (process page §6); nobody waits for it to be noted. */
function noteSeen(shell: TabShell, person: PersonId, shows: Shows | undefined): void {
  if (shows?.kind !== 'case') return;
  const { ref, version } = shows.state;
  const now = shell.clock.now();
  shell.later(() => shell.ledger.looked(ref, person, version, now));
}

async function said(
  shell: TabShell,
  person: PersonId,
  { ref, name }: { readonly ref: string; readonly name: string },
  act: TabAct['act'],
  answer: Answer,
) {
  switch (answer.kind) {
    case 'card':
      break;
    case 'message':
      return done(answer.tone ?? 'good', answer.text, null);
    case 'refused':
      if (answer.status === 429) return tooManyInTab;
      if (answer.status === 400) return notFound;
      return { kind: 'refused' as const, code: answer.code, text: answer.message, ref: null };
    case 'none':
      return notFound;
  }
  const { shows } = answer;
  if (shows?.kind === 'form') {
    // Whoever is still typing is not led away: the next press says it.
    if (act === 'keep') return kept(shell);
    const about = shows.input.ref ?? newRequest;
    const draft = await shell.drafts.read({ person, about, form: name });
    return { kind: 'form' as const, form: formPage(shows.input, draft) };
  }
  return ended(shell, act, shows, ref);
}

function ended(
  shell: TabShell,
  act: TabAct['act'],
  shows: Exclude<Shows, { kind: 'form' }> | undefined,
  ref: string,
) {
  switch (shows?.kind) {
    case undefined:
      return { kind: 'unchanged' as const, ref: null };
    case 'refusal': {
      const { refusal, state } = shows;
      if (refusal.code === 'unknown-case' && state === undefined && ref !== newRequest) return notFound;
      return { kind: 'refused' as const, code: refusal.code, text: refusal.text, ref: state?.ref ?? null };
    }
    case 'outside':
      return notInDirectory;
    case 'too-often':
      return tooManyInTab;
    case 'words':
      if (act === 'keep') return kept(shell);
      return act === 'send'
        ? { kind: 'shown' as const, title: shows.title, text: shows.text }
        : { kind: 'put-away' as const, text: shows.title, ref: null };
    case 'case': {
      const { notice, state, committed } = shows;
      if (notice === undefined) return { kind: 'unchanged' as const, ref: state.ref };
      const { text } = notice;
      const tone = notice.tone === 'attention' ? ('attention' as const) : ('good' as const);
      if (committed) return done(tone, text, state.ref);
      if (tone === 'attention') return { kind: 'refused' as const, code: 'not-now', text, ref: state.ref };
      if (act === 'keep') return kept(shell);
      return { kind: 'put-away' as const, text, ref: state.ref };
    }
  }
}

const done = (tone: 'good' | 'attention', text: string, ref: string | null) => ({
  kind: 'done' as const,
  tone,
  text,
  ref,
});

const kept = ({ clock }: TabShell) => ({ kind: 'kept' as const, savedAt: clock.now() });
