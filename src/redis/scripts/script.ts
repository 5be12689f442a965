import { createHash } from 'node:crypto';

/** A Lua script that Redis runs as one step. Named by its digest, so two releases run side by side. */
export interface Script {
  readonly name: string;
  readonly lua: string;
  /** SHA-1 in hex, the name under which Redis keeps it. */
  readonly sha: string;
}

/** Names a script. Its text begins with a comment that says KEYS, ARGV and what it returns. */
export function defineScript(name: string, lua: string): Script {
  return { name, lua, sha: createHash('sha1').update(lua).digest('hex') };
}
