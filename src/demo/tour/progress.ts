import type { TourStep } from './tour-step';

/** A deed as the page's server tells of it; only who and what count here. */
interface Done {
  readonly personId: string;
  readonly what: string;
}

/** The deed that ends a step; undefined where the guide only waits to be told to go on. */
export function deedFor({ task }: TourStep): string | undefined {
  switch (task.kind) {
    case 'say':
      return `said:${task.words}`;
    case 'begin':
      return `began:${task.verb.slice('new:'.length)}`;
    case 'form':
      return `sent:${task.command}`;
    case 'open':
    case 'look':
      return undefined;
  }
}

/**
 * Where the story stands, by looking at what happened. In: the steps, what was done since the tour began (oldest first),
 * and the step the reader has gone on to by hand. Out: the index of the step whose turn it is; the number of steps when
 * all is done. Somebody who ran ahead without the guide is found where they are.
 */
export function currentStep(steps: readonly TourStep[], done: readonly Done[], wentOnTo: number): number {
  let current = Math.min(wentOnTo, steps.length);
  for (const { personId, what } of done) {
    const found = steps.findIndex((step) => step.who === personId && deedFor(step) === what);
    if (found >= current) current = found + 1;
  }
  return current;
}
