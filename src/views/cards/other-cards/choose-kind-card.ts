import { kind } from '../../../domain/case/stored/request';
import { texts } from '../../words/texts';
import { bold, plain, section } from '../lines';
import { freeButton, wordsCard } from '../message-card';
import type { AdaptiveCard } from '../model/render-template';

/** Which of the two: one line on each, and when the other fits better (process page §3); an acute child first (I14). */
export function chooseKindCard(): AdaptiveCard {
  const choose = texts.chooseKind;
  return wordsCard({
    title: choose.title,
    sections: [
      ...section('Not for an emergency', [bold(choose.acute)], 'attention'),
      ...kind.options.flatMap((each) =>
        section(texts.kinds[each], [plain(choose[each].what), plain(choose[each].fits)], 'emphasis'),
      ),
    ],
    buttons: kind.options.map((each) => freeButton(texts.kinds[each], `new:${each}`)),
  });
}
