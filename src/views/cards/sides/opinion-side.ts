import { answeredQuestions, askedSince } from '../../../domain/case/asked-questions';
import type { OpinionVersion } from '../../../domain/case/matters';
import { wordsFor } from '../../../domain/case/stored/chosen';
import type { Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayInstant } from '../../words/when';
import { fact, type Line, plain, type Section, section, titled, typed } from '../lines';

/** The opinion as it was written, every version, the newest first (process page I5, I6: shown unedited). */
export function opinionSide(view: Viewpoint): readonly Section[] {
  const { opinions, opinionMarked } = view.state;
  const marked = section('A note on it', typed(opinionMarked ?? ''), 'warning');
  const versions = [...opinions].reverse().flatMap((each, index) => {
    const name = index === 0 ? 'The opinion' : 'An earlier version, since corrected';
    return [...section(name, head(view, each)), ...section('', body(each))];
  });
  return [...marked, ...notAnswered(view), ...versions];
}

const whose = { team: 'The team asks', family: 'The family asks', child: 'The child asks' } as const;

/** Questions asked after the opinion, and how they can still be put (process page §4b, ask the reviewer). */
function notAnswered({ state }: Viewpoint): readonly Section[] {
  const latest = state.opinions.at(-1);
  const since = latest === undefined ? [] : askedSince(state, latest);
  return section(
    'Asked since, and not answered by this opinion',
    since.length === 0
      ? []
      : [
          ...since.flatMap(({ from, question }) => titled(whose[from], question)),
          plain(
            'Each can be put to the reviewer with “Ask the reviewer”; the answer is kept with the question.',
          ),
        ],
  );
}

function head({ state }: Viewpoint, { opinion, at, reviewer }: OpinionVersion): readonly Line[] {
  const giver = state.candidates.find(({ id }) => id === reviewer)?.name ?? reviewer;
  return [
    fact('Given by', giver),
    fact('Given on', sayInstant(at)),
    fact('Supports the plan', wordsFor(texts.supports, opinion.supportsPlan)),
    ...(opinion.advice === undefined ? [] : [fact('Advice', wordsFor(texts.advice, opinion.advice))]),
  ];
}

function body(version: OpinionVersion): readonly Line[] {
  const { sawChild, metFamily, recordsRead, options, limits, ...more } = version.opinion;
  return [
    ...answeredQuestions(version).flatMap(({ question, answer }, index) => [
      ...titled(`Question ${index + 1}`, question),
      ...titled(`Answer ${index + 1}`, answer),
    ]),
    fact('Saw the child', wordsFor(texts.yesNo, sawChild)),
    fact('Met the family', wordsFor(texts.yesNo, metFamily)),
    ...titled('Records read', recordsRead),
    ...options.flatMap((each) => [
      ...titled('Option', each.title),
      ...titled('Likely benefits', each.benefits),
      ...titled('Likely harms', each.harms),
      ...titled('Evidence', each.evidence),
    ]),
    ...titled('Quality of life, and what is normal for this child', more.qualityOfLife),
    ...titled('Also worth considering', more.elseWorthConsidering),
    ...titled('For the family, in plain words', more.plainSummary),
    ...titled('Limits of this opinion', limits),
    plain('End of this version.'),
  ];
}
