import type { IncomingHttpHeaders } from 'node:http';
import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import { boundedNoise } from '../noise';
import type { TeamsAuthentication } from './authentication';
import { type Envelope, envelope } from './envelope';
import { type BotAnswer, edgeFault, httpProblem } from './errors';
import { type TurnRequest, type TurnSettings, takeTurn } from './take-turn';

/** What the bot's address is given. */
export interface BotRequest extends TurnRequest {
  readonly headers: IncomingHttpHeaders;
  /** Reads the body, once the header was looked at. Throws what is wrong with it, to be answered by whoever serves. */
  readonly json: () => Promise<Readonly<Record<string, unknown>>>;
}

export interface BotOptions
  extends Pick<TurnSettings, 'onActivity'>,
    Partial<Omit<TurnSettings, 'onActivity' | 'noise'>> {
  readonly authentication: TeamsAuthentication;
  /** Milliseconds of machine time. */
  readonly machineNow?: () => number;
}

type Handler = (request: BotRequest) => Promise<BotAnswer>;

/** More than any activity of Teams has: a message is 100 KB at most. */
export const mostActivityBytes = 262_144;

/**
 * The handler of `POST /api/messages`. The header is looked at before the body is read.
 *
 * @returns 200 with a typed body for each invoke and without one for the rest; 400 for what is no activity, 401 for
 *   what isn't from Teams and a tenant that is served, 503 when that can't be checked. It rejects only with what is
 *   wrong with the body
 */
export function createBotHandler({
  authentication,
  onActivity,
  onUnanswerable = async () => false,
  onReply = () => {},
  answerWithinMs = 8_000,
  machineNow,
}: BotOptions): Handler {
  const adapter = new EdgeAdapter(authentication);
  const noise = boundedNoise(machineNow);
  const settings = { onActivity, onUnanswerable, onReply, answerWithinMs, noise };
  return async (request) => {
    const { reference, log } = request;
    const header = request.headers.authorization ?? '';
    try {
      await authentication.admit(header);
    } catch (error) {
      return edgeFault(error, reference, log, noise);
    }
    const given = envelope.safeParse(await request.json());
    if (!given.success || !given.data.conversation)
      return httpProblem(400, 'NO_ACTIVITY', 'The body is not an activity.', reference);
    try {
      const response = await adapter.answer(header, given.data, (context) =>
        takeTurn(context, request, settings),
      );
      return { status: response?.status ?? 200, body: response?.body };
    } catch (error) {
      return edgeFault(error, reference, log, noise);
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
