import { TokenRefused } from '../../src/teams/credentials';
import { NoAnswer } from '../../src/teams/no-answer';
import { openFailure, sendFailure } from '../../src/teams/send-result';
import { isAllowedServiceUrl } from '../../src/teams/service-url';

const now = Date.UTC(2026, 11, 24, 16, 0, 0);
const coded = (code: string) => Object.assign(new Error('x'), { code });

/** An error as the connector makes it of an answer. */
function answered(statusCode: number, body = '', headers: Record<string, string> = {}) {
  const get = (name: string) => headers[name];
  return Object.assign(new Error('the connector’s own words'), {
    statusCode,
    response: { bodyAsText: body, headers: { get } },
  });
}

describe('what a failed send means', () => {
  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('%s: nothing left this process', (code) => {
    expect(sendFailure(new NoAnswer(coded(code)), now)).toMatchObject({ kind: 'not-sent' });
  });

  test.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'REQUEST_SEND_ERROR'])('%s: it may have arrived', (code) => {
    expect(sendFailure(new NoAnswer(coded(code)), now)).toMatchObject({ kind: 'unknown' });
  });

  test('an answer of success that made no sense: it may be there', () => {
    expect(sendFailure(answered(201, '<html>'), now)).toEqual({ kind: 'unknown', code: 'http-201' });
  });

  test.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': 'Thu, 24 Dec 2026 16:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Thu, 24 Dec 2026 15:59:00 GMT' }, 5_000],
    [{ 'retry-after': 'soon' }, 5_000],
    [{}, 5_000],
  ])('429 with %j waits that long', (headers, retryAfterMs) => {
    expect(sendFailure(answered(429, '', headers), now)).toMatchObject({ kind: 'throttled', retryAfterMs });
  });

  test.each([
    [401, 'bot-refused'],
    [408, 'unknown'],
    [400, 'refused'],
    [405, 'refused'],
    [302, 'refused'],
    [403, 'bot-refused'],
    [404, 'gone'],
    [413, 'too-large'],
    [502, 'unknown'],
  ])('%i is %s', (status, kind) => {
    expect(sendFailure(answered(status), now)).toEqual({ kind, code: `http-${status}` });
  });

  test.each([
    ['BotNotInConversationRoster', 'not-installed'],
    ['ForbiddenOperationException', 'not-installed'],
    ['MessageWritesBlocked', 'blocked'],
    ['ConversationBlockedByUser', 'blocked'],
    ['BotDisabledByAdmin', 'bot-refused'],
    ['TenantNoPermission', 'bot-refused'],
    ['InvalidBotApiHost', 'bot-refused'],
    ['NotEnoughPermissions', 'bot-refused'],
    ['SomethingNew', 'bot-refused'],
  ])('403 %s is %s: what is not known to be the person’s is held against nobody', (code, kind) => {
    expect(sendFailure(answered(403, JSON.stringify({ error: { code } })), now)).toEqual({ kind, code });
  });

  test('the code that stands inside the message counts', () => {
    const message = JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'x' });
    const body = JSON.stringify({ error: { code: 'Forbidden', message } });
    expect(sendFailure(answered(403, body), now)).toEqual({ kind: 'blocked', code: 'MessageWritesBlocked' });
  });

  test.each([409, 412])('%i passes within seconds', (status) => {
    expect(sendFailure(answered(status), now)).toEqual({
      kind: 'throttled',
      retryAfterMs: 5_000,
      code: `http-${status}`,
    });
  });

  test('an authority that takes the bot’s credentials no more is no matter of the person’s; one that is away passes', () => {
    expect(sendFailure(new TokenRefused({ isTurnedAway: true }), now)).toEqual({
      kind: 'bot-refused',
      code: 'no-token',
    });
    expect(sendFailure(new TokenRefused(), now)).toEqual({ kind: 'not-sent', code: 'no-token' });
  });

  test('the code of a refusal is kept, and only a code', () => {
    const body = JSON.stringify({ error: { code: 'Message Writes<Blocked>', message: 'to Amina' } });
    expect(sendFailure(answered(403, body), now)).toEqual({ kind: 'blocked', code: 'MessageWritesBlocked' });
  });
});

describe('a service address', () => {
  const policy = { hosts: ['smba.trafficmanager.net'], plainHttp: false };

  test.each([
    'https://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net',
    'https://SMBA.trafficmanager.net/',
  ])('%s is taken', (url) => expect(isAllowedServiceUrl(url, policy)).toBe(true));

  test.each([
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net.example.org/',
    'https://x.smba.trafficmanager.net/',
    'https://example.org/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@example.org/',
    'https://user:pass@smba.trafficmanager.net/',
    'https://example.org\\.smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/?next=https://example.org',
    'https://smba.trafficmanager.net/#x',
    'https://smba.trafficmanager.net\n/',
    ' https://smba.trafficmanager.net/',
    'https://ѕmba.trafficmanager.net/',
    'ftp://smba.trafficmanager.net/',
    '//smba.trafficmanager.net/',
    '',
  ])('%j is refused', (url) => {
    expect(isAllowedServiceUrl(url, policy)).toBe(false);
  });

  test('plain http is for loopback only', () => {
    const local = { hosts: ['127.0.0.1:3979'], plainHttp: true };
    expect(isAllowedServiceUrl('http://127.0.0.1:3979/', local)).toBe(true);
    expect(isAllowedServiceUrl('http://127.0.0.1:3980/', local)).toBe(false);
  });
});

describe('a chat that cannot be opened', () => {
  const opened = (status: number, code?: string) =>
    openFailure(
      sendFailure(answered(status, code === undefined ? '' : JSON.stringify({ error: { code } })), now),
    );

  test.each([
    [400, undefined, 'refused'],
    [400, 'BadArgument', 'refused'],
    [302, undefined, 'refused'],
    [404, undefined, 'refused'],
    [405, 'SomethingNew', 'refused'],
    [401, undefined, 'bot-refused'],
    [403, 'BotDisabledByAdmin', 'bot-refused'],
  ])('%i %s is %s: it says nothing about the person', (status, code, kind) => {
    expect(opened(status, code).kind).toBe(kind);
  });

  test.each([
    [404, 'UserNotFound', 'no-account'],
    [404, 'MemberNotFoundInConversation', 'no-account'],
    [403, 'BotNotInConversationRoster', 'not-installed'],
    [404, 'ConversationNotFound', 'gone'],
  ])('%i %s is %s: it is known to be about the person', (status, code, kind) => {
    expect(opened(status, code).kind).toBe(kind);
  });
});
