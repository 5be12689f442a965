import { createMessenger } from '../../src/teams/messenger';
import type { Answer } from '../../src/workflow/conversation/turn';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { addressOfAmina, amina, createsOf, type Edge, startEdge } from './support/edge';
import { exampleCard as card } from './support/example-card';

let edge: Edge;

beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.close());
beforeEach(() => edge.reset());

const answering = (reply: Answer) => {
  edge.answer = async () => reply;
};
const fault = async () => {
  throw new Error('the child is called Zephyrine');
};

async function cardInChat(): Promise<string> {
  answering({ kind: 'card', card: card('first'), summary: 'A request has news for you' });
  await edge.teams.say(amina, 'status');
  const { activityId } = edge.teams.latest(amina);
  edge.reset();
  return activityId;
}

describe('a press (Action.Execute) is answered in place, HTTP 200 and a typed body', () => {
  test.each<[string, Answer, object]>([
    [
      'the card as it now is',
      { kind: 'card', card: card('second'), summary: 's' },
      { kind: 'card', card: card('second') },
    ],
    ['words', { kind: 'message', text: 'Saved.' }, { kind: 'message', text: 'Saved.' }],
    [
      'a refusal',
      { kind: 'refused', status: 403, code: 'NOT_YOURS', message: 'Only the named consultant can.' },
      { kind: 'error', code: 'NOT_YOURS', message: 'Only the named consultant can.' },
    ],
    ['nothing new', { kind: 'none' }, { kind: 'message', text: expect.stringMatching(/\w/) }],
  ])('%s', async (_, reply, outcome) => {
    const cardId = await cardInChat();
    answering(reply);
    const before = createsOf(edge);
    const pressed = await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(pressed.status).toBe(200);
    expect(pressed.outcome).toEqual(outcome);
    expect(createsOf(edge)).toBe(before);
  });

  test('the product gets who pressed from the activity, and the card’s own data', async () => {
    const cardId = await cardInChat();
    await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(edge.turns).toMatchObject([
      {
        kind: 'press',
        trigger: 'manual',
        verb: 'accept',
        data: { case: 'K7M4-RQX3', step: '2', form: 'f1' },
        inputs: {},
        from: { personId: amina },
        replyToId: cardId,
      },
    ]);
  });

  test('a fault is "not saved", with the reference under which the log has it', async () => {
    const cardId = await cardInChat();
    edge.answer = fault;
    const { outcome } = await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(outcome).toMatchObject({ kind: 'message' });
    const text = outcome.kind === 'message' ? outcome.text : '';
    const [, reference] =
      /^That was not saved\. Please try again\. Reference ([A-Z2-9]{8})$/.exec(text) ?? [];
    const logged = edge.lines.map((line) => JSON.parse(line)).find((line) => line.msg === 'a turn failed');
    expect(logged.correlationId).toBe(reference);
    expect(edge.lines.join('')).not.toMatch(/Zephyrine|Amina/);
  });

  test('where the answer to a commit was lost nobody says that it was not saved, but what to do', async () => {
    const cardId = await cardInChat();
    edge.answer = () => Promise.reject(new StoreUnavailable('no answer', { mayBeSaved: true }));
    const { outcome } = await edge.teams.press(amina, cardId, { title: 'Accept' });
    const text = outcome.kind === 'message' ? outcome.text : '';
    expect(text).toMatch(/^We could not tell whether that was saved\..*same button once more.*Reference /);
    edge.answer = () => Promise.reject(new StoreUnavailable('away'));
    const away = await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(away.outcome).toMatchObject({ text: expect.stringMatching(/^That was not saved\./) });
  });

  test('a fault before any promise is told in the same way', async () => {
    const cardId = await cardInChat();
    edge.answer = () => {
      throw new RangeError('at once');
    };
    const { outcome } = await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(outcome).toMatchObject({ kind: 'message', text: expect.stringMatching(/^That was not saved/) });
  });

  test('a turn that hangs is answered before Teams gives up, without saying that it failed', async () => {
    const hasty = await startEdge({ answerWithinMs: 50 });
    const first = { card: card('first'), summary: 'A request has news for you' };
    await createMessenger(hasty.authentication).create(addressOfAmina(hasty), first);
    const { activityId } = hasty.teams.latest(amina);
    hasty.answer = () => new Promise(() => undefined);
    const { outcome } = await hasty.teams.press(amina, activityId, { title: 'Accept' });
    expect(outcome).toMatchObject({
      kind: 'message',
      text: expect.stringContaining('look whether it was saved'),
    });
    await hasty.close();
  });

  test.each([
    ['an identity key', { verb: 'accept', data: { case: 'K7M4-RQX3', userId: amina } }],
    ['a role', { verb: 'accept', data: { role: 'named-consultant' } }],
    ['no verb', { data: {} }],
    ['data that are a list', { verb: 'accept', data: [] }],
  ])('a press with %s is refused and changes nothing', async (_, action) => {
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
    const reply = await edge.teams.signed(edge.teams.activity(amina, invoke));
    expect(reply).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'MALFORMED' } },
    });
    expect(edge.turns).toEqual([]);
  });

  test('an invoke that the bot does not know gets a typed body too', async () => {
    const invoke = { type: 'invoke', name: 'task/fetch', value: {} };
    expect(await edge.teams.signed(edge.teams.activity(amina, invoke))).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'NOT_SUPPORTED' } },
    });
  });
});

