import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { startTeams } from '../../src/stand-in/start-teams';
import type { Teams } from '../../src/stand-in/teams';
import { ANNA, APP, REQUEST_CARD, TENANT } from './world';

let teams: Teams;
let adapter: CloudAdapter;
let tokens = 0;
const server = createServer((request, response) => void serve(request, response));

/** Gets its token by POST from the authority, as the bot's own credentials do. */
const credentials = {
  isValidAppId: async (id: string) => id === APP,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest(request: { headers: { set(name: string, value: string): void } }) {
      const form = {
        grant_type: 'client_credentials',
        client_id: APP,
        client_secret: 's',
        scope: 'https://api.botframework.com/.default',
      };
      const body = new URLSearchParams(form);
      const answer = await fetch(`${teams.url}/${TENANT}/oauth2/v2.0/token`, { method: 'POST', body });
      const { access_token } = (await answer.json()) as { access_token: string };
      tokens += 1;
      request.headers.set('authorization', `Bearer ${access_token}`);
      return request;
    },
  }),
};

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
  const answer = {
    socket: response.socket,
    end: () => response.end(),
    header: (name: string, value: string) => response.setHeader(name, value),
    send: (content: unknown) =>
      response.write(typeof content === 'string' ? content : JSON.stringify(content)),
    status: (code: number) => {
      response.statusCode = code;
    },
  };
  const incoming = { body: body as Record<string, unknown>, headers: request.headers, method: 'POST' };
  await adapter.process(incoming, answer, async (context) => {
    if (context.activity.type === 'invoke') {
      const value = { ...REQUEST_CARD, body: [{ type: 'TextBlock', text: 'Approved' }], actions: [] };
      const reply = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: reply } });
      return;
    }
    const sent = await context.sendActivity({ attachments: [CardFactory.adaptiveCard(REQUEST_CARD)] });
    if (context.activity.text !== 'again') return;
    const card = { ...REQUEST_CARD, body: [{ type: 'TextBlock', text: 'Updated' }] };
    await context.updateActivity({
      type: 'message',
      id: sent?.id ?? '',
      conversation: context.activity.conversation,
      attachments: [CardFactory.adaptiveCard(card)],
    });
  });
}

beforeAll(async () => {
  teams = await startTeams({ tenantId: TENANT, appId: APP, people: [ANNA] });
  adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      {
        MicrosoftAppId: APP,
        MicrosoftAppPassword: 's',
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppTenantId: TENANT,
        ToChannelFromBotLoginUrl: `${teams.url}/${TENANT}`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        OAuthUrl: `${teams.url}/`,
        ToBotFromChannelOpenIdMetadataUrl: `${teams.url}/v1/.well-known/openidconfiguration`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${teams.url}/v1/.well-known/openidconfiguration`,
        CallerId: 'local',
      },
      credentials as unknown as ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1],
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  teams.useBot(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});

afterAll(async () => {
  await teams.close();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

describe('the Bot Framework SDK against the stand-in', () => {
  test('accepts a signed activity, replies with a card and updates it through the connector', async () => {
    expect((await teams.install(ANNA.id)).status).toBe(200);
    const said = await teams.say(ANNA.id, 'again');
    expect(said.status).toBe(200);
    expect(said.sent).toHaveLength(1);
    expect(teams.latest(ANNA.id).card).toMatchObject({ body: [{ text: 'Updated' }] });
    expect(tokens).toBeGreaterThan(0);
  });

  test('answers a press in place', async () => {
    await teams.say(ANNA.id, 'hello');
    const card = teams.latest(ANNA.id);
    const pressed = await teams.press(ANNA.id, card.activityId, { title: 'Approve' }, { reason: 'Agreed' });
    expect(pressed.outcome.kind).toBe('card');
    expect(teams.latest(ANNA.id).card).toMatchObject({ body: [{ text: 'Approved' }] });
  });

  test('refuses a token for another bot', async () => {
    const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const activity = teams.activity(ANNA.id, { type: 'message', text: 'hello' });
    expect((await teams.signed(activity, { forge: 'wrongAudience' })).status).toBe(401);
    silent.mockRestore();
  });
});
