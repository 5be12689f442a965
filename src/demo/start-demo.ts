import { join } from 'node:path';
import { clearTenant } from '../local/clear-tenant';
import { readRealTime } from '../local/local-settings';
import { startRedis } from '../local/own-redis/start-redis';
import { buildTab } from '../local/tab/build-tab';
import type { Deed } from './deed';
import { type DemoWorld, forgetWorld, greetCast, openWorld } from './demo-world';
import { freePorts } from './free-ports';
import { createPageActs } from './page-acts';
import { bundlePage } from './page-files';
import { type PageServer, startPageServer } from './page-server';
import { wireChange, wireTime, wireWorld } from './wire-world';

export interface DemoOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where everything is kept between runs. */
  readonly folder: string;
}

export interface Demo {
  /** Where the page is. */
  readonly url: string;
  /** Resolves when everybody in the tour has been greeted. */
  readonly greeted: Promise<void>;
  close(): Promise<void>;
}

const usualPort = 3978;
const tellTimeMs = 20_000;

/**
 * Starts Redis (unless REDIS_URL names one), the stand-in for Teams, the bot and the page. The bot takes PORT, the page
 * and the stand-in the next free ones; without PORT the bot too takes the next free one from 3978 on. Throws when PORT is
 * taken, when the settings are wrong, or when Redis cannot be had.
 */
export async function startDemo({ env, folder }: DemoOptions): Promise<Demo> {
  const given = env['REDIS_URL'];
  const own = given ? undefined : await startRedis({ folder });
  try {
    const redisUrl = given || (own?.url ?? '');
    const demo = await startAround({ env, folder, redisUrl });
    const close = async () => {
      await demo.close();
      await own?.stop();
    };
    return { ...demo, close };
  } catch (error) {
    await own?.stop();
    throw error;
  }
}

async function choosePorts(wanted: string | undefined) {
  const first = Number(wanted ?? '');
  const [botPort = 0, pagePort = 0, teamsPort = 0] = wanted
    ? [first, ...(await freePorts(first === 0 ? 0 : first + 1, 2))]
    : await freePorts(usualPort, 3);
  return { botPort, pagePort, teamsPort };
}

async function startAround(options: DemoOptions & { redisUrl: string }): Promise<Demo> {
  const { folder, redisUrl } = options;
  const { pagePort, ...ports } = await choosePorts(options.env['PORT']);
  const tabFolder = join(folder, 'tab');
  // One for as long as the demo runs: whoever starts over does not go back in time.
  const realTime = readRealTime(options.env);
  const open = () => openWorld({ ...options, ...ports, realTime, tabFolder });
  // The bot reads the tab's files once, when it starts.
  const [files, opened] = await Promise.all([bundlePage(), buildTab(tabFolder).then(open)]);
  // “Start over” puts another world in this one's place; the page stays.
  let world = opened;
  let page: PageServer | undefined;
  const follow = (one: DemoWorld) => one.teams.onChange((change) => page?.tell(wireChange(one, change)));
  const tellSeen = (personId: string, upTo: string) => page?.tell({ kind: 'seen', personId, upTo });
  const acts = createPageActs(() => world, {
    note(deed: Deed) {
      world.chats.keepDeed(deed);
      page?.tell({ kind: 'deed', deed });
    },
    seen: tellSeen,
    timeMoved: () => page?.tell({ kind: 'time', time: wireTime(world) }),
    async startOver() {
      await world.close();
      await clearTenant(redisUrl, world.tenantId);
      forgetWorld(folder);
      world = await open();
      follow(world);
      page?.tell({ kind: 'world', world: wireWorld(world) });
      await greetCast(world, tellSeen);
    },
  });
  const first = () => ({ kind: 'world', world: wireWorld(world) }) as const;
  page = await startPageServer({ port: pagePort, files, acts, first });
  follow(world);
  const { url, close: closePage, tell } = page;
  const ticking = setInterval(() => tell({ kind: 'time', time: wireTime(world) }), tellTimeMs);
  const close = async () => {
    clearInterval(ticking);
    await closePage();
    await world.close();
  };
  return { url, greeted: greetCast(world, tellSeen), close };
}
