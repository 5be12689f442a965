import type { Status } from '../../../src/domain/case/stage';
import type { Kind } from '../../../src/domain/case/stored/request';
import { toInstant, toMillis } from '../../../src/domain/rules/london-time';
import type { Urgency } from '../../../src/domain/rules/urgency';
import { aCommand } from '../../builders/core/a-command';
import { factsWith, who } from '../../builders/core/people';
import { eventsOf, london, play, type Step, type Story } from '../../builders/core/play';
import { aCaseAt, castFor, ownCast, usualCast } from '../../builders/core/ways';

/** Process page §6, the table of reminders, written down once more by hand. Hours; a working day has eight. */
interface Line {
  readonly status: Status;
  readonly kind?: Kind;
  readonly own?: boolean;
  readonly what?: string;
  readonly next?: readonly Step[];
  readonly n: readonly [urgent: number, soon: number, routine: number];
  readonly first: string;
  readonly second: string | undefined;
  readonly third: string;
  /** The beginning of the reminder's key. */
  readonly key: string;
  /** After so many the clock itself says what follows; left out: eight. */
  readonly rungs?: number;
}

const consultant = usualCast.consultant;
const deputy = usualCast.deputy;
const lead = who.clinicalLead;
const office = who.coordinator;

// biome-ignore format: a table is read in lines
const lines: readonly Line[] = [
  { status: 'consultant-review', n: [0.5, 4, 8], first: consultant, second: deputy, third: lead, key: 'gate:' },
  { status: 'consultant-review', own: true, n: [0.5, 4, 8], first: deputy, second: undefined, third: lead, key: 'gate:' },
  { status: 'opinion-given', n: [0.5, 4, 8], first: consultant, second: deputy, third: lead, key: 'gate:' },
  { status: 'opinion-given', kind: 'critical-friend', n: [0.5, 4, 8], first: consultant, second: deputy, third: lead, key: 'gate:' },
  { status: 'returned', n: [2, 8, 24], first: who.oncologyDoctor, second: undefined, third: office, key: 'gate:' },
  { status: 'lead-review', n: [1, 4, 16], first: lead, second: who.leadsAlternate, third: who.leadsAlternate, key: 'gate:' },
  { status: 'conflict-check', n: [1, 4, 16], first: lead, second: who.leadsAlternate, third: who.leadsAlternate, key: 'gate:' },
  { status: 'family-step', n: [1, 8, 16], first: consultant, second: deputy, third: lead, key: 'gate:' },
  { status: 'sharing', n: [1, 8, 16], first: consultant, second: deputy, third: lead, key: 'gate:' },
  { status: 'preparing', n: [1, 8, 16], first: office, second: who.coordinatorsAlternate, third: consultant, key: 'gate:' },
  { status: 'outcome', n: [4, 16, 40], first: consultant, second: deputy, third: lead, key: 'gate:' },
  { status: 'resolution', n: [8, 24, 80], first: consultant, second: deputy, third: lead, key: 'gate:' },
  { status: 'closing', n: [24, 16, 40], first: office, second: who.coordinatorsAlternate, third: consultant, key: 'gate:' },
  { status: 'under-review', what: 'an item asked for', next: [{ by: usualCast.reviewer, gives: aCommand('ask-for-item') }], n: [1, 8, 16], first: who.oncologyDoctor, second: undefined, third: office, key: 'item:' },
  { status: 'opinion-given', what: 'a question to the reviewer', next: [{ by: consultant, gives: aCommand('ask-reviewer') }], n: [4, 8, 16], first: usualCast.reviewer, second: undefined, third: lead, key: 'question:' },
  { status: 'preparing', what: 'new information', next: [{ by: office, gives: aCommand('add-information') }], n: [4, 8, 16], first: consultant, second: deputy, third: lead, key: 'information:' },
  { status: 'preparing', what: 'a hand-over offered', next: [{ by: consultant, gives: aCommand('propose-hand-over') }], n: [4, 8, 16], first: who.haematologist, second: undefined, third: lead, key: 'hand-over:' },
  { status: 'preparing', what: 'a body asked', next: [{ by: office, gives: aCommand('ask-body') }], n: [4, 16, 40], first: office, second: who.coordinatorsAlternate, third: consultant, key: 'body:', rungs: 3 },
  { status: 'preparing', what: 'a tester asked', next: [{ by: consultant, gives: aCommand('ask-tester') }], n: [2, 8, 24], first: who.haematologist, second: undefined, third: lead, key: 'test:' },
  { status: 'sharing', what: 'owed after a hold', next: [{ by: who.safeguardingLead, gives: aCommand('hold') }, { by: consultant, gives: aCommand('record-sharing', { how: 'held' }) }, { by: who.safeguardingLead, gives: aCommand('lift-hold') }], n: [4, 8, 16], first: consultant, second: deputy, third: lead, key: 'debt:' },
];

