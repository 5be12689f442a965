const hourMs = 3_600_000;

/** True the first time in each hour that a key comes up. `now` is machine time in milliseconds. */
export function oncePerHour(now: () => number): (key: string) => boolean {
  const seen = new Set<string>();
  let hour = -1;
  return (key) => {
    const current = Math.floor(now() / hourMs);
    if (current !== hour) seen.clear();
    hour = current;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}
