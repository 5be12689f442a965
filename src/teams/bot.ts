import type { IncomingHttpHeaders } from 'node:http';
import {
  type Activity,
  ActivityTypes,
  CloudAdapter,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { Logger } from '../logger';
import type { TeamsAuthentication } from './authentication';
import { type Envelope, envelope } from './envelope';
import { type BotAnswer, edgeFault, faultReply, httpProblem, lateReply, unanswerableReply } from './errors';
import type { IncomingActivity } from './incoming';
import { parseActivity } from './parse';
import { invokeResponse, type Reply, replyActivity } from './replies';

/** What the bot's address is given. */
export interface BotRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** Names the request in the log and towards the person. */
  readonly reference: string;
  readonly log: Logger;
}

export interface BotOptions {
  readonly authentication: TeamsAuthentication;
  /** The product's answer. A rejection is told as "not saved", or as not known where it is not. */
  readonly onActivity: (turn: IncomingActivity, about: { reference: string; log: Logger }) => Promise<Reply>;
  /** Told of each message that answers somebody: it counts among what Teams allows in that chat. */
  readonly onReply?: ((conversationId: string) => void) | undefined;
  /** Teams gives up after 10 seconds and presses again: the person is answered before. 8,000 unless given. */
  readonly answerWithinMs?: number;
}

type Handler = (request: BotRequest) => Promise<BotAnswer>;

/**
 * The handler of `POST /api/messages`.
 *
 * @returns 200 with a typed body for each invoke and without one for the rest; 400 for what is no activity, 401 for
 *   what isn't from Teams and a tenant that is served, 503 when that can't be checked. It never rejects
 */
export function createBotHandler({
  authentication,
  onActivity,
  onReply = () => {},
  answerWithinMs = 8_000,
}: BotOptions): Handler {
  const adapter = new EdgeAdapter(authentication);
  const settings = { onActivity, onReply, answerWithinMs };
  return async (request) => {
    const { reference, log } = request;
    const given = envelope.safeParse(request.body);
    if (!given.success) return httpProblem(400, 'NO_ACTIVITY', 'The body is not an activity.', reference);
    try {
      const header = request.headers.authorization ?? '';
      const response = await adapter.answer(header, given.data, (context) =>
        takeTurn(context, request, settings),
      );
      return { status: response?.status ?? 200, body: response?.body };
    } catch (error) {
      return edgeFault(error, reference, log);
    }
  };
}

/** The library's own `process` sends no answer to some bodies and puts words of a fault into others. */
class EdgeAdapter extends CloudAdapter {
  answer(
    header: string,
    given: Envelope,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(header, given as unknown as Activity, logic);
  }
}

interface Settings extends Pick<BotOptions, 'onActivity'> {
  readonly onReply: (conversationId: string) => void;
  readonly answerWithinMs: number;
}

async function takeTurn(context: TurnContext, request: BotRequest, settings: Settings): Promise<void> {
  const reply = await replyTo(context.activity, request, settings);
  if (context.activity.type === ActivityTypes.Invoke) {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: invokeResponse(reply) });
    return;
  }
  const answer = replyActivity(reply);
  if (!answer || !expectsAnswer(context.activity.type)) return;
  try {
    settings.onReply(context.activity.conversation.id);
    const sent = await context.sendActivity(answer);
    if (reply.kind === 'card' && sent?.id) await reply.onSent?.(sent.id);
  } catch (err) {
    // What was asked for is done. An error here would make Teams deliver the message again.
    request.log.error({ err }, 'a reply could not be sent');
  }
}

function expectsAnswer(type: string): boolean {
  return type === ActivityTypes.Message || type === ActivityTypes.InstallationUpdate;
}

async function replyTo(activity: Activity, request: BotRequest, settings: Settings): Promise<Reply> {
  const { reference, log } = request;
  const turn = parseActivity(activity);
  if (turn.kind === 'malformed' || turn.kind === 'unknown-invoke' || turn.kind === 'ignored') {
    if (turn.kind === 'malformed') log.warn({ problem: turn.problem }, 'an activity could not be read');
    return unanswerableReply(turn);
  }
  const work = async (): Promise<Reply> => {
    try {
      return await settings.onActivity(turn, { reference, log });
    } catch (err) {
      log.error({ err }, 'a turn failed');
      return faultReply(turn, reference, err);
    }
  };
  const late = (): Reply => {
    log.warn({ kind: turn.kind }, 'a turn takes too long');
    return lateReply(turn, reference);
  };
  return await within(settings.answerWithinMs, work(), late);
}

/** @returns what `work` gives, or after `ms` milliseconds what `late` gives; the work itself goes on */
async function within(ms: number, work: Promise<Reply>, late: () => Reply): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<Reply>((resolve) => {
    timer = setTimeout(() => resolve(late()), ms);
  });
  try {
    return await Promise.race([work, alarm]);
  } finally {
    clearTimeout(timer);
  }
}
