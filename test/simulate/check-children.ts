import type { CaseState } from '../../src/domain/case/state';
import { isTerminal } from '../../src/domain/case/state';
import type { CaseEvent, EventOf, EventType } from '../../src/domain/case/stored/events';
import type { BatchWorld } from './batch-world';
import { samenessByHand } from './children';

/** One case as it came out. */
export interface Ended {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

const of = <T extends EventType>({ events }: Ended, type: T) =>
  events.filter((each): each is EventOf<T> => each.type === type);
const lastAt = (ended: Ended, type: EventType) => of(ended, type).at(-1)?.at ?? '';
const died = ({ state }: Ended) => state.stage.status === 'closed-death';
const joinedBoth = (one: Ended, other: Ended) =>
  [one, other].some(({ state }) => state.stage.status === 'closed-joined');
/** What somebody said on the one to whether the other is about the same child. */
const said = (one: Ended, ref: string) =>
  [...of(one, 'match-decided'), ...of(one, 'likeness-decided')].find((each) => each.ref === ref)?.verdict;

/**
 * What holds between requests about one child once everything has come to rest (process page §1, §4b), told from what is
 * written on them and by hand: a hold and a death reach all of them, an error is undone on all, a duplicate is found, and a
 * joined one loses nothing.
 */
export function checkChildren({ facts, breaches }: BatchWorld, all: readonly Ended[]): void {
  const { directory } = facts().directory;
  for (const one of all) {
    const breach = (what: string) => void breaches.push({ ref: one.state.ref, what });
    for (const wrong of [notUndone(one, all), notTakenIn(one, all)]) if (wrong !== undefined) breach(wrong);
    for (const other of all.filter((each) => each !== one && !joinedBoth(each, one))) {
      // Whose child was corrected, or who changed hands, was perhaps another's when something happened.
      if ([one, other].some((each) => of(each, 'corrected').some(isOfChild))) continue;
      const is = samenessByHand(one.state.request.child, other.state.request.child, directory);
      const wrong =
        is === 'certain' ? notReached(one, other) : is === 'perhaps' ? notAsked(one, other) : undefined;
      if (wrong !== undefined) breach(`§4b: ${wrong} ${other.state.ref}, ${is} about the same child`);
    }
  }
}

const isOfChild = ({ said: { correction } }: EventOf<'corrected'>) => correction.part === 'child';

/** What has happened to the other and must have happened to this one, which is open. */
function notReached(one: Ended, other: Ended): string | undefined {
  if (isTerminal(one.state)) return undefined;
  if (died(other) && other.state.gateSince > one.state.openedAt && !undoneAlone(one, other))
    return 'open in spite of a death on';
  if (other.state.hold === undefined || one.state.hold !== undefined) return undefined;
  // Lifted here, what was taken over from here, or from where it was set, stays on the other alone.
  const set = other.state.hold.from ?? other.state.ref;
  const here = of(one, 'held').filter(({ from = one.state.ref }) => from === set || set === one.state.ref);
  const liftedHere = lastAt(one, 'hold-lifted');
  if (here.some(({ at }) => at <= liftedHere)) return undefined;
  // A firm hold in the place of a provisional one is the same hold. Lifted here since, it is lifted here alone.
  const since = of(other, 'held').find(({ at }) => at > lastAt(other, 'hold-lifted'))?.at ?? '';
  return liftedHere >= since ? undefined : 'not held in spite of a hold on';
}

/** What ended a request of another Trust is undone here by our own lead, and there by theirs (process page §4b). */
function undoneAlone(one: Ended, other: Ended): boolean {
  const byPerson = of(one, 'death-undone').some(({ actor }) => actor.kind === 'person');
  const trust = ({ state }: Ended) => state.request.child.organisation.split('-').slice(0, 2).join('-');
  return byPerson && trust(one) !== trust(other);
}

/** Only perhaps the same child: somebody is asked, or has said. */
function notAsked(one: Ended, other: Ended): string | undefined {
  if (isTerminal(one.state) || said(one, other.state.ref) !== undefined) return undefined;
  const known = (one.state.aboutChild ?? []).find(({ ref }) => ref === other.state.ref);
  const heldThere = other.state.hold !== undefined && other.state.hold.from !== one.state.ref;
  if (heldThere && known?.held !== true) return 'not noted that there is a hold on';
  return died(other) && known?.died !== true ? 'not noted that there is a death on' : undefined;
}

/** Ended by a death that was recorded on another request, and undone there. */
function notUndone({ state }: Ended, all: readonly Ended[]): string | undefined {
  const { stage } = state;
  if (stage.status !== 'closed-death' || stage.because === undefined) return undefined;
  const cause = all.find((each) => each.state.ref === stage.because);
  return cause !== undefined && !died(cause) && !stage.recordConfirmed
    ? `§4b: ended by a death that was undone on ${stage.because}`
    : undefined;
}

/** A duplicate that was joined: the one that stays has taken in what it carried. */
function notTakenIn(one: Ended, all: readonly Ended[]): string | undefined {
  const { stage, ref, hold, requester } = one.state;
  if (stage.status !== 'closed-joined') return undefined;
  const stays = all.find((each) => each.state.ref === stage.stays);
  if (stays === undefined) return `joined to ${stage.stays}, which is not there`;
  if (!of(stays, 'duplicate-taken-in').some((each) => each.ref === ref))
    return `${stage.stays} took nothing in`;
  if (hold !== undefined && of(stays, 'held').length === 0)
    return `its hold ended with the joining to ${stage.stays}`;
  const asked = [stays.state.requester, ...(stays.state.formerRequesters ?? [])];
  return asked.includes(requester) ? undefined : `its requester is not barred on ${stage.stays}`;
}
