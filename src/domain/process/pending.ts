import type { Instant } from '../case/ids';
import { type CaseState, isTerminal, reviewerOf } from '../case/state';
import { findOrganisation } from '../directory/lookup';
import { addWorkingTime, endOfNeededBy, outOfQuietHours, shareOfTime } from '../rules/working-time';
import { answersOwed } from './answers-owed';
import { clockOfCase } from './clock-of-case';
import { gateLadders, type LadderName } from './obligations';
import { leaves } from './pending-leave';
import { birthdays, birthdayTold, familyNudges, holds } from './pending-notices';
import { earliest, latest, type Pending, pending, type Setting } from './pending-rung';
import { type Facts, gateKey, remindersOf } from './people-on-case';
import { outOfReachSince } from './whom';

export type { Pending } from './pending-rung';

/** Everything pending on a case: what falls due when (process page §6). Nothing on a terminal case (I5). */
export function pendingOn(state: CaseState, facts: Facts): readonly Pending[] {
  if (isTerminal(state)) return [];
  const organisation = findOrganisation(facts.directory, state.request.child.organisation);
  const reminders = remindersOf(facts);
  const clock = clockOfCase(state, facts);
  const setting = { state, facts, clock, organisation, reminders };
  return [
    ...gate(setting),
    ...invitations(setting),
    ...owed(setting),
    ...shareNotices(setting),
    ...holds(setting),
    ...birthdays(setting),
    birthdayTold(setting),
    ...leaves(setting),
    ...familyNudges(setting),
  ].filter((each) => each !== undefined);
}

/** Case time of the next thing that falls due; undefined where nothing is pending. */
export function nextDue(state: CaseState, facts: Facts): Instant | undefined {
  return pendingOn(state, facts)
    .map((each) => each.at)
    .sort()[0];
}

/**
 * What the due set keeps of a case: the next thing that falls due. An open case on which nothing falls due any more
 * keeps an entry that never comes up, so that a changed directory or calendar finds every open case there.
 */
export function dueEntry(state: CaseState, facts: Facts): Instant | undefined {
  return nextDue(state, facts) ?? (isTerminal(state) ? undefined : never);
}

const never: Instant = '9999-01-01T00:00:00.000Z';

/** @param before how many n had passed at `since` already */
function ladder(
  setting: Setting,
  name: LadderName,
  key: string,
  since: Instant,
  before = 0,
): Pending | undefined {
  const { clock, state, reminders } = setting;
  const { urgency } = state.request.question;
  const n = reminders.n[name][urgency];
  const day = clock.kind === 'wall' ? 24 : 8;
  return pending(setting, key, { kind: 'ladder', ladder: name }, (rung) => {
    if (rung > 3 + reminders.daily) return undefined;
    const hours = rung <= 3 ? n * rung : n * 3 + day * (rung - 3);
    const usual = addWorkingTime(since, hours - n * before, clock);
    // Urgent: whom the bot cannot reach is not waited for, the next is asked at once (process page §6).
    const unreached =
      urgency === 'urgent' ? outOfReachSince(name, rung - 1, state, setting.facts) : undefined;
    if (unreached === undefined) return usual;
    return earliest(latest(since, unreached), usual);
  });
}

function gate(setting: Setting): (Pending | undefined)[] {
  const { state } = setting;
  const { status } = state.stage;
  const key = gateKey(state);
  const found: (Pending | undefined)[] = [];
  const named = gateLadders.find((each) => each === status) as LadderName | undefined;
  const step = status === 'resolution' ? state.steps.at(-1) : undefined;
  // The step's own date takes the place of n (process page §6, resolution).
  if (step !== undefined)
    found.push(ladder(setting, 'resolution', key, latest(endOfNeededBy(step.dueOn), step.at), 1));
  else if (named !== undefined) found.push(ladder(setting, named, key, state.gateSince));
  if (status === 'inviting' && state.exhaustedAt !== undefined) {
    found.push(ladder(setting, 'list-exhausted', `exhausted:${state.exhaustedAt}`, state.exhaustedAt));
  }
  if (status === 'under-review' && reviewerOf(state)?.linkConfirmedAt === undefined) {
    found.push(ladder(setting, 'link-not-confirmed', `link:${state.gateSince}`, state.gateSince));
  }
  return found;
}

