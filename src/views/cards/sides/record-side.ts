import { wordsFor } from '../../../domain/case/stored/chosen';
import type { CaseEvent } from '../../../domain/case/stored/events';
import type { Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { fact, plain, type Section, section, subtle, titled } from '../lines';
import { otherWaysPart } from '../other-ways';
import { testOfPlan } from '../test-of-plan';
import { historySide } from './history-side';
import { opinionSide } from './opinion-side';
import { packSide } from './pack-side';
import { peopleSide } from './people-side';

/** What goes to the child's record, to be read before it is confirmed. The chat is not the record (process page §9). */
export function recordSide({
  view,
  events,
}: {
  view: Viewpoint;
  events: readonly CaseEvent[];
}): readonly Section[] {
  const { state } = view;
  const { outcome } = state;
  const outcomeLines =
    outcome === undefined
      ? [plain('No outcome is recorded.')]
      : [
          ...titled('The plan', outcome.plan),
          ...titled('Why it is best for the child', outcome.bestInterests),
          fact('Outcome', wordsFor(texts.outcomes, outcome.outcome)),
          fact('The family agrees', wordsFor(texts.familyAgrees, outcome.familyAgrees)),
          fact('The child agrees', wordsFor(texts.childAgrees, outcome.childAgrees)),
          fact('The team agrees', wordsFor(texts.yesNo, outcome.teamAgrees)),
        ];
  return [
    ...section('The record', [
      subtle('This is what goes to the child’s record. Nobody can delete it; a correction is a new version.'),
      fact('Request', `${state.ref}, ${texts.kinds[state.kind]}`),
      fact('Status', texts.statuses[state.stage.status]),
    ]),
    ...peopleSide(view),
    ...packSide(view),
    ...(view.sees.has('opinion') ? opinionSide(view) : []),
    ...section('Outcome', outcomeLines),
    ...otherWaysPart(view, { chars: 3_000, items: 20 }),
    ...testOfPlan(view, { chars: 3_000, items: 20 }),
    ...historySide(view, events),
  ];
}
