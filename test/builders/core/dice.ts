/** Small repeatable choices from one number, so that a failing run can be played again from its seed. */
export interface Dice {
  /** A whole number, 0 ≤ n < below. */
  readonly roll: (below: number) => number;
  readonly pick: <const T>(from: readonly [T, ...T[]]) => T;
  /** One of a list that may be empty. */
  readonly pickAny: <T>(from: readonly T[]) => T | undefined;
}

export function diceFrom(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const roll = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pickAny = <T>(from: readonly T[]) => from[roll(from.length)];
  return { roll, pickAny, pick: (from) => pickAny(from) ?? from[0] };
}
