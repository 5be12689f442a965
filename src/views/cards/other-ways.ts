import { wordsFor } from '../../domain/case/stored/chosen';
import type { EventOf } from '../../domain/case/stored/events';
import { fillIn } from '../words/fill-in';
import { texts } from '../words/texts';
import { sayDate } from '../words/when';
import { plain, section, titled } from './lines';
import type { Part } from './waiting/part';

type Way = Pick<EventOf<'other-way-recorded'>['said'], 'way' | 'takenOn' | 'agreed' | 'came'>;

const sayWay = ({ way, takenOn }: Way) =>
  fillIn(texts.otherWays.taken, { way: wordsFor(texts.steps, way), date: sayDate(takenOn) });

/** Which way was taken and when; of mediation no more than what was agreed. */
export function sayOtherWay(said: Way): string {
  const more = said.agreed ?? said.came;
  return more === undefined ? sayWay(said) : `${sayWay(said)} ${more}`;
}

/** The other ways that were taken, for those who see what was decided (process page §4a, another way). */
export const otherWaysPart: Part = ({ state, sees }, { chars, items }) => {
  if (!sees.has('decisions')) return [];
  const { title, agreed, came } = texts.otherWays;
  const lines = (state.otherWays ?? [])
    .slice(-items)
    .flatMap((each) => [
      plain(sayWay(each)),
      ...titled(agreed, each.agreed, chars),
      ...titled(came, each.came, chars),
    ]);
  return section(title, lines);
};
