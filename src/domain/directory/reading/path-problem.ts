/** A mistake between entries, with the path of the entry to mend. */
export interface PathProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}
