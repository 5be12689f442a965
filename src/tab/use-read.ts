import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Change, Changes } from './changes';
import { asProblem, type Problem } from './problem';

export interface Read<Value> {
  /** What was read last, also while it is read again or cannot be. */
  readonly value: Value | undefined;
  readonly problem: Problem | undefined;
  readonly again: () => void;
}

const oftenEnoughMs = 120_000;

/**
 * Reads something and keeps it fresh: again with each change that concerns it, when the page comes back into view, and
 * every two minutes, since time left runs down by itself. What is on the screen stays until something newer is there.
 * @param key names what is read: another key is another thing
 */
export function useRead<Value>(
  key: string,
  read: () => Promise<Value>,
  changes: Changes,
  concerns: (change: Change) => boolean,
): Read<Value> {
  const [kept, setKept] = useState<{
    readonly key: string;
    readonly value?: Value;
    readonly problem?: Problem;
  }>({ key });
  const asked = useRef({ read, concerns, turn: 0 });
  asked.current.read = read;
  asked.current.concerns = concerns;
  const again = useCallback(() => {
    asked.current.turn += 1;
    const { turn } = asked.current;
    // An answer that a later question has overtaken is not shown.
    const ifNewest = (shown: () => void) => turn === asked.current.turn && shown();
    asked.current.read().then(
      (value) => ifNewest(() => setKept({ key, value })),
      (error: unknown) =>
        ifNewest(() =>
          setKept((before) => ({ ...(before.key === key ? before : { key }), problem: asProblem(error) })),
        ),
    );
  }, [key]);
  useEffect(() => {
    again();
    const forget = changes((change) => (change.kind === 'all' || asked.current.concerns(change)) && again());
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), oftenEnoughMs);
    const seen = () => document.visibilityState === 'visible' && again();
    document.addEventListener('visibilitychange', seen);
    return () => {
      forget();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [again, changes]);
  const mine = kept.key === key;
  return { value: mine ? kept.value : undefined, problem: mine ? kept.problem : undefined, again };
}
