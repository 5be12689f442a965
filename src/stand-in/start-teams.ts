import type { ActivityFrame } from './activities';
import { activityFrom } from './activities';
import { postToBot } from './bot-door';
import { createChatActs } from './chat-acts';
import { createChatViews } from './chat-views';
import { connectorRoutes } from './connector/connector';
import type { ConnectorParts, Traffic } from './connector/connector-gate';
import type { Faults } from './connector/faults';
import { createFaults } from './connector/faults';
import type { Inboxes } from './connector/inbox';
import { createInboxes } from './connector/inbox';
import { createRateLimiter, RATE_LIMITS, type RateLimiter } from './connector/rate-limits';
import type { Route } from './http-server';
import { startServer } from './http-server';
import type { JsonObject } from './json';
import { textAt } from './json';
import type { People } from './people';
import { createPeople } from './people';
import { createPressActs } from './press-acts';
import type { Authority } from './sign-in/authority';
import { CHANNEL_ISSUER, createAuthority } from './sign-in/authority';
import { watchedToken } from './sign-in/watched-token';
import type { ActivitySender, Teams, TeamsChange, TeamsControls, TeamsOptions } from './teams';
import { createWatch } from './watch';

const LARGEST_MESSAGE = 28 * 1024;
const REPLY_TIMEOUT = 15_000;
const TOKEN_LIFETIME = 3_600;

/** What is changed while the stand-in runs. */
interface Dials {
  url: string;
  botUrl: string | undefined;
  maxMessageBytes: number;
}

const serviceUrlOf = (dials: Dials): string => `${dials.url}/`;

function authorityFor(options: TeamsOptions, dials: Dials): Promise<Authority> {
  return createAuthority({
    appId: options.appId,
    appPassword: options.appPassword,
    tenantId: options.tenantId,
    issuer: options.issuer ?? CHANNEL_ISSUER,
    tokenLifetime: options.tokenLifetime ?? TOKEN_LIFETIME,
    baseUrl: () => dials.url,
  });
}

function limiterFor(limits: TeamsOptions['rateLimits'] = false): RateLimiter | undefined {
  if (limits === false) return undefined;
  return createRateLimiter(limits === true ? RATE_LIMITS : limits);
}

function routesFor(
  options: TeamsOptions,
  dials: Dials,
  authority: Authority,
  parts: Pick<ConnectorParts, 'people' | 'inboxes' | 'faults' | 'record'>,
): Route[] {
  const connector = connectorRoutes({
    ...parts,
    admits: authority.admits,
    limiter: limiterFor(options.rateLimits),
    maxMessageBytes: () => dials.maxMessageBytes,
    serviceUrl: () => serviceUrlOf(dials),
    tenantId: options.tenantId,
  });
  return [...authority.routes.map((route) => watchedToken(route, parts.faults, parts.record)), ...connector];
}

function senderFor(
  dials: Dials,
  authority: Authority,
  people: People,
  frame: () => ActivityFrame,
  timeout: number,
): ActivitySender {
  function botAt(botUrl: string | undefined): string {
    const address = botUrl ?? dials.botUrl;
    if (address === undefined) throw new Error('No bot yet: give botUrl at start, or call useBot');
    return address;
  }
  const token: ActivitySender['token'] = (forge, serviceUrl = frame().serviceUrl) =>
    forge ? authority.forge(forge, serviceUrl) : authority.tokenFor(serviceUrl);
  return {
    token,
    activity: (personId, fields) => activityFrom(people.get(personId), frame(), fields),
    signed(activity, { botUrl, forge } = {}) {
      const authorization = `Bearer ${token(forge, textAt(activity, 'serviceUrl') ?? '')}`;
      return postToBot(botAt(botUrl), JSON.stringify(activity), { authorization }, timeout);
    },
    raw: (body, headers = {}, botUrl) => postToBot(botAt(botUrl), body, headers, timeout),
  };
}

function controlsFor(
  dials: Dials,
  people: People,
  inboxes: Inboxes,
  faults: Faults,
  traffic: readonly Traffic[],
): Omit<TeamsControls, 'revokeBotTokens'> {
  return {
    block: people.setBlock,
    usesClient: people.setPlatform,
    forgetConversation: people.renewConversation,
    forgetMessage(personId, activityId) {
      const message = inboxes.of(personId).find((one) => one.activityId === activityId);
      if (message) inboxes.forget(message);
    },
    reload: inboxes.reload,
    inject: faults.inject,
    traffic: () => [...traffic],
    useBot(botUrl) {
      dials.botUrl = botUrl;
    },
    setMaxMessageBytes(bytes) {
      dials.maxMessageBytes = bytes;
    },
  };
}

/**
 * Starts the stand-in on loopback. Rejects when the port is taken or two people have the same id.
 * It speaks only the Bot Framework protocol over HTTP, so any bot that does can stand on the other side.
 */
export async function startTeams(options: TeamsOptions): Promise<Teams> {
  const { appId, botName = 'Second opinion', now = () => new Date() } = options;
  const maxMessageBytes = options.maxMessageBytes ?? LARGEST_MESSAGE;
  const dials: Dials = { url: '', botUrl: options.botUrl, maxMessageBytes };
  const watch = createWatch();
  const listeners = new Set<(change: TeamsChange) => void>();
  const changed = (change: TeamsChange) => {
    for (const listener of listeners) listener(change);
    watch.changed();
  };
  const people = createPeople({
    persons: options.people,
    appId,
    tenantId: options.tenantId,
    earlier: options.earlier?.members,
    changed: (member) => changed({ kind: 'member', member }),
  });
  const inboxes = createInboxes({ botName, now, changed, earlier: options.earlier?.messages ?? [] });
  const faults = createFaults();
  const traffic: Traffic[] = [];
  const authority = await authorityFor(options, dials);
  const routes = routesFor(options, dials, authority, {
    people,
    inboxes,
    faults,
    record(one) {
      traffic.push(one);
      watch.changed();
    },
  });
  const server = await startServer(options.port ?? 0, routes);
  dials.url = server.url;
  const frame = (): ActivityFrame => ({ appId, botName, serviceUrl: serviceUrlOf(dials), now });
  const sender = senderFor(dials, authority, people, frame, options.replyTimeout ?? REPLY_TIMEOUT);
  const acts = {
    people,
    inboxes,
    frame,
    maxMessageBytes: () => dials.maxMessageBytes,
    signed: (activity: JsonObject, botUrl: string | undefined) =>
      sender.signed(activity, botUrl ? { botUrl } : {}),
  };
  return {
    ...sender,
    ...createChatActs(acts),
    ...createPressActs(acts),
    ...createChatViews(people, inboxes, watch, listeners),
    ...controlsFor(dials, people, inboxes, faults, traffic),
    revokeBotTokens: authority.revokeBotTokens,
    url: server.url,
    serviceUrl: serviceUrlOf(dials),
    close: server.close,
  };
}
