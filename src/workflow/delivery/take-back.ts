import { nothingCard } from '../../views/cards/message-card';
import { neutralSummary } from '../../views/neutral-summary';
import type { Copy } from '../ports/delivery-ports';
import { changeCopy, pauseAfter } from './change-copy';
import type { Work } from './delivery-work';
import { mayStillBeTold } from './what-to-show';

const tries = 3;
/** In milliseconds: a worker keeps its lease for longer. */
const longestPause = 5_000;

/**
 * Between the last look at the case and the moment at which Teams has the message lies one round trip, and no order of
 * the two makes it less: Teams and the store share no transaction. A hold or a death that is committed in just that
 * time finds a message on its way which nobody can stop. So the case is looked at once more as soon as Teams has
 * answered: what went to somebody who is shut out by now is put in the place of nothing, without a sound (process page
 * I8, §4b). What they were shown before stays as it was; when the hold is lifted, the message follows the case again. A
 * worker that dies in between leaves it, as does a message of which nobody knows whether it arrived.
 * @param written the messages that have just been written, or may have been
 * @returns whether the person is shut out
 */
export async function takeBack(work: Work, written: readonly Copy[]): Promise<boolean> {
  if (written.length === 0 || (await mayStillBeTold(work))) return false;
  for (const copy of written) await empty(work, copy);
  return true;
}

async function empty(work: Work, copy: Copy): Promise<void> {
  const { shell, claim } = work;
  const nothing = { card: nothingCard(), summary: neutralSummary(claim.row.ref, 'news') };
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const pause = pauseAfter(await changeCopy(work, copy, nothing), attempt);
    if (pause === undefined) return;
    if (attempt < tries) await shell.pause(Math.min(pause, longestPause));
  }
  const said = 'What was sent while a hold or a death was recorded could not be taken back';
  shell.failed(claim.row.ref, Object.assign(new Error(said), { code: 'not-taken-back' }));
}
