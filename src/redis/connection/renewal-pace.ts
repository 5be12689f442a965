const firstPauseMs = 250;
const longestPauseMs = 5_000;
/** After so long without a renewal the next one is at once again. In milliseconds. */
const calmMs = 30_000;

/**
 * How often a connection may be made anew because its server turned out to be the wrong one: at once, then after longer
 * and longer pauses, with jitter.
 * @param now milliseconds of a clock that only goes forward
 * @returns says whether it may be done now, and counts it when it may
 */
export function renewalPace(now: () => number): () => boolean {
  let notBefore = Number.NEGATIVE_INFINITY;
  let pause = firstPauseMs;
  return () => {
    const at = now();
    if (at < notBefore) return false;
    if (at - notBefore > calmMs) pause = firstPauseMs;
    notBefore = at + pause / 2 + Math.random() * (pause / 2);
    pause = Math.min(longestPauseMs, pause * 2);
    return true;
  };
}
