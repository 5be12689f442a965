/** A mistake in a directory file, in plain English, with the line of the file it is on (1 is the first). */
export interface LineProblem {
  readonly line: number;
  readonly problem: string;
}

/** What a file says before it is checked: the shape of a directory, and the line each part of it begins on. */
export interface RawDirectory {
  readonly value: unknown;
  /** By path into the value, "people.3.leave.0". */
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly LineProblem[];
}

/** The line of a path, or of the nearest part around it that has one. */
export function lineOf(path: readonly PropertyKey[], lines: ReadonlyMap<string, number>): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(path.slice(0, length).map(String).join('.'));
    if (line !== undefined) return line;
  }
  return 1;
}
