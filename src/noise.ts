const minuteMs = 60_000;

/**
 * Bounds what anybody can make the bot say: of each kind the first is said at once, and then one a minute, with how many
 * there were.
 *
 * @param machineNow milliseconds of machine time
 * @returns for one more of a kind, a word of ours and never of the asker's: how many to say now, undefined for nothing
 */
export function boundedNoise(machineNow: () => number = Date.now): (kind: string) => number | undefined {
  const said = new Map<string, { at: number; since: number }>();
  return (kind) => {
    const now = machineNow();
    const last = said.get(kind);
    if (last !== undefined && now - last.at < minuteMs && now >= last.at) {
      last.since += 1;
      return undefined;
    }
    said.set(kind, { at: now, since: 0 });
    return (last?.since ?? 0) + 1;
  };
}
