import type { LocalConfig } from '../../config/types';
import type { Logger } from '../../logger';
import { startLocal } from '../start-local';
import { createDoor } from './door';
import { type Asked, serveLoopback, type Told } from './loopback-server';

export interface Playground {
  /** Where the Playground is to send. */
  readonly endpoint: string;
  readonly botUrl: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts the bot on loopback with the invented directory, and in front of it the door for the Agents Playground.
 *
 * @throws Error when unsigned requests are not allowed, or a port is taken
 */
export async function startPlayground(config: LocalConfig, logger: Logger): Promise<Playground> {
  const door: { answer?: (asked: Asked) => Promise<Told> } = {};
  const url = new URL(config.localTeamsUrl);
  const server = await serveLoopback(Number(url.port), async (asked) =>
    door.answer === undefined ? { status: 503, body: '' } : await door.answer(asked),
  );
  try {
    const local = await startLocal({ config, logger, directoryText: undefined });
    const close = async () => {
      await local.close();
      await server.close();
    };
    try {
      door.answer = createDoor(config, { door: config.localTeamsUrl, bot: local.running.url });
    } catch (error) {
      await local.close();
      throw error;
    }
    return { endpoint: `${config.localTeamsUrl}/api/messages`, botUrl: local.running.url, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}
