import { StoreUnavailable } from './ports/case-ports';

/**
 * Runs what answers a press that was made before, and so is saved. Where that fails nobody may be told that nothing was
 * saved: the same press once more is answered with how it stands (process page I9).
 */
export async function answerToSaved<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new StoreUnavailable('a press that is saved could not be answered', { cause, mayBeSaved: true });
  }
}
