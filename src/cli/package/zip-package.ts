import { zipSync } from 'fflate';

/** The earliest time that a zip can hold, by the local clock that the library reads it with. */
const fixedTime = new Date(1980, 0, 1);

/**
 * Puts files into a zip. The same files give the same bytes, whenever and wherever: order, times, compression and
 * the system named in it are fixed.
 *
 * @param files by name, in the order in which they are to stand
 */
export function zipPackage(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { level: 9, mtime: fixedTime, os: 0, attrs: 0 });
}
