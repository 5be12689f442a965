import type { Moment } from './moments';

/**
 * The environment of a process for which it is that moment, there; whatever it starts lives in the same time.
 * @param library libfaketime
 * @param machine milliseconds since 1970 by the machine's own clock
 */
export function environmentOf(
  { at, zone, locale }: Moment,
  library: string,
  machine: number,
): Readonly<Record<string, string>> {
  const ahead = Math.round((Date.parse(at) - machine) / 1_000);
  return {
    // With the C library's own memory: the one that Debian's Redis brings asks for the time before there is one.
    LD_PRELOAD: `${library} libc.so.6`,
    // So much ahead, not “from this moment on”: processes that start later would begin there again.
    FAKETIME: `${ahead < 0 ? '' : '+'}${ahead}`,
    // Patience and pauses are the machine's.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
    TZ: zone,
    LANG: locale,
    LC_ALL: locale,
  };
}
