import { loadConfig } from '../../../src/config';
import { createLogger } from '../../../src/logger';
import { startTeams } from '../../../src/stand-in/start-teams';
import type { Teams } from '../../../src/stand-in/teams';
import { TeamsAuthentication } from '../../../src/teams/authentication';
import { type BotOptions, createBotHandler, mostActivityBytes } from '../../../src/teams/bot';
import type { SenderIn } from '../../../src/teams/parse';
import { createWebServer, type WebServer } from '../../../src/web/server';
import type { Answer, Turn } from '../../../src/workflow/conversation/turn';

export const amina = '00000000-0000-4000-8000-0000000000a1';
export const visitor = '00000000-0000-4000-8000-0000000000a2';
export const otherTenant = '00000000-0000-4000-8000-0000000000ff';

export interface Edge {
  readonly teams: Teams;
  readonly server: WebServer;
  readonly botUrl: string;
  readonly authentication: TeamsAuthentication;
  /** What the product was given since the last call of `reset`. */
  readonly turns: Turn[];
  /** Lines of the log since then. */
  readonly lines: string[];
  answer: (turn: Turn) => Promise<Answer>;
  /** Who sent what brought nothing to answer, since the last call of `reset`. */
  readonly unanswerable: SenderIn[];
  /** Machine time in milliseconds, as far as what is logged goes. */
  readonly machine: { now: number };
  reset(): void;
  close(): Promise<void>;
}

/** Milliseconds, as long as in the product where not given. */
interface EdgeOptions extends Pick<BotOptions, 'answerWithinMs'> {
  /** For which an answer of Teams is waited for. */
  readonly sendTimeoutMs?: number;
}

/** The bot's edge on loopback, between the stand-in for Teams and a product whose answers a test gives. */
export async function startEdge({ sendTimeoutMs, ...options }: EdgeOptions = {}): Promise<Edge> {
  const { app } = loadConfig({}, 'local');
  const people = [
    { id: amina, name: 'Amina Invented', installed: true },
    { id: visitor, name: 'Vera Visitor', tenantId: otherTenant, installed: true },
  ];
  const teams = await startTeams({ tenantId: app.tenantId, appId: app.id, people });
  const config = loadConfig({ LOCAL_TEAMS_URL: teams.url }, 'local');
  const lines: string[] = [];
  const authentication = new TeamsAuthentication(config, sendTimeoutMs);
  const turns: Turn[] = [];
  const unanswerable: SenderIn[] = [];
  const machine = { now: 0 };
  const silent = async (): Promise<Answer> => ({ kind: 'none' });
  const handle = createBotHandler({
    ...options,
    authentication,
    machineNow: () => machine.now,
    onUnanswerable: async (from) => {
      unanswerable.push(from);
      return unanswerable.length > 3;
    },
    onActivity: (turn) => {
      turns.push(turn);
      return edge.answer(turn);
    },
  });
  const server = createWebServer({
    logger: createLogger('info', { write: (line) => lines.push(line) }),
    routes: [
      { method: 'post', path: '/api/messages', takes: 'json', maxBodyBytes: mostActivityBytes, handle },
    ],
  });
  const { url: botUrl } = await server.listen(0, '127.0.0.1');
  teams.useBot(botUrl);
  const edge: Edge = {
    teams,
    server,
    botUrl,
    authentication,
    turns,
    lines,
    unanswerable,
    machine,
    answer: silent,
    reset() {
      turns.length = 0;
      unanswerable.length = 0;
      lines.length = 0;
      edge.answer = silent;
    },
    async close() {
      await server.close(0);
      await teams.close();
    },
  };
  return edge;
}

/** Where Amina's chat with the bot is. */
export function addressOfAmina({ teams }: Edge) {
  const { conversationId, mri, tenantId } = teams.member(amina);
  return { serviceUrl: teams.serviceUrl, conversationId, teamsUserId: mri, tenantId };
}

/** How many messages Teams was asked to create so far. */
export function createsOf({ teams }: Edge): number {
  return teams.traffic().filter(({ operation }) => operation === 'create').length;
}
