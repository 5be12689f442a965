import fc from 'fast-check';
import { parseActivity } from '../../src/teams/parse';

const person = '9F86D081-884C-4D63-A1B2-5C1F4E5A7C3D';
const bot = { id: '28:bot', name: 'Second opinion' };
const base = {
  id: 'f:1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  from: { id: '29:1abc', name: 'Amina Invented', aadObjectId: person },
  recipient: bot,
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'T1' },
  channelData: { tenant: { id: 'T1' } },
};
const about = {
  place: {
    serviceUrl: base.serviceUrl,
    conversationId: 'a:1',
    isPrivate: true,
    tenantId: 't1',
  },
};
const from = { personId: person.toLowerCase(), teamsId: '29:1abc' };

const execute = (data: unknown, more: object = {}, verb: unknown = 'accept') =>
  parseActivity({
    ...base,
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', id: null, title: 'Accept', verb, data }, ...more },
  });
const submit = (value: unknown) => parseActivity({ ...base, type: 'message', value });

describe('a message', () => {
  const text = (said: string, entities: unknown[] = []) =>
    parseActivity({ ...base, type: 'message', text: said, entities });

  test('is what was typed and who typed it', () => {
    expect(text('  status K7M4-RQX3 ')).toEqual({
      kind: 'message',
      ...about,
      from,
      text: 'status K7M4-RQX3',
      withFiles: false,
    });
  });

  const image = { contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/x' };
  test.each([
    ['a pasted picture', [image], true],
    [
      'a picture that is in the text',
      [{ contentType: 'text/html', content: '<p>a <IMG src="x"></p>' }],
      true,
    ],
    ['a file', [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'a.pdf' }], true],
    ['something that is not known', [{ contentType: 'application/octet-stream' }], true],
    ['something that is nothing', [{ contentType: 7 }], true],
    [
      'the text once more, with a picture behind it',
      [{ contentType: 'text/html', content: '<b>a</b>' }, image],
      true,
    ],
    ['the text once more', [{ contentType: 'text/html', content: '<b>a</b>' }], false],
    ['a quoted message', [{ contentType: 'messageReference', content: '{}' }], false],
    ['the card of a link', [{ contentType: 'application/vnd.microsoft.card.thumbnail' }], false],
    ['none', [], false],
    ['no list of them', 'image', false],
  ])('%s: that a file came with it is known, and nothing of the file', (_, attachments, withFiles) => {
    const read = parseActivity({ ...base, type: 'message', text: 'status', attachments });
    expect(read).toEqual({ kind: 'message', ...about, from, text: 'status', withFiles });
  });

  test('loses the mention of the bot and keeps every other', () => {
    const mention = (id: string, name: string) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id, name },
    });
    const entities = [mention(bot.id, bot.name), mention('29:2', 'Dr Okafor'), { type: 'clientInfo' }, 7];
    expect(text('<at>Second opinion</at> ask <at>Dr Okafor</at>', entities)).toMatchObject({
      text: 'ask <at>Dr Okafor</at>',
    });
  });

  test.each([
    '<at>nobody</at>',
    '<b>5 < 7</b>',
    '${1+1}',
    '**bold**',
    '\u202eabc',
    'آمینہ',
    'a\u0000b\ud800',
  ])('keeps %s as typed', (typed) => {
    expect(text(typed)).toMatchObject({ kind: 'message', text: typed });
  });

  test('without text is an empty message', () => {
    expect(parseActivity({ ...base, type: 'message' })).toMatchObject({ kind: 'message', text: '' });
  });
});

