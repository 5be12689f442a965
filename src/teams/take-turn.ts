import type { Activity, TurnContext } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import type { Logger } from '../logger';
import type { Answer, Turn } from '../workflow/conversation/turn';
import { faultReply, lateReply, type Noise, tooManyReply, unanswerableReply } from './errors';
import { parseActivity, type SenderIn, type Unanswerable, whoSent } from './parse';
import { invokeResponse, replyActivities } from './replies';

/** How one activity is answered, whose token was checked. */
export interface TurnSettings {
  /** The product's answer. A rejection is told as "not saved", or as not known where it is not. */
  readonly onActivity: (turn: Turn, about: TurnRequest) => Promise<Answer>;
  /**
   * Counts what brings nothing to answer, such as a press that cannot be read, among what a person may send.
   * @returns whether that was too often
   */
  readonly onUnanswerable: (from: SenderIn) => Promise<boolean>;
  /** Told of each message that answers somebody: it counts among what Teams allows in that chat. */
  readonly onReply: (conversationId: string) => void;
  /** Teams gives up after 10 seconds and presses again: the person is answered before. */
  readonly answerWithinMs: number;
  readonly noise: Noise;
}

/** What a request's answer needs of it, besides the activity. */
export interface TurnRequest {
  /** Names the request in the log and towards the person. */
  readonly reference: string;
  readonly log: Logger;
}

/** Answers one activity; an invoke with a typed body, a message or an installation with one message. */
export async function takeTurn(
  context: TurnContext,
  request: TurnRequest,
  settings: TurnSettings,
): Promise<void> {
  const reply = await replyTo(context.activity, request, settings);
  if (context.activity.type === ActivityTypes.Invoke) {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: invokeResponse(reply) });
    return;
  }
  if (!expectsAnswer(context.activity.type)) return;
  try {
    let last: string | undefined;
    for (const answer of replyActivities(reply)) {
      settings.onReply(context.activity.conversation.id);
      last = (await context.sendActivity(answer))?.id;
    }
    if (reply.kind === 'card' && last) await reply.onSent?.(last);
  } catch (err) {
    // What was asked for is done. An error here would make Teams deliver the message again.
    request.log.error({ err }, 'a reply could not be sent');
  }
}

function expectsAnswer(type: string): boolean {
  return type === ActivityTypes.Message || type === ActivityTypes.InstallationUpdate;
}

async function replyTo(activity: Activity, request: TurnRequest, settings: TurnSettings): Promise<Answer> {
  const { reference, log } = request;
  const turn = parseActivity(activity);
  if (turn.kind === 'malformed' || turn.kind === 'unknown-invoke' || turn.kind === 'ignored')
    return unanswerable(turn, activity, request, settings);
  const work = async (): Promise<Answer> => {
    try {
      return await settings.onActivity(turn, { reference, log });
    } catch (err) {
      log.error({ err }, 'a turn failed');
      return faultReply(turn, reference, err);
    }
  };
  const late = (): Answer => {
    log.warn({ kind: turn.kind }, 'a turn takes too long');
    return lateReply(turn, reference);
  };
  return await within(settings.answerWithinMs, work(), late);
}

/** Nothing is answered but that it could not be read; and it counts, so that it cannot be had without end. */
async function unanswerable(
  turn: Unanswerable,
  activity: Activity,
  { log }: TurnRequest,
  { noise, onUnanswerable }: TurnSettings,
): Promise<Answer> {
  if (turn.kind === 'ignored') return unanswerableReply(turn);
  const times = turn.kind === 'malformed' ? noise(`unreadable ${turn.problem}`) : undefined;
  if (turn.kind === 'malformed' && times !== undefined)
    log.warn({ problem: turn.problem, times }, 'an activity could not be read');
  const from = whoSent(activity);
  const tooOften = from !== undefined && (await onUnanswerable(from));
  return tooOften ? tooManyReply : unanswerableReply(turn);
}

/** @returns what `work` gives, or after `ms` milliseconds what `late` gives; the work itself goes on */
async function within(ms: number, work: Promise<Answer>, late: () => Answer): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(late()), ms);
  });
  try {
    return await Promise.race([work, alarm]);
  } finally {
    clearTimeout(timer);
  }
}
