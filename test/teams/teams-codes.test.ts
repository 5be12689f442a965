import { TokenRefused } from '../../src/teams/credentials';
import { openFailure, sendFailure } from '../../src/teams/send-result';
import { teamsAnswers } from '../../src/teams/teams-codes';

/** By hand, from Microsoft's pages: what each answer may be taken for. */
const byHand: readonly (readonly [status: number, code: string | undefined, kind: string])[] = [
  [400, 'BadArgument', 'refused'],
  [401, 'BotNotRegistered', 'bot-refused'],
  [401, undefined, 'bot-refused'],
  [403, 'BotDisabledByAdmin', 'bot-refused'],
  [403, 'BotNotInConversationRoster', 'not-installed'],
  [403, 'ConversationBlockedByUser', 'blocked'],
  [403, 'ForbiddenOperationException', 'not-installed'],
  [403, 'InvalidBotApiHost', 'bot-refused'],
  [403, 'MessageWritesBlocked', 'blocked'],
  [403, 'NotEnoughPermissions', 'bot-refused'],
  [403, 'TenantNoPermission', 'bot-refused'],
  [403, 'SomethingNew', 'bot-refused'],
  [403, undefined, 'bot-refused'],
  [404, 'ActivityNotFoundInConversation', 'gone'],
  [404, 'ConversationNotFound', 'gone'],
  [409, undefined, 'throttled'],
  [412, 'PreconditionFailed', 'throttled'],
  [413, 'MessageSizeTooBig', 'too-large'],
  [429, 'Throttled', 'throttled'],
  [500, 'ServiceError', 'unknown'],
  [502, 'ServiceError', 'unknown'],
  [503, undefined, 'unknown'],
  [504, undefined, 'unknown'],
  [511, undefined, 'unknown'],
  [302, undefined, 'refused'],
];

const answered = (statusCode: number, code: string | undefined) =>
  Object.assign(new Error('x'), {
    statusCode,
    response: {
      bodyAsText: code === undefined ? '' : JSON.stringify({ error: { code } }),
      headers: { get: () => undefined },
    },
  });

test.each(byHand)('%i %s is %s', (status, code, kind) => {
  expect(sendFailure(answered(status, code), 0)).toMatchObject({ kind, code: code ?? `http-${status}` });
});

test('a code that is about the person is so only with the status with which Teams sends it', () => {
  for (const status of [400, 401, 409, 500])
    for (const code of ['BotNotInConversationRoster', 'MessageWritesBlocked'])
      expect(['not-installed', 'blocked']).not.toContain(sendFailure(answered(status, code), 0).kind);
});

test('nobody known by this id: only where a chat is opened, and only where Teams says so', () => {
  for (const status of [400, 403, 404])
    expect(openFailure(sendFailure(answered(status, 'UserNotFound'), 0)).kind).toBe(
      status === 403 ? 'bot-refused' : 'no-account',
    );
  expect(sendFailure(answered(404, 'UserNotFound'), 0).kind).toBe('gone');
  expect(openFailure(sendFailure(answered(404, undefined), 0)).kind).toBe('refused');
});

test('every line says whose fault it is, how long it lasts, who is told, and where that is written', () => {
  for (const { status, code, lasts, told, source } of teamsAnswers) {
    expect(status.length > 0 || code !== undefined).toBe(true);
    expect([lasts, told].every((each) => /\w/.test(each))).toBe(true);
    expect(source).toMatch(/^https:\/\/(learn\.microsoft\.com|www\.rfc-editor\.org|github\.com)\//);
  }
  const lines = teamsAnswers.map(({ by, status, code }) => `${by} ${status} ${code}`);
  expect(new Set(lines).size).toBe(lines.length);
});

test('only what is known to be about a person or their chat is laid to them; of the rest the office is told nothing that sounds so', () => {
  for (const { means, fault, told } of teamsAnswers) {
    const isTheirs = ['not-installed', 'blocked', 'gone', 'no-account'].includes(means);
    expect([means, ['the person', 'the chat'].includes(fault)]).toEqual([means, isTheirs]);
    if (!isTheirs) expect(told).not.toContain('requester');
  }
});

test('a token that was refused keeps the authority’s word for the log, and nothing else of what it said', () => {
  const refused = new TokenRefused({ isTurnedAway: true, word: 'invalid_client AADSTS7000222' });
  expect(sendFailure(refused, 0)).toEqual({ kind: 'bot-refused', code: 'invalid_client AADSTS7000222' });
});
