import { findAction } from '../../src/stand-in/cards/card-actions';
import { pressData } from '../../src/stand-in/cards/card-inputs';
import { REQUEST_CARD } from './world';

const action = (title: string) => findAction(REQUEST_CARD, 'Action.Execute', { title });
const approve = (typed: Record<string, string>, force?: boolean) =>
  pressData(action('Approve'), { reason: 'Agreed', ...typed }, force);

describe('what a press sends', () => {
  test('the action’s data, what is in the inputs, and what was typed over it, all as text', () => {
    expect(approve({ who: 'cns,psy', told: 'true' })).toEqual({
      case: 'C1',
      reason: 'Agreed',
      note: 'As discussed',
      by: '2026-12-01',
      weeks: '2',
      told: 'true',
      who: 'cns,psy',
    });
  });

  test('an emptied input is left out, so that the action’s own data show again', () => {
    expect(approve({ note: '', who: '' })).toMatchObject({ note: 'overwritten', told: 'false' });
    expect(approve({ who: '' })).not.toHaveProperty('who');
  });

  test('a ShowCard’s action sends its own inputs and the card’s; the card’s sends none of the ShowCard’s', () => {
    const sent = pressData(action('Object now'), { objection: 'Too soon', reason: 'None' });
    expect(sent).toMatchObject({ objection: 'Too soon', reason: 'None', note: 'As discussed' });
    expect(() => approve({ objection: 'x' })).toThrow('“Approve” sends no input “objection”');
  });

  test('an action without associated inputs sends its data alone, whatever is required', () => {
    expect(pressData(action('Help'), {})).toEqual({ case: 'C1' });
    expect(() => pressData(action('Help'), { reason: 'x' })).toThrow('sends no input');
  });
});

describe('what a client does not let through', () => {
  test('a required input left empty, in the card’s own words', () => {
    expect(() => approve({ reason: '' })).toThrow('Say why in a sentence.');
    expect(approve({ reason: '' }, true)).not.toHaveProperty('reason');
  });

  test.each([
    ['text too long', { reason: 'x'.repeat(21) }],
    ['a date that is none', { by: 'tomorrow' }],
    ['a date before the first', { by: '2026-10-31' }],
    ['a time that is none', { at: 'noon' }],
    ['a number too high', { weeks: '13' }],
    ['a number that is none', { weeks: 'two' }],
    ['a choice not offered', { who: 'cns,gp' }],
    ['a toggle neither on nor off', { told: 'perhaps' }],
  ])('%s, unless forced', (_, typed) => {
    expect(() => approve(typed)).toThrow();
    expect(approve(typed, true)).toMatchObject(typed);
  });

  test('a required toggle left off, and a text that does not match its pattern', () => {
    const card = {
      body: [
        { type: 'Input.Toggle', id: 'agreed', isRequired: true, errorMessage: 'Please agree.' },
        { type: 'Input.Text', id: 'code', regex: '^[A-Z]{3}$' },
      ],
      actions: [{ type: 'Action.Execute', title: 'Go' }],
    };
    const go = findAction(card, 'Action.Execute', { title: 'Go' });
    expect(() => pressData(go, {})).toThrow('Please agree.');
    expect(() => pressData(go, { agreed: 'true', code: 'abc' })).toThrow('code');
    expect(pressData(go, { agreed: 'true', code: 'ABC' })).toEqual({ agreed: 'true', code: 'ABC' });
  });
});
