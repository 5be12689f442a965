import { latest } from '../../src/domain/process/open/matter';
import { londonDate } from '../../src/domain/rules/london-time';
import { deliver } from '../../src/workflow/delivery/deliver';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { tick } from '../../src/workflow/ticking/tick';
import { whyStuck } from '../builders/core/can-move-on';
import { changedDirectory } from '../builders/core/changing-directory';
import type { BatchWorld } from './batch-world';
import { isTwin, type RealChild, realChild } from './children';
import { letMachineTimePass } from './machine-time';
import { type Life, pressSomething } from './people-press';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Cards follow after so many changes, on average: a delivery for each would take most of the time. */
const deliverOneIn = 40;
/** Case time after which an operator imports another directory. */
const directoryEvery = 30 * day;
/** Where so much is wrong, more of it tells nothing. */
const mostBreaches = 30;
/** Longer than any lease and any pause before another try. */
const longMachineMs = 20 * minute;

export interface Played {
  readonly presses: number;
  readonly ticks: number;
}

/**
 * Plays so many cases at once for a year of case time: people press when they get round to it, the clock ticks when
 * something falls due, and now and then Teams, Redis, or the bot itself is away for a while. At the end all is well
 * again, and everything comes to rest.
 */
export async function playBatch(world: BatchWorld, cases: number, days: number): Promise<Played> {
  const { dice, clock } = world;
  const begins = Date.parse(clock.now());
  const ends = begins + days * day;
  const lives: Life[] = [];
  for (let nth = 0; nth < cases; nth += 1) {
    const nextAt = begins + dice.roll(Math.min(days, 60)) * day + dice.roll(24 * 60) * minute;
    lives.push(newLife(dice, childFor(world, lives, nth), nextAt));
  }
  let nextDirectory = begins + directoryEvery;
  let presses = 0;
  let ticks = 0;
  for (;;) {
    const next = lives.reduce((one, other) => (other.nextAt < one.nextAt ? other : one));
    const due = Date.parse((await world.truth.due.earliest()) ?? '9999-01-01T00:00:00.000Z');
    const stop = Math.min(next.nextAt, due, nextDirectory);
    if (stop >= ends || world.breaches.length > mostBreaches) break;
    // The bot was stopped, or slow: what falls due then is late, and people come late too.
    const late = dice.roll(60) === 0 ? dice.pick([2 * minute, 5 * hour, 3 * day]) : 0;
    moveTo(world, stop + late);
    world.witness.turnPage();
    if (nextDirectory <= stop) {
      await changeDirectory(world);
      nextDirectory += directoryEvery;
    } else if (due <= stop) ticks += await tickAll(world);
    else {
      const linked = await pressSomething(world, next);
      if (linked !== undefined && next.ref !== undefined)
        lives.push({
          ...newLife(dice, next.child, Date.parse(clock.now()) + pauseOfPeople(world)),
          ref: linked,
          linkedFrom: next.ref,
        });
      presses += 1;
      next.nextAt = Date.parse(clock.now()) + (isDone(next) ? 10 * 365 * day : pauseOfPeople(world));
    }
    changeMoods(world);
    if (dice.roll(deliverOneIn) === 0) await deliverSome(world);
  }
  moveTo(world, ends);
  await comeToRest(world);
  return { presses, ticks };
}

const newLife = (dice: BatchWorld['dice'], child: RealChild, nextAt: number): Life => ({
  child,
  ref: undefined,
  nextAt,
  oldStep: 0,
  sent: [],
  patience: 14 + dice.roll(30),
  afterwards: 2,
});

/** Most children have one request, some share one, and some are twins. */
function childFor({ dice, clock }: BatchWorld, lives: readonly Life[], nth: number): RealChild {
  const shared = dice.roll(4) === 0 ? dice.pickAny(lives)?.child : undefined;
  if (shared !== undefined) return shared;
  const inDays = (days: number) => new Date(Date.parse(clock.now()) + days * day).toISOString().slice(0, 10);
  const eighteenIn = (days: number) => inDays(days - 18 * 365.25);
  const born = dice.pick([
    '2018-05-09',
    '2012-02-29',
    eighteenIn(80),
    eighteenIn(120),
    eighteenIn(250),
    inDays(-30),
  ]);
  const twin = isTwin(nth) ? lives.at(-1)?.child : undefined;
  return realChild(nth, twin?.born ?? born);
}

/** Nobody does anything more; what falls due still does. */
function isDone({ patience, afterwards }: Life): boolean {
  return patience < -3 || afterwards <= 0;
}

function moveTo({ clock }: BatchWorld, millis: number): void {
  const now = Date.parse(clock.now());
  if (millis > now) clock.moveTo(new Date(millis).toISOString());
}