describe('a press', () => {
  const data = { case: 'K7M4-RQX3', step: 3, form: 'f-1', 'f.reason': 'too far', 'f.met': true, 'f.days': 4 };
  const read = {
    verb: 'accept',
    data: { case: 'K7M4-RQX3', step: '3', form: 'f-1' },
    inputs: { reason: 'too far', met: 'true', days: '4' },
  };

  test('by Action.Execute: verb beside the data, inputs apart from the card’s own', () => {
    expect(execute(data, { trigger: 'manual' })).toEqual({
      kind: 'press',
      ...about,
      from,
      trigger: 'manual',
      ...read,
      replyToId: undefined,
    });
  });

  test('by Action.Submit: verb inside the data, otherwise the same', () => {
    expect(submit({ verb: 'accept', ...data })).toMatchObject({
      kind: 'press',
      trigger: 'manual',
      ...read,
    });
  });

  test('a client that leaves out who triggered it means a person', () => {
    expect(execute({})).toMatchObject({ trigger: 'manual', data: {}, inputs: {} });
    expect(execute(undefined)).toMatchObject({ kind: 'press', data: {} });
  });

  test('an automatic refresh says so; any other trigger is refused', () => {
    expect(execute({}, { trigger: 'automatic' })).toMatchObject({ trigger: 'automatic' });
    expect(execute({}, { trigger: 'Automatic' })).toEqual({ kind: 'malformed', problem: 'trigger' });
  });

  test('what Teams adds to the envelope is passed by', () => {
    expect(execute(data, { trigger: 'manual', isRefresh: false, context: { theme: 'dark' } })).toMatchObject(
      read,
    );
  });

  test.each([
    'userId',
    'from',
    'role',
    'aadObjectId',
    'tenantId',
    'msteams',
    'reason',
    'F.reason',
    'f.',
    'f.1',
    '__proto__',
  ])('the key %s in our own data is refused', (key) => {
    const own = JSON.parse(`{"case":"K7M4-RQX3",${JSON.stringify(key)}:"x"}`);
    expect(execute(own)).toEqual({ kind: 'malformed', problem: 'data-key-not-ours' });
    expect(submit({ verb: 'accept', ...own, [key]: 'x' })).toMatchObject({ kind: 'malformed' });
  });

  test('a second verb inside the data of an Action.Execute is refused', () => {
    expect(execute({ verb: 'approve' })).toEqual({ kind: 'malformed', problem: 'data-key-not-ours' });
  });

  test.each([
    ['a verb that is no text', {}, 7],
    ['an empty verb', {}, ''],
    ['a case that is no text', { case: 7 }, 'accept'],
    ['a step that is no whole number', { step: 1.5 }, 'accept'],
    ['a form of a thousand letters', { form: 'x'.repeat(1000) }, 'accept'],
    ['an input that is an object', { 'f.reason': { $ne: '' } }, 'accept'],
    ['an input that is a list', { 'f.reason': ['a'] }, 'accept'],
    ['data that are text', 'case=1', 'accept'],
  ])('%s is refused', (_, own, verb) => {
    expect(execute(own, {}, verb)).toMatchObject({ kind: 'malformed' });
  });

  test('a field that was emptied is empty text', () => {
    expect(execute({ 'f.reason': null })).toMatchObject({ inputs: { reason: '' } });
  });

  test('whatever is typed arrives character for character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        expect(execute({ 'f.reason': typed })).toMatchObject({ inputs: { reason: typed } });
        expect(submit({ verb: 'accept', 'f.constructor': typed })).toMatchObject({
          inputs: { constructor: typed },
        });
      }),
    );
  });

  test('100,000 characters are for the form to answer, not for the edge', () => {
    const typed = 'x'.repeat(100_001);
    expect(execute({ 'f.reason': typed })).toMatchObject({ inputs: { reason: typed } });
  });
});

describe('who acts', () => {
  test.each([
    ['nobody', undefined],
    ['somebody without an object id', { id: '29:1abc', name: 'Guest' }],
    ['somebody whose object id is no GUID', { id: '29:1abc', aadObjectId: 'amina' }],
    ['an object id without an account', { aadObjectId: person }],
  ])('%s cannot write or press', (_, sender) => {
    const nobody = { kind: 'malformed', problem: 'no-sender' };
    expect(parseActivity({ ...base, from: sender, type: 'message', text: 'hello' })).toEqual(nobody);
    expect(parseActivity({ ...base, from: sender, type: 'message', value: { verb: 'accept' } })).toEqual(
      nobody,
    );
    expect(parseActivity({ ...base, from: sender, type: 'invoke', name: 'adaptiveCard/action' })).toEqual(
      nobody,
    );
  });
});

