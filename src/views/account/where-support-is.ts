import { findOrganisation } from '../../domain/directory/lookup';
import { type SupportSource, supportFor } from '../../domain/directory/support';
import { fillIn } from '../words/fill-in';
import { sayDate } from '../words/when';
import type { AccountLine } from './account-line';
import { accountTexts } from './account-texts';
import type { AccountInput, AccountVoice } from './account-voice';

/** Where a family finds support: what the organisation has named, and the patient advice of the nation unless it named that. */
export function whereSupportIs({ state, facts }: AccountInput, voice: AccountVoice): readonly AccountLine[] {
  const { lead, nations, ask } = accountTexts.support;
  const { organisation } = state.request.child;
  const named = supportFor(facts.support, facts.directory, organisation);
  const nation = findOrganisation(facts.directory, organisation)?.nation;
  const advised = named.some(({ kind }) => kind === 'patient-advice') || nation === undefined;
  return [
    lead,
    ...(advised ? [] : [nations[nation]]),
    ...named.map(saySupport),
    ...(named.length === 0 ? [ask] : []),
  ].map((each) => voice.line(each));
}

/** One source with what it is for, how to reach it, and when somebody made sure of that. */
export function saySupport({ kind, name, contact, checkedOn }: SupportSource): string {
  const { of, source } = accountTexts.support;
  const sentence = contact.replace(/[.\s]*$/, '.');
  return fillIn(source, { name, what: of[kind], contact: sentence, date: sayDate(checkedOn) });
}
