import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { decide } from '../../src/domain/decide/decide';
import { startRedis } from '../../src/local/own-redis/start-redis';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { cardFor } from '../../src/workflow/delivery/case-cards';
import { aCommand } from '../builders/core/a-command';
import { theFacts } from '../builders/core/people';
import { london } from '../builders/core/play';
import { aCaseAt } from '../builders/core/ways';
import { type BenchWorld, benchWorld, cast, press } from './bench-world';
import { benchFirstView } from './first-view';
import { lineOf, type Ratio, ratioOf } from './ratio';
import { benchTeamsPace } from './teams-pace';

const now = london('2027-01-12 10:00');
const model = { $root: {} };

/** `npm run bench`: what things cost, each beside something it can be held against, in one run. */
async function main(): Promise<void> {
  const redis = await startRedis();
  const connection = openRedis({ url: redis.url, timeoutMs: 60_000 });
  await connection.waitUntilUp(10_000);
  process.stdout.write(`${'how many times as long'.padEnd(62)}  median   (middle half)\n`);
  const tell = (ratio: Ratio) => process.stdout.write(`${lineOf(ratio)}\n`);
  const world = await benchWorld(connection);
  for (const each of [...presses(world, connection), ...rendering(), ...ledgers(connection)])
    tell(await each());
  await benchTeamsPace(redis.url);
  await connection.close();
  await redis.stop();
}

type Measures = readonly (() => Promise<Ratio>)[];

function presses(world: BenchWorld, connection: RedisClient): Measures {
  const { shell, stores } = world;
  const ping = () => connection.command(['PING']);
  const twice = async () => {
    await ping();
    await ping();
  };
  const wholePress = (ref: string) => async () => {
    const handled = await press(shell, ref, command);
    if (handled.kind !== 'done') throw new Error(`A press was ${handled.kind}`);
    return cardFor({ ...handled, viewer: cast.requester, now, form: 'form' });
  };
  const { state } = aCaseAt('under-review', 'external-second-opinion');
  if (state === undefined) throw new Error('nothing was played');
  const command = aCommand('comment')(state);
  const actor = { kind: 'person', id: cast.requester } as const;
  const decides = () => decide({ command, actor }, state, theFacts, now);
  return [
    async () => ratioOf('a whole press / PING', [wholePress(await world.caseWith(20)), ping], { times: 5 }),
    async () =>
      ratioOf('a whole press / PING twice', [wholePress(await world.caseWith(20)), twice], { times: 5 }),
    () => ratioOf('deciding / PING', [decides, ping]),
    async () => {
      const [long, short] = [await world.caseWith(300), await world.caseWith(20)];
      return ratioOf('a press on 300 events / on 20', [wholePress(long), wholePress(short)], {
        times: 5,
        rounds: 20,
      });
    },
    async () => {
      const [long, short] = [await world.caseWith(300), await world.caseWith(20)];
      const read = (ref: string) => () => stores.cases.history(ref);
      return ratioOf('reading a history of 300 / of 20', [read(long), read(short)], { times: 5, rounds: 20 });
    },
    async () => {
      const ref = await world.caseWith(20);
      const readOnly = () => stores.cases.readPress({ person: cast.requester, ref, again: true });
      const write = () => press(shell, ref, command);
      return ratioOf('read, decide and commit / read alone', [write, readOnly], { times: 5 });
    },
  ];
}

function rendering(): Measures {
  const { state } = aCaseAt('under-review', 'external-second-opinion');
  if (state === undefined) throw new Error('nothing was played');
  const text = readFileSync(join(__dirname, '../../cards/message.json'), 'utf8');
  const kept = new Template(JSON.parse(text));
  return [
    () =>
      ratioOf('a template read anew / kept', [
        () => new Template(JSON.parse(text)).expand(model),
        () => kept.expand(model),
      ]),
    () =>
      ratioOf('the whole card of a case / the smallest template', [
        () => cardFor({ state, facts: theFacts, viewer: cast.requester, now, form: 'form' }),
        () => kept.expand(model),
      ]),
  ];
}

/** What a worker takes in hand, from a short queue and from a long one. */
function ledgers(connection: RedisClient): Measures {
  const claim = async (waiting: number) => {
    const { stores, shell } = await benchWorld(connection);
    const { state, events } = aCaseAt('under-review', 'external-second-opinion');
    if (state === undefined) throw new Error('nothing was played');
    const notices = Array.from({ length: waiting }, (_, index) => ({
      person: `person-${index}`,
      notify: true,
    }));
    const ref = shell.mint.caseRef();
    const change = {
      ref,
      state: { ...state, ref },
      events,
      expectedVersion: 0,
      due: undefined,
      press: undefined,
    };
    await stores.cases.commit({ ...change, notices, people: [], usedDraft: undefined });
    return async () => {
      const claims = await stores.ledger.claim(10, now);
      if (claims.length !== 10) throw new Error(`${claims.length} were claimed`);
      await Promise.all(claims.map((each) => stores.ledger.record(each, {}, { againInMs: 0 })));
    };
  };
  return [
    async () =>
      ratioOf('claiming 10 rows of 10,000 / of 10', [await claim(10_000), await claim(10)], { times: 5 }),
  ];
}

const bench = process.argv[2] === 'first-view' ? benchFirstView : main;
bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
