import type { Keys } from '../keys';

/** One command with its words, and what an operator reads when it is refused. */
export interface NeededCommand {
  readonly called: string;
  readonly words: readonly string[];
}

const plain = (words: readonly string[]): NeededCommand => ({ called: words[0] ?? '', words });

/**
 * Every command that the scripts call, as it can be tried on a key that holds a text: nothing of it leaves anything
 * behind but that key, which expires. A test compares this list with the scripts.
 */
export function commandsInScripts({ probe, changes }: Keys): readonly NeededCommand[] {
  const onProbe = (name: string, ...rest: readonly string[]) => plain([name, probe, ...rest]);
  return [
    plain(['TIME']),
    ...['EXISTS', 'TYPE', 'GET', 'PTTL', 'HGETALL', 'HLEN', 'LLEN', 'SMEMBERS', 'ZCARD'].map((name) =>
      onProbe(name),
    ),
    onProbe('INCRBY', '1'),
    onProbe('PEXPIRE', '1000'),
    ...['HGET', 'HMGET', 'HDEL', 'RPUSH', 'SADD', 'SREM', 'ZREM', 'ZSCORE'].map((name) => onProbe(name, '1')),
    onProbe('HSET', '1', '1'),
    onProbe('HINCRBY', '1', '1'),
    onProbe('LRANGE', '0', '-1'),
    onProbe('ZADD', '1', '1'),
    ...['ZRANGE', 'ZRANGEBYSCORE', 'ZREMRANGEBYSCORE', 'ZREMRANGEBYRANK', 'ZCOUNT'].map((name) =>
      onProbe(name, '0', '0'),
    ),
    {
      called: 'ZRANGE with BYSCORE and REV',
      words: ['ZRANGE', probe, '+inf', '-inf', 'BYSCORE', 'REV', 'LIMIT', '0', '1'],
    },
    plain(['ZDIFF', '2', probe, probe]),
    onProbe('ZSCAN', '0'),
    plain(['ZUNIONSTORE', probe, '1', probe]),
    // No listener takes this for a change.
    { called: `PUBLISH on ${changes}`, words: ['PUBLISH', changes, ''] },
    onProbe('RENAME', probe),
    onProbe('DEL'),
    onProbe('SET', '1', 'PX', '1000'),
  ];
}

/** What is sent outside scripts, and so must be tried there. */
export function commandsBesides({ probe }: Keys, replicas: number): readonly NeededCommand[] {
  return [
    plain(['EVAL', 'return 1', '0']),
    plain(['SCAN', '0', 'COUNT', '1']),
    plain(['HSCAN', probe, '0']),
    plain(['SSCAN', probe, '0']),
    plain(['SUNION', probe]),
    plain(['GETDEL', probe]),
    ...(replicas > 0 ? [plain(['WAIT', '0', '1']), plain(['INFO', 'replication'])] : []),
  ];
}
