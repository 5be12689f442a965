/** The process died: whatever it asked for after that is never answered. */
class Crash extends Error {}

/** A process that dies at its n-th wait. */
export interface Mortal {
  readonly isDead: () => boolean;
  /** The port as this process uses it: every call is a wait at which it may die. */
  readonly port: <T extends object>(port: T) => T;
}

/** Something that happens elsewhere while this process waits for the n-th time. */
export interface Meanwhile {
  readonly at: number;
  readonly happens: () => Promise<unknown>;
}

/**
 * @param dieAt which wait kills it, from 1; undefined for a process that lives
 * @param afterwards whether what was asked for is still done
 */
export function mortal(dieAt: number | undefined, afterwards: boolean, meanwhile?: Meanwhile): Mortal {
  let waits = 0;
  let dead = false;
  const wait = async (act: () => Promise<unknown>): Promise<unknown> => {
    if (dead) throw new Crash();
    waits += 1;
    if (waits === meanwhile?.at) await meanwhile.happens();
    if (waits === dieAt) {
      dead = true;
      if (afterwards) await act();
      throw new Crash();
    }
    const answer = await act();
    if (dead) throw new Crash();
    return answer;
  };
  const port = <T extends object>(real: T): T =>
    new Proxy(real, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => wait(async () => Reflect.apply(method, target, args));
      },
    });
  return { isDead: () => dead, port };
}
