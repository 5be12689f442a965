import type { Command } from '../../src/domain/asked/commands';
import type { CaseRef } from '../../src/domain/case/ids';
import { isTerminal } from '../../src/domain/case/state';
import type { Child } from '../../src/domain/case/stored/request';
import { latest } from '../../src/domain/process/open/matter';
import { type CommandRequest, type Handled, handleCommand } from '../../src/workflow/handle-command';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { anyCommand } from '../builders/core/any-command';
import {
  type Moment,
  presentStep,
  somebody,
  someCommandType,
  someRequest,
  someWayOn,
  type Wanted,
} from '../builders/core/random-player';
import type { BatchWorld } from './batch-world';
import { asWritten, type RealChild } from './children';
import { someDeed } from './deeds';

/** One case as the people round it play it. */
export interface Life {
  readonly child: RealChild;
  ref: CaseRef | undefined;
  /** The request that it follows on from, where it does. */
  readonly linkedFrom?: CaseRef;
  /** Case time at which somebody does the next thing. */
  nextAt: number;
  /** A step before the present one, as an old card shows it. */
  oldStep: number;
  /** Presses that Teams may deliver once more. */
  readonly sent: CommandRequest[];
  /** How many things are still done before somebody brings the case to an end, mostly. */
  patience: number;
  /** Things that are still done once the case is over. */
  afterwards: number;
}

const day = 86_400_000;
const longestMemory = 12;

/**
 * Somebody does something on this case; what, and how it gets to the bot, is up to chance.
 * @returns the reference of a linked request that was started by it, which somebody may send later
 */
export async function pressSomething(world: BatchWorld, life: Life): Promise<CaseRef | undefined> {
  const { dice, truth, clock, facts } = world;
  if (life.ref === undefined) {
    await begin(world, life);
    return undefined;
  }
  const state = await truth.cases.readCase(life.ref);
  if (state === undefined) {
    if (life.linkedFrom === undefined) life.ref = undefined;
    else await begin(world, life);
    return undefined;
  }
  if (isTerminal(state)) life.afterwards -= 1;
  life.patience -= 1;
  const moment = { state, facts: facts(), now: latest(state.lastEventAt, clock.now()) };
  const old = dice.roll(12) === 0 ? dice.pickAny(life.sent) : undefined;
  if (old !== undefined) {
    await deliverPress(world, old);
    return undefined;
  }
  const press =
    deedOf(world, moment) ?? (life.patience < 0 ? anEnd(world, moment) : someday(world, life, moment));
  if (press === undefined) return undefined;
  remember(life, press);
  const other = dice.roll(8) === 0 ? anything(world, life, moment) : undefined;
  await Promise.all([deliverPress(world, press), other && deliverPress(world, other)]);
  const after = await truth.cases.readCase(life.ref);
  if (after !== undefined && after.step !== state.step) life.oldStep = state.step;
  return after?.linkedTo.find(({ ref }) => !state.linkedTo.some((each) => each.ref === ref))?.ref;
}

/** One press in five is something rare; in a linked request that is started there, the reference is minted as on a card. */
function deedOf(world: BatchWorld, moment: Moment): CommandRequest | undefined {
  const { dice, bots } = world;
  const deed = dice.roll(5) === 0 ? someDeed(moment, dice) : undefined;
  if (deed === undefined) return undefined;
  const { person, command } = deed;
  const starts = command.type === 'start-linked-request';
  const given = starts ? { ...command, newRef: bots[0].mint.caseRef() } : command;
  return requestOf(world, moment, person, given, presentStep(moment, command, person));
}

async function begin(world: BatchWorld, life: Life): Promise<void> {
  const { dice, clock, mint } = { ...world, mint: world.bots[0].mint };
  const inDays = (days: number) => new Date(Date.parse(clock.now()) + days * day).toISOString().slice(0, 10);
  const linkedFrom =
    life.linkedFrom === undefined
      ? undefined
      : { ref: life.linkedFrom, barred: [], whatIsNew: 'A new scan.', earlierOpinions: 0 };
  const dates = {
    neededBy: [inDays(5), inDays(20), inDays(60)],
    born: [life.child.born],
  } as const;
  const { requester: usual, command } = someRequest(dice, dates, linkedFrom);
  const origin = linkedFrom && (await world.truth.cases.readCase(linkedFrom.ref));
  // Whoever has a part in the earlier request starts a linked one.
  const requester = origin === undefined ? usual : dice.pick([origin.requester, origin.actingConsultant]);
  const request = {
    given: {
      command: aboutChild(command, asWritten(life.child, dice)),
      actor: { kind: 'person', id: requester } as const,
    },
    ref: life.ref ?? mint.caseRef(),
    press: keyFor(requester, command, mint.id()),
  };
  remember(life, request);
  const handled = await deliverPress(world, request);
  const found = handled?.state ?? (await world.truth.cases.readCase(request.ref));
  if (life.linkedFrom === undefined || found !== undefined) life.ref = found?.ref;
}

