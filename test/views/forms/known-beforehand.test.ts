import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { makeContext, makeState, outsider } from './fixtures';

/** What the bot knows is filled in: the day it is, and one's own name where one is the consultant who mostly spoke. */
const state = makeState('external-second-opinion');
const context = (viewer: string) => makeContext({}, { state, viewer });
const consultant = state.actingConsultant;
const { now, facts } = context(consultant);
const today = now.slice(0, 10);

test.each([
  ['acknowledge', 'readOn'],
  ['record-sharing', 'sharedOn'],
  ['confirm-record', 'exportedOn'],
  ['record-family-conversation', 'conversation.spokenOn'],
  ['record-owed', 'toldOn'],
] as const)('%s: %s is today until somebody says otherwise', (command, path) => {
  expect(formDefinitions[command].initial(context(consultant))[path]).toBe(today);
});

test('the consultant who records a conversation is there as the clinician; nobody else is', () => {
  const clinician = (viewer: string) =>
    formDefinitions['record-family-conversation'].initial(context(viewer))['conversation.clinician'];
  expect(clinician(consultant)).toBe(facts.directory.byId.get(consultant)?.name);
  expect(clinician(outsider)).toBe('');
});
