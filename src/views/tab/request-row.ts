import { isToBeFiled } from '../../domain/case/filed-away';
import { isTerminal } from '../../domain/case/state';
import { findOrganisation } from '../../domain/directory/lookup';
import { clockOfCase } from '../../domain/process/due/clock-of-case';
import { lateSince } from '../../domain/process/due/step-reminders';
import { turnAsSeen, waitsSince } from '../../domain/process/people/turn-of';
import { DAY, londonDate, toMillis } from '../../domain/rules/london-time';
import { addWorkingTime, endOfNeededBy } from '../../domain/rules/working-time';
import { waitsFor } from '../cards/waiting/waits-for';
import { waitsForMe } from '../cards/waiting/waits-for-me';
import { bodyAskedOf, isOnlyCandidate, type Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';
import { sayOn, sayWhen } from '../words/when';
import { type BegunDraft, begunAbout } from './begun-forms';
import { statusShown } from './status-shown';
import { timeLeft } from './time-left';

/**
 * One case in a list, as far as this viewer may know it; undefined where they may see nothing (process page I7, I8).
 * Somebody who was only asked learns how it stands with them, and nothing of how it stands with others.
 */
export function requestRow(view: Viewpoint, drafts: readonly BegunDraft[]) {
  const { state, facts, viewer, sees, now } = view;
  if (sees.size === 0) return undefined;
  const { question, child } = state.request;
  const mine = waitsForMe(view);
  const asked = isOnlyCandidate(view);
  const over = isTerminal(state);
  const since = asked
    ? askedSince(view)
    : (waitsSince(state, facts, viewer, now) ?? turnAsSeen(state, facts, now, sees).since);
  const late = asked ? undefined : (lateSince(state, facts, now) ?? filingLateSince(view));
  const organisation = findOrganisation(facts.directory, child.organisation)?.name ?? child.organisation;
  return {
    ref: state.ref,
    version: state.version,
    kind: { code: state.kind, title: texts.kinds[state.kind] },
    status: statusShown(view),
    urgency: { code: question.urgency, title: texts.urgencies[question.urgency] },
    neededBy: question.neededBy,
    neededOn: sayOn(question.neededBy, now),
    timeLeft: timeLeft(state, facts, now) ?? null,
    child: sees.has('identity') ? child.initials : '',
    specialty: sees.has('routing') ? question.specialty : '',
    organisation: sees.has('routing') ? organisation : '',
    group: mine ? ('me' as const) : over ? ('over' as const) : ('others' as const),
    waitsFor: asked ? (mine ? 'you' : 'nobody') : waitsFor(view).words,
    since,
    days: Math.max(0, Math.floor((toMillis(now) - toMillis(since)) / DAY)),
    late: late !== undefined,
    lateWords: late === undefined ? '' : `Late since ${sayWhen(late, now)}`,
    notReached: sees.has('delivery') && !over && isNotReached(state),
    dueSoon: !over && isWithinAWeek(question.neededBy, now),
    endedAt: over ? state.gateSince : '',
    ended: over ? `${statusShown(view).title} on ${sayOn(londonDate(state.gateSince), now)}` : '',
    begun: [...begunAbout(state.ref, drafts)],
    toBeFiled: !asked && isToBeFiled(state),
  };
}
export type RequestRow = NonNullable<ReturnType<typeof requestRow>>;

/** Filing is left for so many hours of the office: five working days. */
const filingHours = 40;

/** Since when what is over should have been filed; undefined where it need not be, or not yet. */
function filingLateSince({ state, facts, now }: Viewpoint): string | undefined {
  if (!isToBeFiled(state)) return undefined;
  const clock = clockOfCase(state, facts);
  const hours = clock.kind === 'wall' ? filingHours * 3 : filingHours;
  const due = addWorkingTime(state.gateSince, hours, clock);
  return now >= due ? due : undefined;
}

const isNotReached = ({ undeliverable, candidates }: Viewpoint['state']) =>
  Object.keys(undeliverable).length > 0 || candidates.some((each) => each.undeliverable);

const isWithinAWeek = (neededBy: string, now: string) =>
  toMillis(endOfNeededBy(neededBy)) - toMillis(now) <= 7 * DAY;

function askedSince(view: Viewpoint): string {
  const { state, viewer } = view;
  const body = bodyAskedOf(view);
  if (body !== undefined) return body.at;
  const own = state.candidates.filter((each) => each.person === viewer).map((each) => each.invitedAt);
  return own.find((each) => each !== undefined) ?? state.openedAt;
}
