import { passMachineTime } from '../support/machine-time';
import type { BatchWorld } from './batch-world';

/** More than Teams ever asks the bot to wait in a chat, here. In milliseconds. */
const longestWaitMs = 30_000;

/**
 * Lets machine time pass, in milliseconds: pauses before another try and leases move on, and the waits that Teams asked
 * for are over. Otherwise a row would be taken up over and over, only to be told to wait.
 */
export async function letMachineTimePass(world: BatchWorld, ms: number): Promise<void> {
  const { connection, keys, teams } = world;
  await passMachineTime(connection, keys, ms);
  if (ms < longestWaitMs || teams.waits.size === 0) return;
  await connection.command([
    'DEL',
    ...[...teams.waits].map((chat) => keys.chatWaits({ kind: 'send', chat })),
  ]);
  teams.waits.clear();
}
