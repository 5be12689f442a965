import type { Messenger } from '../../src/workflow/ports/delivery-ports';
import { noticesAtOnce } from '../support/stories/notices-at-once';

const least = 0.9;
/** At Teams' own pace the figure says how busy the machine is; at a fifth of it, whether what is allowed is used. */
const stretched = 5;

/**
 * How much of what Teams allows two processes use, over HTTP: a place that falls free is taken by the next notice.
 * Throws below nine tenths, or when Teams refuses any.
 */
export async function benchTeamsPace(redisUrl: string): Promise<void> {
  const sent: number[] = [];
  const around = (messenger: Messenger): Messenger => ({
    create: (to, message) => {
      sent.push(performance.now());
      return messenger.create(to, message);
    },
    update: (copy, message) => messenger.update(copy, message),
    openConversation: (person) => messenger.openConversation(person),
  });
  const { traffic } = await noticesAtOnce({ redisUrl, many: 100, stretched, around });
  const used = usedAgain(sent, 1_000 * stretched);
  process.stdout.write(
    `${'used of the fifty requests in a second that Teams allows'.padEnd(62)}${used.toFixed(2).padStart(8)}\n`,
  );
  if (traffic.some(({ status }) => status === 429)) throw new Error('Teams refused a notice.');
  if (used < least) throw new Error(`Less than ${least} of what Teams allows is used.`);
}

/**
 * How much is used from when all of it is in use: each request needs the place of the fiftieth before it, and that falls
 * free after one such second, in milliseconds.
 */
function usedAgain(sent: readonly number[], second: number): number {
  const taken = sent.slice(50).map((at, index) => at - (sent[index] ?? at));
  return (taken.length * second) / taken.reduce((sum, each) => sum + each, 0);
}