function aboutChild(command: Command, child: Child): Command {
  return command.type === 'submit' ? { ...command, request: { ...command.request, child } } : command;
}

function someday(world: BatchWorld, life: Life, moment: Moment): CommandRequest | undefined {
  return world.dice.roll(10) < 8 ? wayOn(world, moment) : anything(world, life, moment);
}

/** It has gone on for long enough: the family, or fate, ends it. Some cases simply stay open. */
function anEnd(world: BatchWorld, moment: Moment): CommandRequest | undefined {
  const { state, now } = moment;
  const { type, person } = world.dice.pick([
    { type: 'withdraw', person: state.requester },
    { type: 'withdraw', person: state.requester },
    { type: 'record-death', person: state.actingConsultant },
    { type: 'comment', person: state.requester },
  ]);
  const command = anyCommand(type, state, person, now, world.dice);
  return command && requestOf(world, moment, person, command, state.step);
}

function wayOn(world: BatchWorld, moment: Moment): CommandRequest | undefined {
  const way = someWayOn(moment, world.dice);
  return (
    way && requestOf(world, moment, way.person, way.command, presentStep(moment, way.command, way.person))
  );
}

function anything(world: BatchWorld, life: Life, moment: Moment): CommandRequest | undefined {
  const { dice } = world;
  const wanted: Wanted = dice.pick(['turn', 'turn', 'turn', 'on the case', 'anybody']);
  const person = somebody(moment, wanted, dice);
  const command = anyCommand(someCommandType(moment, person, dice), moment.state, person, moment.now, dice);
  if (command === undefined || command.type === 'submit' || command.type === 'fall-due') return undefined;
  if (command.type === 'note-delivery' || command.type === 'lapse') return undefined;
  const step = dice.roll(6) === 0 ? life.oldStep : presentStep(moment, command, person);
  return requestOf(world, moment, person, command, step);
}

function requestOf(
  { bots }: BatchWorld,
  { state }: Moment,
  person: string,
  command: Command,
  step: number,
): CommandRequest {
  const actor = { kind: 'person', id: person } as const;
  return {
    given: { command, actor, step },
    ref: state.ref,
    press: keyFor(person, command, bots[0].mint.id()),
  };
}

const keyFor = (actor: string, command: Command, form: string) => ({
  actor,
  verb: `send:${command.type}`,
  form,
  digest: 'ab12',
});

function remember({ sent }: Life, request: CommandRequest): void {
  sent.push(request);
  if (sent.length > longestMemory) sent.shift();
}

/**
 * A press on its way to the bot: now and then twice at once, and again for as long as no answer comes back, as Teams and
 * people do. Gives what the first that was answered was answered with.
 */
async function deliverPress(world: BatchWorld, request: CommandRequest): Promise<Handled | undefined> {
  const { dice, bots } = world;
  const twice = dice.roll(10) === 0;
  for (let tries = 0; tries < 4; tries += 1) {
    const through = dice.pick(bots);
    const answers = await Promise.all([
      answerOf(world, through, request),
      twice ? answerOf(world, dice.pick(bots), request) : undefined,
    ]);
    const answered = answers.find((each) => each !== undefined);
    if (answered !== undefined) return answered;
  }
  return undefined;
}

async function answerOf(
  { breaches }: BatchWorld,
  bot: BatchWorld['bots'][number],
  request: CommandRequest,
): Promise<Handled | undefined> {
  try {
    return await handleCommand(bot, request);
  } catch (error) {
    const contended = error instanceof Error && 'code' in error && error.code === 'contended';
    if (!(error instanceof StoreUnavailable) && !contended)
      breaches.push({ ref: request.ref ?? '', what: `${request.given.command.type}: ${String(error)}` });
    return undefined;
  }
}
