import { findOrganisation } from '../../domain/directory/lookup';
import { deputyOf, holderNow } from '../../domain/process/people/standing-roles';
import { nameOf, phoneOf } from '../viewpoint';
import type { AccountLine } from './account-line';
import { accountTexts } from './account-texts';
import type { AccountInput, AccountVoice } from './account-voice';

/** The family's contact, who stands in, the advocate, the coordinator and the office, with numbers and hours (process page §8). */
export function whomToAsk(input: AccountInput, voice: AccountVoice): readonly AccountLine[] {
  const { state, facts, now } = input;
  const { actingConsultant, namedConsultant } = state;
  const name = (person: string) => nameOf(input, person);
  const advocate = state.members.find((each) => each.as === 'advocate' && each.until === undefined)?.person;
  const deputy = deputyOf(state, facts, now);
  const coordinator = holderNow(state, facts, 'coordinator', now);
  const ring = (person: string) => ringing(input, person, voice);
  return [
    actingConsultant === namedConsultant
      ? voice.line(accountTexts.contact, { name: name(actingConsultant) })
      : voice.line(accountTexts.contactActing, {
          name: name(actingConsultant),
          consultant: name(namedConsultant),
        }),
    ...ring(actingConsultant),
    ...(deputy === undefined || deputy === actingConsultant
      ? []
      : [voice.line(accountTexts.deputy, { name: name(deputy) })]),
    ...(advocate === undefined
      ? []
      : [voice.line(accountTexts.advocate, { name: name(advocate) }), ...ring(advocate)]),
    ...(coordinator === undefined ? [] : [voice.line(accountTexts.coordinator, { name: name(coordinator) })]),
    ...office(input, voice),
  ];
}

function ringing(input: AccountInput, person: string, voice: AccountVoice): readonly AccountLine[] {
  const phone = phoneOf(input, person);
  const hours = input.facts.directory.byId.get(person)?.phoneHours?.trim() ?? '';
  if (phone === '') return [];
  return [
    hours === ''
      ? voice.line(accountTexts.ring, { phone })
      : voice.line(accountTexts.ringWhen, { phone, hours }),
  ];
}

function office({ state, facts }: AccountInput, voice: AccountVoice): readonly AccountLine[] {
  const found = findOrganisation(facts.directory, state.request.child.organisation);
  const phone = found?.officePhone.trim() ?? '';
  const hours = found?.officeHours?.trim() ?? '';
  if (phone === '') return [];
  return [
    hours === ''
      ? voice.line(accountTexts.office, { phone })
      : voice.line(accountTexts.officeWhen, { phone, hours }),
  ];
}
