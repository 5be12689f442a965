import { errorReply } from './redis-errors';

/**
 * Answers of a server that is no place to write to, or not any more: after a failover a connection may still stand on the
 * old primary while its address leads to the new one. Beside each, in milliseconds, for how long it may go on before
 * another connection is made: some pass by themselves on the right server too.
 */
const patience = {
  READONLY: 0,
  MASTERDOWN: 0,
  NOAUTH: 0,
  CLUSTERDOWN: 0,
  LOADING: 5_000,
  MISCONF: 5_000,
  NOREPLICAS: 5_000,
} as const;

type Code = keyof typeof patience;
const coded = new RegExp(`(?:^|-)(${Object.keys(patience).join('|')})\\b`);

/**
 * Watches the answers on one connection.
 * @param now milliseconds of a clock that only goes forward
 * @returns tells of an error whether it, or its kind for long enough, says that this is the wrong server
 */
export function watchForWrongServer(now: () => number): (error: unknown) => boolean {
  const seen = new Map<Code, { readonly since: number; readonly last: number }>();
  return (error) => {
    const code = coded.exec(errorReply(error) ?? '')?.[1] as Code | undefined;
    if (code === undefined) return false;
    const [at, before] = [now(), seen.get(code)];
    // What was not heard for as long as it may go on has ended meanwhile.
    const since = before !== undefined && at - before.last <= patience[code] ? before.since : at;
    seen.set(code, { since, last: at });
    return at - since >= patience[code];
  };
}
