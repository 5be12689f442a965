import { wordsFor } from '../../domain/case/stored/chosen';
import type { EventOf } from '../../domain/case/stored/events';
import { fillIn } from '../words/fill-in';
import { texts } from '../words/texts';
import { sayDate } from '../words/when';

/** Who of the body said it, when, and by which way; then what was noted with it. */
export function sayBodyAnswer({ saidBy, saidOn, way, note }: EventOf<'body-answered'>['said']): string {
  const { answer, ways } = texts.bodyAsked;
  const said = fillIn(answer, { name: saidBy, date: sayDate(saidOn), way: wordsFor(ways, way) });
  return note === undefined ? said : `${said} ${note}`;
}
