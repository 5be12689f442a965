import { StoreUnavailable } from '../../workflow/ports/case-ports';

/** Rejects when the answer does not come in time; the answer itself is then nobody's any more. */
export async function withinTime<T>(
  answer: Promise<T>,
  timeoutMs: number,
  onTimeout: () => void = () => undefined,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StoreUnavailable(`Redis gave no answer within ${timeoutMs} ms`));
      onTimeout();
    }, timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
