import type { RedisConnection } from '../../src/redis/connection/connection';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import type { Dice } from '../builders/core/dice';

/**
 * A connection to Redis on which now and then a command does not arrive, or arrives and its answer is lost.
 * @param oneIn how many commands go well for one that does not, while it is shaky
 */
export function shakyConnection(
  real: RedisConnection,
  dice: Dice,
  oneIn: number,
): { readonly connection: RedisConnection; shaky: boolean } {
  const over: { shaky: boolean } = { shaky: false };
  const maybe = async (ask: () => Promise<unknown>): Promise<unknown> => {
    if (!over.shaky || dice.roll(oneIn) > 0) return await ask();
    if (dice.roll(2) === 0) await ask();
    throw new StoreUnavailable('the connection broke');
  };
  return Object.assign(over, {
    connection: {
      command: (args: readonly string[]) => maybe(() => real.command(args)),
      run: (...call: Parameters<RedisConnection['run']>) => maybe(() => real.run(...call)),
    },
  });
}