describe('what else Teams tells', () => {
  const other = (type: string, fields: object) => parseActivity({ ...base, type, ...fields });

  test.each([
    ['add', { kind: 'installed', from }],
    ['add-upgrade', { kind: 'installed', from }],
    ['remove', { kind: 'removed', from }],
    ['remove-upgrade', { kind: 'ignored' }],
    ['constructor', { kind: 'ignored' }],
  ])('installationUpdate %s', (action, expected) => {
    expect(other('installationUpdate', { action })).toMatchObject(expected);
  });

  test('an installation by an administrator names nobody', () => {
    expect(other('installationUpdate', { action: 'add', from: { id: '29:x' } })).toMatchObject({
      kind: 'installed',
      from: undefined,
    });
  });

  test('people and the bot joining', () => {
    const membersAdded = [{ id: bot.id }, { id: '29:1abc', aadObjectId: person }, { id: '29:2' }];
    expect(other('conversationUpdate', { membersAdded })).toMatchObject({
      kind: 'joined',
      botJoined: true,
    });
    expect(other('conversationUpdate', { membersRemoved: membersAdded })).toEqual({ kind: 'ignored' });
  });

  test.each<[string, object, boolean]>([
    ['personal', { conversationType: 'personal' }, true],
    ['personal, and no group', { conversationType: 'personal', isGroup: false }, true],
    ['personal, and a group', { conversationType: 'personal', isGroup: true }, false],
    ['personal, and a group in words', { conversationType: 'personal', isGroup: 'true' }, false],
    ['personal, under a channel’s id', { conversationType: 'personal', id: '19:x@thread.v2' }, false],
    ['not said', { conversationType: undefined }, false],
    ['null', { conversationType: null }, false],
    ['empty', { conversationType: '' }, false],
    ['in capitals', { conversationType: 'Personal' }, false],
    ['a number', { conversationType: 1 }, false],
    ['a group chat', { conversationType: 'groupChat' }, false],
    ['a channel', { conversationType: 'channel' }, false],
    ['a meeting', { conversationType: 'meeting' }, false],
  ])('a chat whose type is %s is private only where everything says so', (_, said, isPrivate) => {
    const conversation = { id: 'a:1', tenantId: 'T1', ...said };
    expect(other('message', { text: 'help', conversation })).toMatchObject({ place: { isPrivate } });
  });

  test('a read receipt', () => {
    const name = 'application/vnd.microsoft.readReceipt';
    expect(other('event', { name, value: { lastReadMessageId: '17' } })).toMatchObject({
      kind: 'read-receipt',
      lastReadActivityId: '17',
    });
    expect(other('event', { name, value: {} })).toMatchObject({ kind: 'malformed' });
    expect(other('event', { name: 'application/vnd.microsoft.meetingStart' })).toEqual({ kind: 'ignored' });
  });

  test('an invoke the bot does not know, and a type it has no use for', () => {
    expect(other('invoke', { name: 'task/fetch' })).toEqual({ kind: 'unknown-invoke' });
    expect(other('invoke', { name: 'application/search', value: {} })).toEqual({ kind: 'unknown-invoke' });
    expect(other('invoke', {})).toEqual({ kind: 'unknown-invoke' });
    expect(other('typing', {})).toEqual({ kind: 'ignored' });
  });

  test('without a place there is nowhere to answer', () => {
    expect(other('message', { conversation: undefined })).toEqual({ kind: 'malformed', problem: 'no-place' });
    expect(other('message', { serviceUrl: '' })).toEqual({ kind: 'malformed', problem: 'no-place' });
  });

  test('nothing that is JSON makes it throw', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('message', 'invoke', 'event', 'conversationUpdate'),
        (value, type) => {
          const kinds = [parseActivity(value), other(type, { value, name: 'adaptiveCard/action' })].map(
            ({ kind }) => kind,
          );
          expect(kinds.every((kind) => typeof kind === 'string')).toBe(true);
        },
      ),
    );
  });
});
