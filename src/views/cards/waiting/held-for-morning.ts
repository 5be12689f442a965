import { notifiedLater } from '../../../domain/process/notified-later';
import { turnAsSeen } from '../../../domain/process/people/turn-of';
import { nameOf, type Viewpoint } from '../../viewpoint';
import { sayAll } from '../../words/say-all';
import { sayWhen } from '../../words/when';
import { type Line, plain } from '../lines';

/**
 * That those for whom the case waits hear of it only in the morning, for those who watch over delivery and would
 * otherwise believe that they have it (process page §6). Whoever it waits for reads it on the card itself.
 */
export function heldForMorning(view: Viewpoint): readonly Line[] {
  const { state, facts, viewer, now, sees } = view;
  if (!sees.has('delivery')) return [];
  const later = notifiedLater(state, facts, now);
  const others = later?.people.filter((person) => person !== viewer) ?? [];
  if (later === undefined || others.length === 0) return [];
  const known = sees.has(turnAsSeen(state, facts, now, sees).role === 'candidate' ? 'invitations' : 'people');
  const whom = known ? sayAll(others.map((person) => nameOf(view, person))) : 'Whoever was asked';
  const is = known && others.length > 1 ? 'are' : 'is';
  return [
    plain(`${whom} ${is} notified on ${sayWhen(later.at, now)}: in quiet hours only urgent requests notify.`),
  ];
}
