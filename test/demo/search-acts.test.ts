import { cardMessage, type Setting, startSetting } from './setting';
import { BEN } from './world';

const list = {
  type: 'Input.ChoiceSet',
  id: 'f.who',
  style: 'filtered',
  choices: [{ title: 'Anna Price', value: 'a' }],
  'choices.data': { type: 'Data.Query', dataset: 'new/submit/who' },
};
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Container', items: [list] }] };
const results = [{ title: 'Siân Prosser, Deputy', value: 's' }];
const answer = (value: object) => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value },
});

describe('a list that looks its choices up as one types', () => {
  let setting: Setting;
  let cardId: string;
  beforeAll(async () => {
    setting = await startSetting();
    const chat = encodeURIComponent(setting.teams.member(BEN.id).conversationId);
    await setting.bot.ask('POST', `/v3/conversations/${chat}/activities`, cardMessage(card));
    cardId = setting.teams.latest(BEN.id).activityId;
  });
  afterAll(() => setting.close());
  const lookUp = (dataset = 'new/submit/who') => setting.teams.lookUp(BEN.id, cardId, dataset, 'pros');

  test('asks the bot as Teams does, and gives what it found', async () => {
    setting.bot.behave(() => answer({ results }));
    expect(await lookUp()).toEqual(results);
    expect(setting.bot.received.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'application/search',
      replyToId: cardId,
      value: { queryText: 'pros', dataset: 'new/submit/who', queryOptions: { skip: 0, top: 15 } },
    });
  });

  test('asks only for what the card names', async () => {
    await expect(lookUp('new/submit/else')).rejects.toThrow('No list on the card looks up');
  });

  test.each([
    ['no results', answer({})],
    ['a result without a name', answer({ results: [{ value: 's' }] })],
    ['no body', { status: 200 }],
    ['an error', { status: 500, body: {} }],
  ])('an answer with %s is one that Teams would not take', async (_, given) => {
    setting.bot.behave(() => given);
    await expect(lookUp()).rejects.toThrow('Teams would show an error');
  });
});
