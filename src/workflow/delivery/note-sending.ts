import type { RowUpdate } from '../ports/delivery-ports';
import { asBefore, type Work } from './delivery-work';

/**
 * Notes that a view is being sent, before it is: from then on until Teams answers a crash leaves it open whether it left.
 * Throws StoreUnavailable where that cannot be noted. Then nothing has left, and whether the note was made or not, nobody is
 * to take the view for one that may have arrived.
 * @param leave gives back the place in the queue to Teams, where nothing goes out
 * @returns whether the row is still this worker's
 */
export async function noteSending(
  { shell, claim }: Work,
  sending: RowUpdate,
  leave: () => Promise<void>,
): Promise<boolean> {
  try {
    if (await shell.ledger.record(claim, sending, { keep: true })) return true;
  } catch (error) {
    await leave();
    await shell.ledger.record(claim, asBefore(claim.row), { keep: true });
    throw error;
  }
  await leave();
  return false;
}
