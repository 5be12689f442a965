import { fillIn } from '../../words/fill-in';
import { texts } from '../../words/texts';
import { sayDate, sayDayOf } from '../../words/when';
import { plain, section } from '../lines';
import type { Part } from './part';

const words = texts.bodyAsked;
const came = { names: words.names, none: words.none, 'no-reply': words.noReply } as const;

/** Which bodies were asked whom they recommend, and what came of it, for those who see who is asked. */
export const bodiesPart: Part = ({ state, sees }, { items }) => {
  if (!sees.has('invitations')) return [];
  const lines = (state.bodies ?? []).slice(-items).map(({ name, askedOn, answered }) => {
    if (answered === undefined) return plain(fillIn(words.asked, { name, date: sayDate(askedOn) }));
    const what = Object.hasOwn(came, answered.what) ? came[answered.what as keyof typeof came] : words.answer;
    return plain(fillIn(what, { name, date: sayDayOf(answered.at) }));
  });
  return section(words.title, lines);
};
