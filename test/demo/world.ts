import type { Person } from '../../src/stand-in/people';

export const TENANT = '6f1d6c2e-5a0b-4c8e-9a55-0c4f1d2b7e01';
export const APP = '2b9e7f64-31c5-4a8d-8f2a-7d5c9e0a1b02';

export const ANNA: Person = {
  id: 'a1c0ffee-0000-4000-8000-000000000001',
  name: 'Anna Price',
  email: 'anna.price@example.org',
};
export const BEN: Person = {
  id: 'a1c0ffee-0000-4000-8000-000000000002',
  name: 'Ben Okafor',
  installed: true,
};

/** A card as an approval could look: a question, inputs of every kind, and a ShowCard with its own inputs. */
export const REQUEST_CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Container', items: [{ type: 'TextBlock', text: 'A request waits for you' }] },
    { type: 'RichTextBlock', inlines: ['Asked by ', { type: 'TextRun', text: 'Dr *Price*' }] },
    { type: 'FactSet', facts: [{ title: 'Urgency', value: 'Soon' }] },
    {
      type: 'Input.Text',
      id: 'reason',
      label: 'Your reason',
      isRequired: true,
      errorMessage: 'Say why in a sentence.',
      maxLength: 20,
    },
    { type: 'Input.Text', id: 'note', placeholder: 'Anything else', value: 'As discussed' },
    {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', items: [{ type: 'Input.Date', id: 'by', min: '2026-11-01', value: '2026-12-01' }] },
        { type: 'Column', items: [{ type: 'Input.Time', id: 'at' }] },
      ],
    },
    { type: 'Input.Number', id: 'weeks', max: 12, value: 2 },
    { type: 'Input.Toggle', id: 'told', title: 'The family knows' },
    {
      type: 'Input.ChoiceSet',
      id: 'who',
      isMultiSelect: true,
      value: 'cns',
      choices: [
        { title: 'Specialist nurse', value: 'cns' },
        { title: 'Psychologist', value: 'psy' },
      ],
    },
    { type: 'TextBlock', text: 'Only after a press', isVisible: false },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Approve', verb: 'approve', data: { case: 'C1', note: 'overwritten' } },
    {
      type: 'Action.Execute',
      title: 'Help',
      verb: 'help',
      id: 'h1',
      data: { case: 'C1' },
      associatedInputs: 'none',
    },
    { type: 'Action.Execute', title: 'Later', verb: 'later', isEnabled: false },
    { type: 'Action.Submit', title: 'Send', data: { verb: 'send' } },
    {
      type: 'Action.ShowCard',
      title: 'Object',
      card: {
        type: 'AdaptiveCard',
        body: [{ type: 'Input.Text', id: 'objection', label: 'Your objection' }],
        actions: [{ type: 'Action.Execute', title: 'Object now', verb: 'object', data: { case: 'C1' } }],
      },
    },
  ],
} as const;
