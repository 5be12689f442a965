import { readInvokeReply } from '../../src/stand-in/invoke-reply';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';
const card = { type: 'AdaptiveCard', version: '1.5', body: [] };

function read(status: number, body: unknown, failure?: string) {
  return readInvokeReply({ status, body, headers: {}, failure }, 1_000);
}

describe('answers Teams takes', () => {
  test('a card, a message and an error, each of its exact type', () => {
    expect(read(200, { statusCode: 200, type: CARD, value: card })).toEqual({ kind: 'card', card });
    expect(read(200, { statusCode: 200, type: MESSAGE, value: 'Saved' })).toEqual({
      kind: 'message',
      text: 'Saved',
    });
    const error = {
      statusCode: 400,
      type: ERROR,
      value: { code: 'BadRequest', message: 'Please try again' },
    };
    expect(read(200, error)).toEqual({ kind: 'error', ...error.value });
    expect(read(400, error)).toEqual({ kind: 'error', ...error.value });
  });

  test('no answer, or an HTTP error without a typed body, is “Unable to reach app”', () => {
    expect(read(0, undefined, 'ECONNREFUSED')).toEqual({ kind: 'unreachable', why: 'ECONNREFUSED' });
    expect(read(500, 'oops')).toEqual({ kind: 'unreachable', why: 'HTTP 500' });
    expect(read(401, undefined)).toEqual({ kind: 'unreachable', why: 'HTTP 401' });
  });
});

describe('answers that Teams would show as an error', () => {
  test.each<[string, number, unknown]>([
    ['nothing', 200, undefined],
    ['an untyped body', 200, { value: card }],
    ['a card under an error’s code', 200, { statusCode: 400, type: CARD, value: card }],
    ['no card', 200, { statusCode: 200, type: CARD, value: { type: 'Card' } }],
    ['a card without version', 200, { statusCode: 200, type: CARD, value: { type: 'AdaptiveCard' } }],
    ['a card too big', 200, { statusCode: 200, type: CARD, value: { ...card, speak: 'x'.repeat(1_000) } }],
    ['an empty message', 200, { statusCode: 200, type: MESSAGE, value: ' ' }],
    ['an error without message', 200, { statusCode: 400, type: ERROR, value: { code: 'x' } }],
    [
      'an error that says it succeeded',
      200,
      { statusCode: 200, type: ERROR, value: { code: 'x', message: 'y' } },
    ],
    ['an unknown type', 200, { statusCode: 200, type: 'text/plain', value: 'x' }],
    ['two different codes', 500, { statusCode: 200, type: MESSAGE, value: 'x' }],
  ])('%s', (_, status, body) => {
    expect(() => read(status, body)).toThrow('Teams would show an error');
  });
});