function invitations(setting: Setting): (Pending | undefined)[] {
  const { state, clock } = setting;
  const n = setting.reminders.n.invitation[state.request.question.urgency];
  return state.candidates
    .filter((each) => each.standing === 'invited' && each.invitedAt !== undefined)
    .map((each) => {
      const since = each.invitedAt ?? state.gateSince;
      const what = { kind: 'invitation', candidate: each.id, person: each.person } as const;
      return pending(setting, `invitation:${each.id}:${since}`, what, (rung) =>
        rung > 2 ? undefined : addWorkingTime(since, n * rung, clock),
      );
    });
}

function owed(setting: Setting): (Pending | undefined)[] {
  const { state } = setting;
  // What is owed to the family waits under a hold, and for a young adult's wishes (process page §4, I12).
  const shut = state.hold !== undefined || state.awaitingYoungAdult;
  const debts = state.debts
    .filter((each) => each.kind === 'lead-decision' || !shut)
    .map((each) => {
      const name: LadderName = each.kind === 'lead-decision' ? 'lead-decision' : 'owed';
      return ladder(setting, name, `debt:${each.id}`, each.since);
    });
  const items = state.items
    .filter((each) => each.where === undefined && state.stage.status === 'under-review')
    .map((each) => ladder(setting, 'item-asked', `item:${each.id}`, each.at));
  const paused = reviewerPaused(state);
  const questions = state.reviewerQuestions
    .filter((each) => each.answer === undefined && reviewerOf(state) !== undefined)
    .map((each) => ladder(setting, 'reviewer-answer', `question:${each.id}`, each.at));
  const information = answersOwed(state)
    .filter((each) => !(paused && each.ladder === 'reviewer-answer'))
    .map(({ key, ladder: name, since }) => ladder(setting, name, key, since));
  const { handOver } = state;
  const offered = handOver && ladder(setting, 'hand-over', `hand-over:${handOver.since}`, handOver.since);
  return [...debts, ...items, ...questions, ...information, offered, advocate(setting), youngAdult(setting)];
}

/** No advocate was to be had: the coordinator names one (process page §4a, family-step). */
function advocate(setting: Setting): Pending | undefined {
  const { state } = setting;
  const needed = state.conversation?.advocateOffered === 'none-available';
  const present = state.members.some((each) => each.as === 'advocate' && each.until === undefined);
  if (!needed || present || state.hold !== undefined) return undefined;
  return ladder(setting, 'advocate-needed', `advocate:${state.familyUpdatedAt}`, state.familyUpdatedAt);
}

function youngAdult(setting: Setting): Pending | undefined {
  const since = setting.state.turnedAdultAt;
  if (!setting.state.awaitingYoungAdult || since === undefined) return undefined;
  return ladder(setting, 'young-adult', `young-adult:${since}`, since);
}

/** An item asked for stops the reviewer's reminders, never the date (process page §4a, §6). */
function reviewerPaused(state: CaseState): boolean {
  return state.stage.status === 'under-review' && state.items.some((each) => each.where === undefined);
}

function shareNotices(setting: Setting): (Pending | undefined)[] {
  const { state, clock, organisation, reminders } = setting;
  const end = endOfNeededBy(state.request.question.neededBy);
  const { stage } = state;
  const share = (of: 'reviewer' | 'team', since: Instant, quiet: boolean) =>
    pending(setting, `share:${of}:${since}:${end}`, { kind: 'share', of }, (rung) => {
      const fraction = reminders.shares[rung - 1];
      if (fraction === undefined) return undefined;
      const at = shareOfTime(since, end, fraction, clock);
      return quiet && organisation ? outOfQuietHours(at, organisation) : at;
    });
  const found = [share('team', state.openedAt, true)];
  if (stage.status === 'under-review' && !reviewerPaused(state))
    found.push(share('reviewer', stage.since, clock.kind !== 'wall'));
  return found;
}
