import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import type { Directory } from '../../src/domain/directory/schema';
import { deliver } from '../../src/workflow/delivery/deliver';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { tick } from '../../src/workflow/ticking/tick';
import { who } from '../builders/core/people';
import type { BatchWorld } from './batch-world';
import { letMachineTimePass } from './machine-time';
import { type Life, pressSomething } from './people-press';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Cards follow after so many changes, on average: a delivery for each would take most of the time. */
const deliverOneIn = 40;
/** An operator imports another directory after so many changes, on average. */
const directoryChangesOneIn = 120;
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
  const lives: Life[] = Array.from({ length: cases }, () => ({
    ref: undefined,
    nextAt: begins + dice.roll(Math.min(days, 60)) * day + dice.roll(24 * 60) * minute,
    oldStep: 0,
    sent: [],
    patience: 8 + dice.roll(20),
    afterwards: 2,
  }));
  let presses = 0;
  let ticks = 0;
  for (;;) {
    const next = lives.reduce((one, other) => (other.nextAt < one.nextAt ? other : one));
    const due = Date.parse((await world.truth.due.earliest()) ?? '9999-01-01T00:00:00.000Z');
    const stop = Math.min(next.nextAt, due);
    if (stop >= ends || world.breaches.length > mostBreaches) break;
    // The bot was stopped, or slow: what falls due then is late, and people come late too.
    const late = dice.roll(60) === 0 ? dice.pick([2 * minute, 5 * hour, 3 * day]) : 0;
    moveTo(world, stop + late);
    world.witness.turnPage();
    if (due <= stop) ticks += await tickAll(world);
    else {
      await pressSomething(world, next, childOf(lives.indexOf(next)));
      presses += 1;
      next.nextAt = Date.parse(clock.now()) + (isDone(next) ? 10 * 365 * day : pauseOfPeople(world));
    }
    changeMoods(world);
    if (dice.roll(directoryChangesOneIn) === 0) await changeDirectory(world);
    if (dice.roll(deliverOneIn) === 0) await deliverSome(world);
  }
  moveTo(world, ends);
  await comeToRest(world);
  return { presses, ticks };
}

/** Most children have one request, some share one. */
function childOf(index: number): string {
  return `SIM-${index % 6 === 5 ? index - 1 : index}-LOCAL`;
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

async function comeOrGo({ dice, teams, truth }: BatchWorld): Promise<void> {
  const person = dice.pickAny(inventedDirectory.people)?.id ?? '';
  if (teams.outOfReach.delete(person)) await truth.ledger.revive(person, 'all');
  else teams.outOfReach.set(person, dice.pick(['not-installed', 'blocked']));
}

/** In one office the alternate has become the holder, and somebody new is the alternate; the old holder has gone. */
function otherOffice(): Directory {
  const standing = (as: 'holder' | 'alternate') => [
    { role: 'coordinator' as const, organisation: 'INV-T1', as },
  ];
  const changes: Readonly<Record<string, ReturnType<typeof standing>>> = {
    [who.coordinator]: [],
    [who.coordinatorsAlternate]: standing('holder'),
    [who.physiotherapist]: standing('alternate'),
  };
  return {
    ...inventedDirectory,
    people: inventedDirectory.people.map((each) => ({
      ...each,
      standing: changes[each.id] ?? each.standing,
    })),
  };
}

async function changeDirectory({ dice, importDirectory }: BatchWorld): Promise<void> {
  await importDirectory(dice.roll(2) === 0 ? inventedDirectory : otherOffice());
}

/** All is well again: what falls due is told, what is wanted is delivered, and nothing is left to do. */
async function comeToRest(world: BatchWorld): Promise<void> {
  const { bots, teams, store, truth, clock } = world;
  Object.assign(teams, { away: false, trouble: 0 });
  store.shaky = false;
  // What is held against the cases is held against this directory.
  await world.importDirectory(inventedDirectory);
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
