import type { Script } from '../scripts/script';

/** The narrow door through which every adapter talks to Redis. Replies are parsed by the caller. */
export interface RedisConnection {
  /**
   * Sends one command.
   * @throws StoreUnavailable when Redis is away, slow, full or read-only
   * @throws StoreFault when Redis refuses the command for another reason
   */
  command(args: readonly string[]): Promise<unknown>;
  /** Runs a script by its digest, and by its text where Redis does not know it yet. Throws as `command`. */
  run(script: Script, keys: readonly string[], args: readonly string[]): Promise<unknown>;
}