/** Working hours after a time: minute by minute, Monday to Friday, 09:00 to 17:00; no bank holiday lies in the way here. */
function after(from: string, hours: number, urgency: Urgency): string {
  if (urgency === 'urgent') return toInstant(toMillis(from) + hours * 3_600_000);
  // London keeps UTC until the end of March.
  let left = Math.round(hours * 60);
  let at = toMillis(from);
  while (left > 0) {
    const moment = new Date(at);
    const weekday = moment.getUTCDay() >= 1 && moment.getUTCDay() <= 5;
    if (weekday && moment.getUTCHours() >= 9 && moment.getUTCHours() < 17) left -= 1;
    at += 60_000;
  }
  return toInstant(at);
}

/** Nobody is on leave while these cases run. */
const facts = factsWith({ [who.oncologist]: { leave: [] }, [who.clinicalLead]: { leave: [] } });

const order: readonly Urgency[] = ['urgent', 'soon', 'routine'];
const cases = lines.flatMap((line) =>
  order.map((urgency) => ({
    ...line,
    urgency,
    name: `${line.status}${line.own ? ' of the consultant’s own request' : ''}${line.what ? `, ${line.what}` : ''}, ${urgency}`,
  })),
);

function reminders(story: Story, key: string) {
  return eventsOf(story, 'reminded').filter((each) => each.obligation.startsWith(key));
}

describe('at n the owner is reminded, at 2n the second too, at 3n the last; then daily, five at most', () => {
  test.each(cases)(
    '$name',
    ({ status, kind = 'external-second-opinion', own, next = [], n, urgency, key, rungs = 8, ...people }) => {
      const cast = own ? ownCast(castFor(kind)) : castFor(kind);
      const begun = aCaseAt(status, kind, cast, { urgency, neededBy: '2027-03-19' }, facts);
      const story = play(begun, ...next);
      const since = story.now;
      const hours = n[order.indexOf(urgency)] ?? 0;
      const day = urgency === 'urgent' ? 24 : 8;
      const due = [1, 2, 3]
        .map((rung) => rung * hours)
        .concat([1, 2, 3, 4, 5].map((days) => 3 * hours + days * day));
      // The case stays open all the while; it is the reminders that end.
      const rung = reminders(play(story, { until: '2027-03-20 12:00' }), key).filter(
        (each) => each.at > since,
      );
      // The second way of an urgent request: whoever was silent for 2n is rung up, by the coordinator.
      const rings = urgency === 'urgent' ? [office] : [];
      const whom = [
        [people.first],
        [people.first, ...(people.second === undefined ? [] : [people.second]), ...rings],
        ...Array.from({ length: 6 }, () => [people.first, people.third, ...rings]),
      ].map((each) => [...new Set(each)]);
      const expected = due
        .slice(0, rungs)
        .map((each, index) => [after(since, each, urgency), index + 1, whom[index]]);
      const shown = expected.filter(([at]) => String(at) <= london('2027-03-20 12:00'));
      expect(rung.map((each) => [each.at, each.rung, each.people])).toEqual(shown);
    },
  );
});
