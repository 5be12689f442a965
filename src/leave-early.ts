/**
 * Heard from the first line: as process 1 of a container, Node passes over a signal for which nobody listens. Until
 * something is in hand there is nothing to finish, and the process just ends.
 */
const signals = ['SIGTERM', 'SIGINT'] as const;

function leave(): void {
  process.exit(0);
}

for (const signal of signals) process.once(signal, leave);

/** From now on these signals end it in good order. */
export function leaveBy(stop: () => void): void {
  for (const signal of signals) process.off(signal, leave).once(signal, stop);
}
