import type { Instant, PersonId } from '../case/ids';
import { type CaseState, isTerminal, reviewerOf } from '../case/state';
import type { Organisation } from '../directory/schema';
import { daysBefore, eighteenthBirthday } from '../rules/age';
import {
  addWorkingTime,
  type Clock,
  clockFor,
  endOfNeededBy,
  outOfQuietHours,
  shareOfTime,
} from '../rules/working-time';
import {
  birthdayWarnings,
  dailyReminders,
  familyNudgeDays,
  gateLadders,
  invitation,
  type LadderName,
  ladders,
  provisionalHold,
  shares,
} from './obligations';
import { type Facts, gateKey } from './people-on-case';
import { startOfDay } from '../rules/london-time';
import { answersOwed } from './answers-owed';

/** One thing that will fall due, the next rung of its ladder. */
export interface Pending {
  /** Names the thing and the occasion: a new gate, invitation or debt has a new key. */
  readonly key: string;
  readonly rung: number;
  readonly at: Instant;
  readonly what:
    | { readonly kind: 'ladder'; readonly ladder: LadderName }
    | { readonly kind: 'share'; readonly of: 'reviewer' | 'team' }
    | { readonly kind: 'invitation'; readonly candidate: string; readonly person: PersonId }
    | { readonly kind: 'hold' | 'leave' | 'family-nudge' | 'birthday-warning' | 'birthday' };
  /** When rung r falls due, for catching up after a stop. Undefined past the last rung. */
  readonly atRung: (rung: number) => Instant | undefined;
}

interface Setting {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly organisation: Organisation | undefined;
}

