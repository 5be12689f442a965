import { type CaseState, caseState, isTerminal, reviewerOf } from '../../../src/domain/case/state';
import type { CaseEvent } from '../../../src/domain/case/stored/events';
import { caseEvent } from '../../../src/domain/case/stored/events';
import { pendingOn } from '../../../src/domain/process/due/pending';
import type { Facts } from '../../../src/domain/process/open/facts';
import { everybodyOn, rolesOf } from '../../../src/domain/process/people/people-on-case';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { timeOfDay, toLocal, toMillis } from '../../../src/domain/rules/london-time';
import { byTheDate } from './by-the-date';
import { mayBeAskedIndependently } from './independence-oracle';
import { i3 } from './judging';

/** One accepted command: the case before it, what happened, the case after it, and when. */
export interface Change {
  readonly before: CaseState | undefined;
  /** Everything that had happened before, from the submission on. */
  readonly history: readonly CaseEvent[];
  readonly events: readonly CaseEvent[];
  readonly after: CaseState;
  readonly facts: Facts;
  readonly now: string;
}

export type Check = (change: Change) => string | undefined;

/** Every invariant that one change can break, by name; each answers with what is wrong. */
export const invariants: Readonly<Record<string, Check>> = {
  'every event raises the version by one, and time never goes back': ({ before, events, after }) => {
    let version = before?.version ?? 0;
    for (const each of events) {
      version += 1;
      if (each.seq !== version) return `event ${each.seq} follows version ${version - 1}`;
      if (before !== undefined && each.at < before.lastEventAt) return `${each.type} lies before what was`;
    }
    return after.version === version ? undefined : `version ${after.version} after event ${version}`;
  },

  'what is kept reads back as it was': ({ before, events, after }) => {
    const sameStep = before?.step === after.step && after.version % 3 > 0;
    const problems = [
      sameStep || same(caseState.parse(JSON.parse(JSON.stringify(after))), after)
        ? undefined
        : 'the state reads back differently',
      ...events.map((each) =>
        same(caseEvent.parse(JSON.parse(JSON.stringify(each))), each)
          ? undefined
          : `${each.type} reads back differently`,
      ),
    ];
    return problems.find((each) => each !== undefined);
  },

  'entries have names of their own': ({ after }) => {
    const lists = [
      after.candidates,
      after.items,
      after.information,
      after.reviewerQuestions,
      after.steps,
      after.debts,
    ];
    const ids = lists.flatMap((list) => list.map((each) => each.id));
    return new Set(ids).size === ids.length ? undefined : `an id comes twice: ${ids.join(' ')}`;
  },

  // A given opinion was independent when it was given; what people do about the case later is looked at again, and by the
  // directory as it is then.
  'I1, I2: whoever holds the place is independent': ({ events, after, facts, now }) => {
    const reviewer = reviewerOf(after);
    const anew = events.some(({ type }) => type === 'opinion-given' || changesOfPeople.includes(type));
    // After a death nobody works on it; undone, the place is looked at with that change.
    const given = isTerminal(after) || (after.opinions.length > 0 && !anew);
    return reviewer === undefined || given ? undefined : mayBeAskedIndependently(after, reviewer, facts, now);
  },

  'I3: nobody decides on their own request, objection or opinion': i3,

  'I4: at most one reviewer, and the step names that one': ({ after }) => {
    const holders = after.candidates.filter((each) => each.standing === 'reviewer');
    if (holders.length > 1) return 'two hold the place';
    const { stage } = after;
    if (stage.status === 'conflict-check' || stage.status === 'under-review') {
      return holders[0]?.id === stage.reviewer ? undefined : 'the step names somebody else';
    }
    const early = ['consultant-review', 'returned', 'lead-review', 'family-step', 'preparing', 'inviting'];
    return early.includes(stage.status) && holders.length > 0 ? `a reviewer at ${stage.status}` : undefined;
  },

  'I5: on a terminal case nothing falls due, and little is done': ({ before, events, after, facts }) => {
    // A name that is withheld for somebody's safety is looked at again, whatever has become of the request (§4b).
    const stillDue = ['parts', 'name-withheld'];
    const reminds =
      isTerminal(after) && pendingOn(after, facts).some(({ what }) => !stillDue.includes(what.kind));
    if (reminds) return 'something falls due';
    if (before === undefined || !isTerminal(before)) return undefined;
    const permitted = [
      'record-confirmed',
      'death-undone',
      'entry-corrected',
      'linked-request-started',
      'third-opinion-supported',
      // What was still owed is paid, and the hold for which that waits looked at (I15).
      ...(before.stage.status === 'closed'
        ? [
            'debt-paid',
            'debt-incurred',
            'young-adult-wishes-recorded',
            'account-given',
            'childs-account-decided',
          ]
        : []),
      ...(['closed', 'upheld'].includes(before.stage.status) ? ['name-withheld', 'name-shown-again'] : []),
      'hold-reviewed',
      'hold-lifted',
      'hold-reason-shown',
      'stand-in-named',
      // Whether another request is about the same child may be said of an ended one too (§4b, hold; record a death).
      'match-decided',
      'likeness-decided',
    ];
    // What follows from that is done with it: the hold or the death is this request's too, or what waited is owed.
    if (events.some(({ type }) => type === 'match-decided'))
      permitted.push('held', 'death-recorded', 'debt-incurred');
    // Whoever stands in for the consultant becomes it by paying what is still owed (§4b, take over), and by nothing else.
    const pays = events.some(({ type }) => type === 'debt-paid' || type === 'young-adult-wishes-recorded');
    if (pays && before.stage.status === 'closed') permitted.push('taken-over');
    const other = events.find((each) => each.actor.kind === 'person' && !permitted.includes(each.type));
    return other && `${other.type} at ${before.stage.status}`;
  },

  'I6: no opinion is seen before it is given': ({ before, after, facts, now }) => {
    // Who sees what changes with the step: looking once at each is enough.
    if (after.opinions.length > 0 || before?.stage.status === after.stage.status) return undefined;
    const early = everybodyOn(after, facts, now).find((each) =>
      visibleParts(after, facts, each, now).has('opinion'),
    );
    return early && 'somebody sees an opinion that is not given';
  },

  'I7: a candidate sees the routing, a reviewer the child after the check, the pack after "no link"': i7,

  'I8: under a hold, and after a death, family’s side and GP open nothing': ({ after, facts, now }) => {
    if (after.hold === undefined && after.stage.status !== 'closed-death') return undefined;
    const sees = after.members.find((each) => {
      const roles = [...rolesOf(after, facts, each.person, now)];
      return (
        roles.every((role) => role === 'advocate' || role === 'gp') &&
        visibleParts(after, facts, each.person, now).size > 0
      );
    });
    return sees && `${sees.as} still sees something`;
  },

  'I11: an opinion in which somebody disagrees closes only after a step, its result and a reason': ({
    before,
    events,
    after,
  }) => {
    const closes =
      events.some((each) => each.type === 'record-confirmed') && before?.stage.status === 'closing';
    if (!closes || after.kind === 'critical-friend') return undefined;
    const { outcome } = after;
    if (outcome === undefined) return 'closed without an outcome';
    const supports = after.opinions.at(-1)?.opinion.supportsPlan === 'yes';
    const agreed =
      supports && ![outcome.familyAgrees, outcome.childAgrees, outcome.teamAgrees].includes('no');
    const stepped = after.steps.some(
      (each) => each.result !== undefined && each.reviewOn !== undefined && each.at >= outcome.at,
    );
    return agreed || stepped ? undefined : 'closed without a step';
  },

  ...byTheDate,

  // A hold that somebody set on another request about the child is no flag of the system's.
  'I13: no safeguarding flag is raised but by a person': ({ events }) =>
    events.some(
      (each) =>
        each.actor.kind === 'system' &&
        (each.type === 'safeguarding-lead-asked' || (each.type === 'held' && each.from === undefined)),
    )
      ? 'the system raised one'
      : undefined,

  'nothing but the urgent falls due in quiet hours': ({ after, facts }) => {
    const organisation = facts.directory.organisationByCode.get(after.request.child.organisation);
    if (organisation === undefined) return 'the case has no organisation';
    const urgent = after.request.question.urgency === 'urgent';
    const early = timeOfDay(organisation.quietHours.to);
    const late = timeOfDay(organisation.quietHours.from);
    const quiet = pendingOn(after, facts).find((each) => {
      // The birthday itself is a fact, not a message; and to the team an urgent case waits for the morning too.
      if (
        each.what.kind === 'birthday' ||
        each.what.kind === 'sixteenth' ||
        (urgent && !(each.what.kind === 'share' && each.what.of === 'team'))
      )
        return false;
      const { time } = toLocal(toMillis(each.at));
      return time < early || time >= late;
    });
    return quiet && `${quiet.key} at ${quiet.at}`;
  },
};

const changesOfPeople: readonly string[] = [
  'hand-over-accepted',
  'member-added',
  'deputy-set',
  'requester-replaced',
  'taken-over',
];

function i7({ after, facts, now }: Change): string | undefined {
  for (const { person, standing } of after.candidates) {
    const roles = [...rolesOf(after, facts, person, now)];
    const seen = visibleParts(after, facts, person, now);
    const open = ['invited', 'lapsed', 'reserve'].includes(standing);
    if (roles.length === 0 && seen.size > 0)
      return `somebody who is ${standing} sees ${[...seen].join(', ')}`;
    if (open && roles.every((role) => role === 'candidate') && [...seen].some((part) => part !== 'routing')) {
      return `a candidate sees ${[...seen].join(', ')}`;
    }
    if (standing !== 'reviewer' || roles.some((role) => role !== 'reviewer')) continue;
    if (after.stage.status === 'conflict-check' && seen.has('identity'))
      return 'the child is seen before the check';
    if (reviewerOf(after)?.linkConfirmedAt === undefined && seen.has('pack'))
      return 'the pack is open before "no link"';
  }
  return undefined;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