test('what brings nothing to answer is counted for whoever sent it, and over the limit refused as too often', async () => {
  const odd = { type: 'invoke', name: 'task/fetch', value: {} };
  const unreadable = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'accept', data: [] }, trigger: 'manual' },
  };
  for (const activity of [odd, unreadable, odd])
    await edge.teams.signed(edge.teams.activity(amina, activity));
  const { tenantId } = edge.teams.member(amina);
  expect(edge.unanswerable).toEqual(Array(3).fill({ personId: amina, tenantId }));
  const { body } = await edge.teams.signed(edge.teams.activity(amina, unreadable));
  expect(body).toMatchObject({ statusCode: 429, value: { code: 'SLOW_DOWN' } });
});

test('twenty presses that cannot be read are one line in the log a minute', async () => {
  edge.machine.now += 60_000;
  const activity = edge.teams.activity(amina, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'accept', data: [] }, trigger: 'manual' },
  });
  for (let times = 0; times < 20; times += 1) await edge.teams.signed(activity);
  expect(edge.lines.filter((line) => line.includes('could not be read'))).toHaveLength(1);
});

describe('a message and a press of an old client (Action.Submit) are answered by one activity', () => {
  test('a card alone, with a neutral summary and no text', async () => {
    answering({ kind: 'card', card: card('status'), summary: 'A request has news for you' });
    const { sent, status, body } = await edge.teams.say(amina, 'status K7M4-RQX3');
    expect([status, body]).toEqual([200, undefined]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ card: card('status'), summary: 'A request has news for you' });
    expect(sent[0]?.text).toBeUndefined();
    expect(edge.turns).toMatchObject([{ kind: 'message', text: 'status K7M4-RQX3' }]);
  });

  test('words alone', async () => {
    answering({ kind: 'message', text: 'Nothing *is* waiting for you.' });
    const { sent } = await edge.teams.say(amina, 'my requests');
    expect(sent).toMatchObject([{ text: 'Nothing *is* waiting for you.', attachments: [] }]);
  });

  test('Action.Submit goes through the same code', async () => {
    const cardId = await cardInChat();
    answering({ kind: 'refused', status: 409, code: 'LATE', message: 'Somebody else was first.' });
    const { sent } = await edge.teams.pressSubmit(amina, cardId, { title: 'Old client' });
    expect(sent).toMatchObject([{ text: 'Somebody else was first.' }]);
    expect(edge.turns).toMatchObject([
      { kind: 'press', verb: 'accept', data: { case: 'K7M4-RQX3', step: '2', form: 'f1' } },
    ]);
  });

  test('a fault is told, and not delivered again', async () => {
    edge.answer = fault;
    const { sent, status } = await edge.teams.say(amina, 'help');
    expect(status).toBe(200);
    expect(sent).toMatchObject([{ text: expect.stringMatching(/^That was not saved\./) }]);
  });

  test('a reply that cannot be sent is logged; the message counts as received and nothing is sent twice', async () => {
    answering({ kind: 'message', text: 'hello' });
    edge.teams.inject({ on: 'create', fault: { kind: 'status', status: 503 } });
    const before = createsOf(edge);
    const { status, sent } = await edge.teams.say(amina, 'hello');
    expect([status, sent]).toEqual([200, []]);
    expect(createsOf(edge)).toBe(before + 1);
    expect(edge.lines.join('')).toContain('a reply could not be sent');
  });

  test('being installed may be answered; read receipts are not', async () => {
    answering({ kind: 'message', text: 'Welcome.' });
    expect((await edge.teams.install(amina)).sent).toMatchObject([{ text: 'Welcome.' }]);
    const { sent } = await edge.teams.markRead(amina, edge.teams.latest(amina).activityId);
    expect(sent).toEqual([]);
    expect(edge.turns.map(({ kind }) => kind)).toEqual(['joined', 'installed', 'read-receipt']);
  });

  test('NUL and a lone surrogate reach the product as they were typed', async () => {
    const activity = edge.teams.activity(amina, { type: 'message', text: 'a\u0000b' });
    const body = JSON.stringify(activity).replace('a\\u0000b', 'a\\u0000b\\ud800c');
    await edge.teams.raw(body, { authorization: `Bearer ${edge.teams.token()}` });
    expect(edge.turns).toMatchObject([{ kind: 'message', text: 'a\u0000b\ud800c' }]);
  });
});

describe('the messenger sends once and says what became of it', () => {
  require('./messenger.part');
});
