import { randomUUID } from 'node:crypto';
import { compose } from '../../src/compose';
import { loadConfig } from '../../src/config';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { usualBankHolidays } from '../../src/domain/rules/calendar';
import { createLogger } from '../../src/logger';
import { realStores } from '../redis/real-stores';

const { redis } = realStores();
const lastYear = Math.min(...Object.values(usualBankHolidays).map((each) => each.lastYear));

test('/readyz says when the bank holidays end, and goes on serving; the log says so at start', async () => {
  const lines: string[] = [];
  let now = `${lastYear}-12-31T12:00:00.000Z`;
  const running = await compose({
    config: loadConfig({ PORT: '0', MicrosoftAppTenantId: randomUUID() }, 'local'),
    logger: createLogger('info', { write: (line) => void lines.push(line) }),
    clock: { now: () => now },
    redisUrl: redis.url(),
    directory: { directory: inventedDirectory, text: 'invented' },
    durable: false,
  });
  const readyz = async () => {
    const answer = await fetch(`${running.url}/readyz`);
    return [answer.status, await answer.json()];
  };
  const ends = expect.stringContaining(`known to the end of ${lastYear}`);
  try {
    expect(lines.join()).toContain(`known to the end of ${lastYear}`);
    expect(await readyz()).toEqual([
      200,
      { status: 'ready', checks: { redis: 'ready', bankHolidays: ends } },
    ]);
    now = `${lastYear - 1}-12-31T12:00:00.000Z`;
    expect(await readyz()).toEqual([
      200,
      { status: 'ready', checks: { redis: 'ready', bankHolidays: 'known' } },
    ]);
  } finally {
    await running.close();
  }
});
