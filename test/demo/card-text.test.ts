import { actionsOf, findAction } from '../../src/stand-in/cards/card-actions';
import { visibleText } from '../../src/stand-in/cards/card-text';
import { notificationText } from '../../src/stand-in/connector/notification';
import { REQUEST_CARD } from './world';

describe('what a person can read on a card', () => {
  test('every text, in reading order, hidden ones and ShowCards too', () => {
    expect(visibleText(REQUEST_CARD)).toEqual([
      'A request waits for you',
      'Asked by Dr *Price*',
      'Urgency',
      'Soon',
      'Your reason',
      'Say why in a sentence.',
      'Anything else',
      'As discussed',
      '2',
      'The family knows',
      'Specialist nurse',
      'Psychologist',
      'Only after a press',
      'Approve',
      'Help',
      'Later',
      'Send',
      'Object',
      'Your objection',
      'Object now',
    ]);
  });

  test('only what shows before anything is pressed, when asked', () => {
    const shown = visibleText(REQUEST_CARD, { shownOnly: true });
    expect(shown).toContain('Object');
    for (const hidden of ['Only after a press', 'Your objection', 'Object now', 'Say why in a sentence.']) {
      expect(shown).not.toContain(hidden);
    }
  });

  test('pictures, tables and things that can be pressed themselves', () => {
    const cell = { type: 'TableCell', items: [{ type: 'TextBlock', text: 'In a cell' }] };
    const card = {
      body: [
        { type: 'Image', altText: 'A badge', selectAction: { type: 'Action.OpenUrl', title: 'Open it' } },
        { type: 'Table', rows: [{ type: 'TableRow', cells: [cell] }] },
        { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'Go' }] },
        {
          type: 'Input.Text',
          id: 'q',
          inlineAction: { type: 'Action.Execute', title: 'Find', tooltip: 'Search' },
        },
      ],
    };
    expect(visibleText(card)).toEqual(['A badge', 'Open it', 'In a cell', 'Go', 'Find', 'Search']);
  });
});

describe('what can be pressed', () => {
  test('every action, with its ShowCard', () => {
    expect(actionsOf(REQUEST_CARD).map(({ title, inShowCard }) => [title, inShowCard])).toEqual([
      ['Approve', undefined],
      ['Help', undefined],
      ['Later', undefined],
      ['Send', undefined],
      ['Object', undefined],
      ['Object now', 'Object'],
    ]);
  });

  test('an action is found by title, verb or anything about it, also as a selectAction', () => {
    const row = { type: 'Container', selectAction: { type: 'Action.Execute', verb: 'open', data: { n: 2 } } };
    const card = { body: [row], actions: REQUEST_CARD.actions };
    expect(findAction(card, 'Action.Execute', { verb: 'open' }).place).toBe('selectAction');
    expect(findAction(card, 'Action.Execute', { title: 'Object now' }).verb).toBe('object');
    expect(findAction(card, 'Action.Execute', { where: ({ id }) => id === 'h1' }).title).toBe('Help');
  });

  test.each([
    ['is not there', { title: 'Reject' }, /offers: .*“Approve”/],
    ['is of another kind', { title: 'Send' }, /no Action.Execute/],
    ['is one of several', { where: () => true }, /5 actions/],
    ['is switched off', { title: 'Later' }, /switched off/],
  ])('an action that %s can’t be pressed', (_, choice, message) => {
    const card = { ...REQUEST_CARD, body: [{ type: 'Container', selectAction: { type: 'Action.Execute' } }] };
    expect(() => findAction(card, 'Action.Execute', choice)).toThrow(message);
  });
});

describe('the notification of a message', () => {
  test('shows summary, else text, else the card’s first text, else the sender', () => {
    const card = {
      body: [{ type: 'ColumnSet', columns: [{ items: [{ type: 'TextBlock', text: 'First' }] }] }],
    };
    expect(notificationText({ summary: 'S', text: 'T' }, card, 'Bot')).toBe('S');
    expect(notificationText({ text: 'T' }, card, 'Bot')).toBe('T');
    expect(notificationText({}, card, 'Bot')).toBe('First');
    expect(notificationText({}, { body: [] }, 'Bot')).toBe('Bot sent a card');
  });
});
