import type { CaseEvent, EventType } from '../../../domain/case/events';
import type { Part } from '../../../domain/process/visibility';
import { texts } from '../../texts';
import type { Viewpoint } from '../../viewpoint';
import { sayInstant } from '../../when';

/** Which part of a case an entry of the history belongs to, where that is not simply the history. */
const partOf: Partial<Record<EventType, Part>> = {
  'candidate-added': 'invitations',
  'candidates-reordered': 'invitations',
  'candidate-withdrawn': 'invitations',
  'candidate-invited': 'invitations',
  'invitation-declined': 'invitations',
  'invitation-lapsed': 'invitations',
  'acceptance-refused': 'conflicts',
  'safeguarding-lead-asked': 'hold',
  held: 'hold',
  'hold-reviewed': 'hold',
  'hold-lifted': 'hold',
  'family-not-told-recorded': 'hold',
  'hold-reason-shown': 'hold',
  commented: 'comments',
  'delivery-noted': 'delivery',
};

/** The name somebody acted under, with their role and, where it was relayed, whose words they are. */
function whoDid(event: CaseEvent): string {
  if (event.actor.kind === 'system') return 'By itself';
  const role = texts.roles[event.actor.role as keyof typeof texts.roles] ?? event.actor.role;
  const relayed = event.relayedFor === undefined ? '' : `, for ${event.relayedFor.name}, read back`;
  return `${event.actor.name} (${role}${relayed})`;
}

/** One entry in words, with London's time; undefined where this viewer may not see it. */
export function eventLine(view: Viewpoint, event: CaseEvent): string | undefined {
  if (!view.sees.has('history') || !view.sees.has(partOf[event.type] ?? 'history')) return undefined;
  return `${sayInstant(event.at)}: ${whoDid(event)} ${wordsFor(event)}`;
}

function wordsFor(event: CaseEvent): string {
  const words = texts.events[event.type];
  return event.actor.kind === 'system' ? `– ${words}` : words;
}
