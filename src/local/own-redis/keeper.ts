import { spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { libraryEnv, type RedisServerProgram } from './fetch-redis-server';
import { identifyProcess, isStillRunning, type RunningProcess } from './process-identity';
import { runProgram } from './run-program';
import { filesIn } from './server-record';

/**
 * The keeper is a shell between us and the server. It must work when we are killed without warning, so it
 * relies on the one thing the system does for a dead process: closing what it held open.
 * $1 the pipe, $2 the log, $3 the file for the server's number, $4 a folder to remove at the end (or
 * nothing), then the server and its arguments.
 */
const keeperScript = `
pipe=$1; log=$2; number=$3; remove=$4; shift 4
# Opening a pipe to read waits for a writer, who may be dead by now: be the writer for a moment.
exec 3<>"$pipe"; exec 4<"$pipe"; exec 3>&-
# Nothing starts before the record is written: the starter then says so.
read -r go <&4 || exit 0
"$@" >"$log" 2>&1 </dev/null 4<&- &
server=$!
echo "$server" >"$number"
(
  # Not the ":" command: where its folder has gone meanwhile, that one would end this shell and spare the server.
  while read -r answer; do true >"$answer"; done <&4
  true >"$number.left"
  kill -TERM "$server"; kill -CONT "$server"
  tries=0
  while [ "$tries" -lt 10 ] && kill -0 "$server"; do sleep 1; tries=$((tries + 1)); done
  kill -KILL "$server"
) >/dev/null 2>&1 &
watcher=$!
exec 4<&-
wait "$server"
kill "$watcher" 2>/dev/null
rm -f "$pipe"
# After a crash the log is still wanted; only when all users have gone is nobody left to remove the folder.
[ -f "$number.left" ] || exit 0
rm -f "$number.left"
[ -z "$remove" ] || rm -rf "$remove"
`;

export interface Keeper {
  process: RunningProcess;
  /** The open end of the pipe: while it is open the server runs, even if nobody else uses it. */
  hold: number;
}

/** Makes the named pipe users hold. Throws where the system has none. */
export async function makePipe(path: string): Promise<void> {
  const made = await runProgram('mkfifo', ['-m', '600', path], { timeoutMs: 10_000 });
  if (!made.ok) throw new Error(`A named pipe could not be made: ${made.lastLines}`);
}

/**
 * Starts a keeper that waits. In: the server and its arguments, the folder for its log, the pipe, and
 * whether the folder goes when the server has ended. Close its `hold` to call it off; `letStart(keeper)`
 * has it start the server. Its own session, so that Ctrl-C at the terminal reaches only the bot,
 * which still needs its store to finish what is in hand.
 */
export function startKeeper(
  server: RedisServerProgram,
  args: readonly string[],
  at: { folder: string; pipe: string; removeFolder: boolean },
): Keeper {
  const files = filesIn(at.folder);
  for (const stale of [files.serverPid, `${files.serverPid}.left`]) rmSync(stale, { force: true });
  const hold = openSync(at.pipe, constants.O_RDWR);
  const removal = at.removeFolder ? at.folder : '';
  const child = spawn(
    '/bin/sh',
    ['-c', keeperScript, 'keep-redis', at.pipe, files.log, files.serverPid, removal, server.program, ...args],
    {
      detached: true,
      stdio: 'ignore',
      cwd: dirname(at.folder),
      env: { ...process.env, ...libraryEnv(server) },
    },
  );
  child.on('error', () => undefined);
  child.unref();
  const identified = child.pid === undefined ? undefined : identifyProcess(child.pid);
  if (identified === undefined) {
    closeSync(hold);
    throw new Error('The shell that keeps Redis could not be started.');
  }
  return { process: identified, hold };
}

/** Has the keeper start its server. */
export function letStart(keeper: Keeper): void {
  writeSync(keeper.hold, 'go\n');
}

/**
 * Joins the users of a running server. In: its keeper and pipe, a file name not in use, and the longest to
 * wait in milliseconds. Out: the held end of the pipe once the keeper has answered; undefined when it ends
 * instead, as it does when its last user has just gone. Throws when it does neither in that time.
 */
export async function joinUsers(
  keeper: RunningProcess,
  at: { folder: string; pipe: string; token: string },
  patienceMs: number,
): Promise<number | undefined> {
  const answer = join(at.folder, `own-redis.joined-${at.token}`);
  const hold = openAndAsk(at.pipe, answer);
  const giveUpAt = Date.now() + patienceMs;
  while (isStillRunning(keeper)) {
    if (hold !== undefined && existsSync(answer)) {
      rmSync(answer, { force: true });
      return hold;
    }
    if (Date.now() > giveUpAt) throw new Error(`The Redis in ${at.folder} neither answers nor ends.`);
    await sleep(10);
  }
  if (hold !== undefined) closeSync(hold);
  rmSync(answer, { force: true });
  return undefined;
}

function openAndAsk(pipe: string, answer: string): number | undefined {
  let hold: number | undefined;
  try {
    hold = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    writeSync(hold, `${answer}\n`);
    return hold;
  } catch {
    // No reader any more: the keeper is on its way out.
    if (hold !== undefined) closeSync(hold);
    return undefined;
  }
}

/** Waits until the keeper, and with it the server, has ended. Throws after `patienceMs` milliseconds. */
export async function keeperEnds(keeper: RunningProcess, patienceMs: number): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (isStillRunning(keeper)) {
    if (Date.now() > giveUpAt) throw new Error(`The keeper of Redis (process ${keeper.pid}) does not end.`);
    await sleep(10);
  }
}

/** In: a server's folder. Out: the process number its keeper noted; undefined before it has. */
export function notedServerPid(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(filesIn(folder).serverPid, 'utf8').trim());
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
