import { hasMoreToDo } from '../../case/filed-away';
import type { Instant } from '../../case/ids';
import { type CaseState, isTerminal } from '../../case/state';
import { findOrganisation } from '../../directory/lookup';
import { addWorkingTime, endOfNeededBy, outOfQuietHours, shareOfTime } from '../../rules/working-time';
import { type Facts, remindersOf } from '../open/facts';
import { earliest, latest, type Matter, nextRung, type Pending, type Setting } from '../open/matter';
import { type OpenLadder, openLadders, reviewerPaused } from '../open/open-ladders';
import { outOfReachSince } from '../people/whom';
import { type Ladder, ladders } from '../tables/obligations';
import { clockOfCase } from './clock-of-case';
import { leaves } from './pending-leave';
import { birthdays, birthdayTold, familyNudges, holds, sixteenthBirthdays } from './pending-notices';
import { partsByDate } from './pending-parts';
import { snoozesOver } from './pending-snooze';
import { withheldToReview } from './pending-withheld';

export type { Pending } from '../open/matter';

/**
 * Everything that is open on a case and is reminded of (process page §6). Of an ended one nobody is reminded (I5): only the
 * day on which a part in what is still to be done begins or ends is looked at, and a name that is withheld for somebody's safety is
 * looked at again before it lapses.
 */
export function mattersOn(state: CaseState, facts: Facts): readonly Matter[] {
  if (!hasMoreToDo(state)) return [];
  const organisation = findOrganisation(facts.directory, state.request.child.organisation);
  const reminders = remindersOf(facts);
  const clock = clockOfCase(state, facts);
  const setting = { state, facts, clock, organisation, reminders };
  if (isTerminal(state))
    return [partsByDate(setting), ...withheldAfterEnd(setting)].filter((each) => each !== undefined);
  const open = [
    ...openLadders(state).map((each) => climb(setting, each)),
    ...invitations(setting),
    ...shareNotices(setting),
    ...holds(setting),
    ...withheldToReview(setting),
    ...birthdays(setting),
    ...sixteenthBirthdays(setting),
    birthdayTold(setting),
    ...leaves(setting),
    partsByDate(setting),
    ...familyNudges(setting),
  ].filter((each) => each !== undefined);
  return [...open, ...snoozesOver(setting, open)];
}

/** Only where an account may still name somebody: what was withdrawn, or ended by a death, names nobody. */
function withheldAfterEnd(setting: Setting): readonly Matter[] {
  const { status } = setting.state.stage;
  return status === 'closed' || status === 'upheld' ? withheldToReview(setting) : [];
}

/** Everything pending on a case: what falls due when. */
export function pendingOn(state: CaseState, facts: Facts): readonly Pending[] {
  return mattersOn(state, facts)
    .map((each) => nextRung(state, each))
    .filter((each) => each !== undefined);
}

/** Case time of the next thing that falls due; undefined where nothing is pending. */
export function nextDue(state: CaseState, facts: Facts): Instant | undefined {
  return pendingOn(state, facts)
    .map((each) => each.at)
    .sort()[0];
}

/**
 * What the due set keeps of a case: the next thing that falls due. A case on which nothing falls due any more keeps an entry
 * that never comes up for as long as it waits for somebody, so that a changed directory or calendar finds every open case
 * there, and every ended one that is still to be filed. At once where other requests about the child are still to hear of
 * something.
 */
export function dueEntry(state: CaseState, facts: Facts): Instant | undefined {
  if (state.childNews !== undefined) return state.lastEventAt;
  return nextDue(state, facts) ?? (hasMoreToDo(state) ? never : undefined);
}

const never: Instant = '9999-01-01T00:00:00.000Z';

function climb(setting: Setting, { name, key, about = { of: name }, since, counted }: OpenLadder): Matter {
  const { clock, state, reminders } = setting;
  const { urgency } = state.request.question;
  const n = reminders.n[name][urgency];
  const { last = 3 + reminders.daily }: Ladder = ladders[name];
  const day = clock.kind === 'wall' ? 24 : 8;
  const { from, passed } = counted ?? { from: since, passed: 0 };
  const atRung = (rung: number) => {
    if (rung > last) return undefined;
    const hours = rung <= 3 ? n * rung : n * 3 + day * (rung - 3);
    const usual = addWorkingTime(from, hours - n * passed, clock);
    // Urgent: whom the bot cannot reach is not waited for, the next is asked at once (process page §6).
    const unreached =
      urgency === 'urgent' ? outOfReachSince(name, rung - 1, state, setting.facts) : undefined;
    if (unreached === undefined) return usual;
    return earliest(latest(from, unreached), usual);
  };
  return { key, about, what: { kind: 'ladder', ladder: name }, since, atRung };
}

/** Nobody's time to answer runs while a fault that is not theirs keeps the invitation from them (process page I16). */
function invitations({ state, clock, reminders }: Setting): readonly Matter[] {
  const n = reminders.n.invitation[state.request.question.urgency];
  return state.candidates
    .filter(
      (each) => each.standing === 'invited' && each.invitedAt !== undefined && each.heldUpSince === undefined,
    )
    .map((each) => {
      const since = each.countedFrom ?? each.invitedAt ?? state.gateSince;
      return {
        key: `invitation:${each.id}:${since}`,
        about: { of: 'invitation' },
        what: { kind: 'invitation', candidate: each.id, person: each.person },
        since,
        atRung: (rung) => (rung > 2 ? undefined : addWorkingTime(since, n * rung, clock)),
      };
    });
}

function shareNotices({ state, clock, organisation, reminders }: Setting): readonly Matter[] {
  const end = endOfNeededBy(state.request.question.neededBy);
  const { stage } = state;
  const share = (of: 'reviewer' | 'team', since: Instant, quiet: boolean): Matter => ({
    key: `share:${of}:${since}:${end}`,
    about: { of: of === 'team' ? 'team-share' : 'reviewer-share' },
    what: { kind: 'share', of },
    ...(of === 'reviewer' ? { since } : {}),
    atRung: (rung) => {
      const fraction = reminders.shares[rung - 1];
      if (fraction === undefined) return undefined;
      const at = shareOfTime(since, end, fraction, clock);
      return quiet && organisation ? outOfQuietHours(at, organisation) : at;
    },
  });
  const found = [share('team', state.openedAt, true)];
  if (stage.status === 'under-review' && !reviewerPaused(state))
    found.push(share('reviewer', stage.since, clock.kind !== 'wall'));
  return found;
}