/** From minutes to weeks. */
function pauseOfPeople({ dice }: BatchWorld): number {
  const most = dice.pick([40 * minute, 5 * hour, 5 * hour, day, day, 4 * day, 30 * day]);
  return minute + dice.roll(most);
}

function changeMoods({ dice, teams, store }: BatchWorld): void {
  if (dice.roll(12) === 0) teams.trouble = dice.pick([0, 0, 5, 30]);
  if (dice.roll(teams.away ? 3 : 60) === 0) teams.away = !teams.away;
  if (dice.roll(store.shaky ? 4 : 30) === 0) store.shaky = !store.shaky;
}

async function tickAll(world: BatchWorld): Promise<number> {
  const { dice, bots } = world;
  await letMachineTimePass(world, longMachineMs);
  const once = (bot: BatchWorld['bots'][number]) => unlessAway(() => tick(bot));
  const both = dice.roll(4) === 0;
  const looked = await Promise.all([once(dice.pick(bots)), both ? once(dice.pick(bots)) : 0]);
  return looked.reduce((sum, each) => sum + each, 0);
}

/** A worker or two deliver what is ready; now and then somebody adds or removes the bot meanwhile. */
async function deliverSome(world: BatchWorld): Promise<void> {
  const { dice, bots } = world;
  if (dice.roll(15) === 0) await comeOrGo(world);
  await letMachineTimePass(world, dice.pick([minute, longMachineMs]));
  for (let round = 0; round < 3; round += 1) {
    const both = dice.roll(5) === 0;
    const worked = await Promise.all([
      unlessAway(() => deliver(dice.pick(bots), 50)),
      both ? unlessAway(() => deliver(dice.pick(bots), 50)) : 0,
    ]);
    if (worked.every((each) => each === 0)) return;
  }
}

async function comeOrGo({ dice, teams, truth, facts }: BatchWorld): Promise<void> {
  const person = dice.pickAny(facts().directory.directory.people)?.id ?? '';
  if (teams.outOfReach.delete(person)) await truth.ledger.revive(person, 'all');
  else teams.outOfReach.set(person, dice.pick(['not-installed', 'blocked']));
}

/**
 * The month's import: one or two things have changed, or the directory before is put back. Whoever has come and whoever has
 * gone, every case waits for somebody who is there once the clock has looked, which it does at once.
 */
async function changeDirectory(world: BatchWorld): Promise<void> {
  const { dice, clock, facts, importDirectory, happened, earlier } = world;
  const count = (what: string) => happened.set(what, (happened.get(what) ?? 0) + 1);
  const before = facts().directory.directory;
  const back = dice.roll(10) === 0 ? earlier.pop() : undefined;
  const { directory, what } =
    back === undefined
      ? changedDirectory(dice, before, londonDate(clock.now()))
      : { directory: back, what: ['put back'] };
  if (back === undefined) earlier.push(before);
  await importDirectory(directory);
  count('directory: imported');
  for (const each of what) count(`directory: ${each}`);
  world.store.shaky = false;
  while ((await tickAll(world)) > 0);
  await nobodysTurn(world);
}

/** I15, asked of every case as it is. */
async function nobodysTurn({ witness, truth, facts, clock, breaches }: BatchWorld): Promise<void> {
  for (const ref of witness.refs()) {
    const state = await truth.cases.readCase(ref);
    const stuck = state && whyStuck(state, facts(), latest(state.lastEventAt, clock.now()));
    if (stuck !== undefined) breaches.push({ ref, what: `I15 after an import: ${stuck}` });
  }
}

/** All is well again: what falls due is told, what is wanted is delivered, and nothing is left to do. */
async function comeToRest(world: BatchWorld): Promise<void> {
  const { bots, teams, store, truth, clock } = world;
  Object.assign(teams, { away: false, trouble: 0 });
  store.shaky = false;
  for (let round = 0; round < 400; round += 1) {
    world.witness.turnPage();
    await letMachineTimePass(world, longMachineMs);
    const worked = (await tick(bots[0])) + (await deliver(bots[0], 50));
    if (worked > 0 || (await truth.ledger.inHand(longMachineMs)) > 0) continue;
    // What waits for the morning is sent then; the second such morning finds nothing.
    if (await nothingHeld(world)) return;
    moveTo(world, Date.parse(clock.now()) + 4 * hour);
  }
  world.breaches.push({ ref: '', what: 'it does not come to rest' });
}

async function nothingHeld({ connection, keys }: BatchWorld): Promise<boolean> {
  return (await connection.command(['ZCARD', keys.held])) === 0;
}

async function unlessAway(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreUnavailable) return 0;
    throw error;
  }
}