/** Everything pending on a case: what falls due when (process page §6). Nothing on a terminal case (I5). */
export function pendingOn(state: CaseState, facts: Facts): readonly Pending[] {
  if (isTerminal(state)) return [];
  const organisation = facts.directory.organisationByCode.get(state.request.child.organisation.trim().toUpperCase());
  const clock: Clock = organisation ? clockFor(state.request.question.urgency, organisation) : { kind: 'wall' };
  const setting = { state, facts, clock, organisation };
  return [
    ...gate(setting),
    ...invitations(setting),
    ...owed(setting),
    ...shareNotices(setting),
    ...holds(setting),
    ...birthdays(setting),
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

/** The next rung of something, or undefined when its last has fired. */
function pending(
  { state }: Setting,
  key: string,
  what: Pending['what'],
  atRung: Pending['atRung'],
): Pending | undefined {
  const rung = (state.rungs[key]?.rung ?? 0) + 1;
  const at = atRung(rung);
  return at === undefined ? undefined : { key, rung, at, what, atRung };
}

function ladder(setting: Setting, name: LadderName, key: string, since: Instant): Pending | undefined {
  const { clock, state } = setting;
  const n = ladders[name].n[state.request.question.urgency];
  const day = clock.kind === 'wall' ? 24 : 8;
  return pending(setting, key, { kind: 'ladder', ladder: name }, (rung) => {
    if (rung > 3 + dailyReminders) return undefined;
    const hours = rung <= 3 ? n * rung : n * 3 + day * (rung - 3);
    return addWorkingTime(since, hours, clock);
  });
}

function gate(setting: Setting): (Pending | undefined)[] {
  const { state } = setting;
  const { status } = state.stage;
  const key = gateKey(state);
  const found: (Pending | undefined)[] = [];
  const named = gateLadders.find((each) => each === status) as LadderName | undefined;
  const step = status === 'resolution' ? state.steps.at(-1) : undefined;
  if (step !== undefined) found.push(ladder(setting, 'resolution', key, latest(endOfNeededBy(step.dueOn), step.at)));
  else if (named !== undefined) found.push(ladder(setting, named, key, state.gateSince));
  if (status === 'inviting' && state.exhaustedAt !== undefined) {
    found.push(ladder(setting, 'list-exhausted', `exhausted:${state.exhaustedAt}`, state.exhaustedAt));
  }
  if (status === 'under-review' && reviewerOf(state)?.linkConfirmedAt === undefined) {
    found.push(ladder(setting, 'link-not-confirmed', `link:${state.gateSince}`, state.gateSince));
  }
  return found;
}

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function invitations(setting: Setting): (Pending | undefined)[] {
  const { state, clock } = setting;
  const n = invitation[state.request.question.urgency];
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
  // What is owed to the family waits under a hold (process page §4).
  const debts = state.debts
    .filter((each) => each.kind === 'lead-decision' || state.hold === undefined)
    .map((each) => {
      const name: LadderName = each.kind === 'lead-decision' ? 'lead-decision' : 'owed';
      return ladder(setting, name, `debt:${each.id}`, each.since);
    });
  const items = state.items
    .filter((each) => each.where === undefined && state.stage.status === 'under-review')
    .map((each) => ladder(setting, 'item-asked', `item:${each.id}`, each.at));
  const questions = state.reviewerQuestions
    .filter((each) => each.answer === undefined && reviewerOf(state) !== undefined)
    .map((each) => ladder(setting, 'reviewer-answer', `question:${each.id}`, each.at));
  const information = answersOwed(state).map(({ key, ladder: name, since }) =>
    ladder(setting, name, key, since),
  );
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

function shareNotices(setting: Setting): (Pending | undefined)[] {
  const { state, clock, organisation } = setting;
  const end = endOfNeededBy(state.request.question.neededBy);
  const { stage } = state;
  const share = (of: 'reviewer' | 'team', since: Instant, quiet: boolean) =>
    pending(setting, `share:${of}:${since}:${end}`, { kind: 'share', of }, (rung) => {
      const fraction = shares[rung - 1];
      if (fraction === undefined) return undefined;
      const at = shareOfTime(since, end, fraction, clock);
      return quiet && organisation ? outOfQuietHours(at, organisation) : at;
    });
  const found = [share('team', state.openedAt, true)];
  // An item asked for stops the reviewer's reminders, never the date (process page §4a).
  const paused = state.items.some((each) => each.where === undefined);
  if (stage.status === 'under-review' && !paused) found.push(share('reviewer', stage.since, clock.kind !== 'wall'));
  return found;
}

function holds(setting: Setting): (Pending | undefined)[] {
  const { state, organisation } = setting;
  const { hold } = state;
  if (hold === undefined) return [];
  const quiet = (at: Instant) => (organisation ? outOfQuietHours(at, organisation) : at);
  const last = 3 + dailyReminders;
  if (hold.provisional) {
    return [
      pending(setting, `hold:${hold.since}`, { kind: 'hold' }, (rung) =>
        rung > last ? undefined : quiet(addWorkingTime(hold.since, provisionalHold * rung, { kind: 'wall' })),
      ),
    ];
  }
  const opens = startOfDay(hold.reviewOn);
  return [
    pending(setting, `hold-review:${hold.since}:${hold.reviewOn}`, { kind: 'hold' }, (rung) =>
      rung > last ? undefined : quiet(addWorkingTime(opens, 9 + 24 * (rung - 1), { kind: 'wall' })),
    ),
  ];
}

function birthdays(setting: Setting): (Pending | undefined)[] {
  const { state, organisation } = setting;
  if (state.turnedAdultAt !== undefined) return [];
  const birthday = eighteenthBirthday(state.request.child.dateOfBirth);
  const warnings = birthdayWarnings.map((days) => startOfDay(daysBefore(birthday, days)));
  // Warnings that lay before the request began are not sent late, but for the nearest.
  const passed = warnings.filter((each) => each < state.openedAt).length;
  const warning = pending(setting, `birthday-warning:${birthday}`, { kind: 'birthday-warning' }, (rung) => {
    const at = warnings[Math.max(rung, passed) - 1];
    if (at === undefined || rung < passed) return at === undefined ? undefined : state.openedAt;
    return organisation ? outOfQuietHours(at, organisation) : at;
  });
  const turns = pending(setting, `birthday:${birthday}`, { kind: 'birthday' }, (rung) =>
    rung > 1 ? undefined : startOfDay(birthday),
  );
  return [warning, turns];
}

const consultantActs = ['consultant-review', 'opinion-given', 'family-step', 'sharing', 'outcome', 'resolution'];

/** Leave that begins mid-step counts: the deputy is asked at once, and the requester told (process page §6). */
function leaves(setting: Setting): (Pending | undefined)[] {
  const { state, facts, organisation } = setting;
  if (!consultantActs.includes(state.stage.status)) return [];
  const leave = facts.directory.byId.get(state.actingConsultant)?.leave ?? [];
  return leave
    .filter((each) => startOfDay(each.from) > state.gateSince)
    .map((each) =>
      pending(setting, `leave:${gateKey(state)}:${each.from}`, { kind: 'leave' }, (rung) => {
        if (rung > 1) return undefined;
        const at = startOfDay(each.from);
        return organisation ? outOfQuietHours(at, organisation) : at;
      }),
    );
}

function familyNudges(setting: Setting): (Pending | undefined)[] {
  const { state, clock } = setting;
  const early = ['consultant-review', 'returned', 'lead-review', 'family-step'].includes(state.stage.status);
  if (state.kind !== 'external-second-opinion' || early || state.hold !== undefined) return [];
  const working: Clock = setting.organisation ? clockFor('routine', setting.organisation) : clock;
  const since = state.familyUpdatedAt;
  return [
    pending(setting, `family-nudge:${since}`, { kind: 'family-nudge' }, (rung) =>
      rung > dailyReminders ? undefined : addWorkingTime(since, familyNudgeDays * 8 * rung, working),
    ),
  ];
}
