import type { CaseEvent, EventType } from '../../src/domain/case/stored/events';
import type { Ended } from './check-children';

type Happens = readonly [what: string, isSo: (event: CaseEvent) => boolean];

const by = (type: EventType, system: boolean) => (event: CaseEvent) =>
  event.type === type && (event.actor.kind === 'system') === system;
const is = (type: EventType) => (event: CaseEvent) => event.type === type;

const happens: readonly Happens[] = [
  ['requests: sent', is('submitted')],
  ['requests: linked, begun', is('linked-request-started')],
  ['requests: sent as linked', (event) => event.type === 'submitted' && event.said.linkedFrom !== undefined],
  ['requests: duplicates joined', is('duplicate-joined')],
  [
    'child: found on another request, certain',
    (event) => event.type === 'match-found' && event.certain === true,
  ],
  [
    'child: found on another request, perhaps',
    (event) => event.type === 'match-found' && event.certain === false,
  ],
  ['child: said to be the same or another', (event) => /^(match|likeness)-decided$/.test(event.type)],
  [
    'child: identity corrected',
    (event) => event.type === 'corrected' && event.said.correction.part === 'child',
  ],
  ['child: 18th birthdays', is('eighteenth-birthday')],
  ['child: wishes of young adults', is('young-adult-wishes-recorded')],
  ['deaths: recorded', by('death-recorded', false)],
  ['deaths: carried to other requests', by('death-recorded', true)],
  ['deaths: undone as recorded in error', by('death-undone', false)],
  ['deaths: undone on other requests', by('death-undone', true)],
  ['holds: set', by('held', false)],
  ['holds: carried to other requests', by('held', true)],
  ['holds: lifted', is('hold-lifted')],
  ['hand-overs: accepted', is('hand-over-accepted')],
  ['people: taken over because somebody left', by('taken-over', true)],
  ['people: parts changed without a press', is('parts-changed')],
  ['people: reviewers released', is('reviewer-released')],
  ['people: panels with another clerk', is('clerk-replaced')],
  ['people: panels asked again', is('panel-asked-again')],
  ['invitations: held up by a fault of ours', is('invitation-held-up')],
  ['invitations: lapsed', is('invitation-lapsed')],
  ['opinions: given', is('opinion-given')],
];

/** How often what the simulation plays on purpose is in the histories. */
export function whatHappened(all: readonly Ended[]): Readonly<Record<string, number>> {
  const events = all.flatMap((each) => each.events);
  return Object.fromEntries(happens.map(([what, isSo]) => [what, events.filter(isSo).length]));
}
