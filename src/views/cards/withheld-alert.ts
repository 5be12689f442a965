import { wordsFor } from '../../domain/case/stored/chosen';
import type { EventOf } from '../../domain/case/stored/events';
import { namesWithheldNow } from '../../domain/process/open/name-withheld';
import type { Viewpoint } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { texts } from '../words/texts';
import { sayDate } from '../words/when';
import { type Line, plain, typed } from './lines';

/** The ground, with its number, and who asked for it; then what they said. */
export function sayWhy({
  ground,
  matterNumber,
  askedBy,
  explained,
}: EventOf<'name-withheld'>['said']): string {
  const { why, number, grounds, askers } = texts.withheld;
  const sentence = fillIn(why, {
    ground: wordsFor(grounds, ground),
    number: matterNumber === undefined ? '' : fillIn(number, { number: matterNumber }),
    asker: wordsFor(askers, askedBy),
  });
  return explained === undefined ? sentence : `${sentence} ${explained}`;
}

/** Whose name is withheld now and until when, for those who may know it; and why, for those who may know that (process page §4b). */
export function withheldLines({ state, now, sees }: Viewpoint): readonly Line[] {
  if (!sees.has('withheld-names')) return [];
  return namesWithheldNow(state, now).flatMap((each) => {
    const name = state.candidates.find(({ id }) => id === each.candidate)?.name ?? '';
    return [
      plain(fillIn(texts.withheld.alert, { name, date: sayDate(each.reviewOn) })),
      ...(sees.has('withheld-why') ? typed(sayWhy(each)) : []),
    ];
  });
}
