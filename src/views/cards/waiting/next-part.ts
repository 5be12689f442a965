import { reviewerOf } from '../../../domain/case/state';
import { wordsFor } from '../../../domain/case/stored/chosen';
import { nameOf, type Viewpoint } from '../../viewpoint';
import { clip } from '../../words/clip';
import { sayStanding } from '../../words/say-standing';
import { texts } from '../../words/texts';
import type { Level } from '../level';
import { apart, fact, type Line, plain, type Section, section, titled, typed } from '../lines';
import { bodiesPart } from './bodies-part';
import { closingPart, opinionPart, planPart, reasonPart, staysPart, stepsPart } from './ending-parts';
import type { Part } from './part';

/** What a list has more than is shown, and where all of it is. */
function others(all: number, shown: number, side: 'pack' | 'people'): readonly Line[] {
  return all > shown ? [plain(`And ${all - shown} more, under “Details”: “${texts.sides[side]}”.`)] : [];
}

/** A card has several options to show, a page has room for all of each. */
const ofAnOption = (chars: number) => (Number.isFinite(chars) ? Math.min(chars, 160) : chars);

/** The questions, numbered, shortened. */
const questionPart: Part = ({ state, sees }, { chars, items }) => {
  if (!sees.has('pack')) return [];
  const { questions, decision } = state.request.question;
  const asked = questions
    .slice(0, items)
    .flatMap((each, index) =>
      titled(
        questions.length === 1 ? 'The question' : `Question ${index + 1} of ${questions.length}`,
        each,
        chars,
      ),
    );
  const more = others(questions.length, items, 'pack');
  return section('What is asked', [...asked, ...more, ...titled('The decision at stake', decision, chars)]);
};

const optionsPart: Part = ({ state, sees }, { chars, items }) => {
  if (!sees.has('pack')) return [];
  const lines = state.request.options
    .slice(0, items)
    .flatMap((each) => [
      apart(fact(each.proposed === 'yes' ? 'Proposed option' : 'Option', clip(each.title, chars))),
      fact('Likely benefits', clip(each.benefits, ofAnOption(chars))),
      fact('Likely harms', clip(each.harms, ofAnOption(chars))),
    ]);
  return section('The options', [...lines, ...others(state.request.options.length, items, 'pack')]);
};

const missingPart: Part = ({ state, sees }, { chars }) =>
  state.stage.status === 'returned' && sees.has('decisions')
    ? section('What is missing', typed(state.stage.missing, chars), 'accent')
    : [];

const causePart: Part = (view, { chars }) => {
  const { stage } = view.state;
  if (stage.status !== 'lead-review' || !view.sees.has('decisions')) return [];
  const { why, by, reason } = stage.cause;
  const lines = [
    plain(texts.leadCauses[why]),
    fact('By', nameOf(view, by)),
    ...titled('The reason', reason, chars),
  ];
  return section('Why it is with the clinical lead', lines, 'accent');
};

/** Who is on the list, in order, and how it stands with each. */
const candidatesPart: Part = ({ state, sees }, { items }) => {
  if (!sees.has('invitations')) return [];
  const all = state.candidates;
  const lines = all.slice(0, items).map((each) => fact(each.name, sayStanding(state, each)));
  const more = others(all.length, items, 'people');
  return section(
    'Who is asked',
    all.length === 0 ? [plain('Nobody is on the list yet.')] : [...lines, ...more],
  );
};

const conflictPart: Part = ({ state, sees }, { chars }) => {
  const reviewer = reviewerOf(state);
  const { conflicts, declared } = reviewer?.acceptance ?? {};
  if (!sees.has('conflicts') || reviewer === undefined || conflicts === undefined) return [];
  const names = Object.entries(texts.conflicts).filter(
    ([key]) => conflicts[key as keyof typeof texts.conflicts] === 'yes',
  );
  const overseas = declared?.includes('overseas') ? [plain('Works outside the United Kingdom')] : [];
  const lines = [fact('Declared by', reviewer.name), ...names.map(([, words]) => plain(words)), ...overseas];
  return section(
    'What was declared',
    [...lines, ...titled('In their words', conflicts.details, chars)],
    'accent',
  );
};

const itemsPart: Part = ({ state, sees }, { chars, items }) => {
  if (!sees.has('pack')) return [];
  const open = state.items.filter((each) => each.where === undefined).slice(-items);
  const supplied = state.items.filter((each) => each.where !== undefined).slice(-items);
  return section('Items asked for', [
    ...open.flatMap((each) => titled('Still missing', each.item, chars)),
    ...supplied.flatMap((each) => [
      ...titled('Asked for', each.item, chars),
      ...titled('Now here', each.where, chars),
    ]),
  ]);
};

const packPart: Part = ({ state, sees }) =>
  sees.has('pack')
    ? section('The pack', [
        plain(
          'Say of each item of the checklist where it is kept, or why it is left out. The bot carries no files.',
        ),
        ...(state.conversation === undefined
          ? []
          : [fact('The family', wordsFor(texts.familyViews, state.conversation.view))]),
      ])
    : [];

const familyPart: Part = ({ state, sees }) =>
  sees.has('decisions')
    ? section('What is recorded', [
        plain('Which clinician spoke and when, who holds parental responsibility, what was explained.'),
        plain(
          'The family’s and the child’s own questions, their view, and whether they agree to share outside.',
        ),
        fact('First suggested by', wordsFor(texts.suggestedBy, state.request.people.suggestedBy)),
      ])
    : [];

/** What each status puts before those who may see it: what the answer is about, and what it is seen against. */
interface PartsOf {
  readonly matter: readonly Part[];
  readonly background: readonly Part[];
}
const about = (matter: readonly Part[], background: readonly Part[] = []): PartsOf => ({
  matter,
  background,
});

const parts: Readonly<Record<Viewpoint['state']['stage']['status'], PartsOf>> = {
  'consultant-review': about([questionPart], [optionsPart]),
  returned: about([missingPart], [questionPart]),
  'lead-review': about([causePart], [questionPart]),
  'family-step': about([questionPart], [familyPart]),
  preparing: about([bodiesPart, packPart], [candidatesPart]),
  inviting: about([bodiesPart, candidatesPart], [questionPart]),
  'conflict-check': about([conflictPart], [candidatesPart]),
  'under-review': about([itemsPart, questionPart]),
  'opinion-given': about([opinionPart]),
  sharing: about([opinionPart]),
  outcome: about([opinionPart]),
  resolution: about([stepsPart], [planPart, opinionPart]),
  closing: about([closingPart, planPart], [stepsPart, opinionPart]),
  closed: about([planPart, stepsPart], [opinionPart]),
  upheld: about([reasonPart]),
  withdrawn: about([reasonPart]),
  'closed-death': about([]),
  'closed-joined': about([staysPart]),
};

/** What the open step is about, and what it is seen against, as far as this viewer may see it. */
export function nextPart(view: Viewpoint, level: Level): readonly Section[] {
  return [...matter(view, level), ...background(view, level)];
}

/** What must be read before answering: a card has it above the answers. */
export function matter(view: Viewpoint, level: Level): readonly Section[] {
  return parts[view.state.stage.status].matter.flatMap((part) => part(view, level));
}

/** What helps to answer: a card has it below the answers. */
export function background(view: Viewpoint, level: Level): readonly Section[] {
  return parts[view.state.stage.status].background.flatMap((part) => part(view, level));
}

/** What waits for an answer besides the step: new information, and questions to the reviewer. */
export const newsPart: Part = ({ state, sees, roles }, { chars, items }) => {
  const news = sees.has('pack')
    ? state.information
        .filter(
          (each) =>
            each.consultantAnsweredAt === undefined ||
            (roles.has('reviewer') && each.reviewerAsked && each.reviewerAnsweredAt === undefined),
        )
        .slice(-items)
        .flatMap((each) => titled('New information', each.text, chars))
    : [];
  const questions = sees.has('opinion')
    ? state.reviewerQuestions
        .slice(-items)
        .flatMap((each) => [
          ...titled('Asked of the reviewer', each.question, chars),
          ...titled('Answered', each.answer, chars),
        ])
    : [];
  return section('News and questions', [...news, ...questions]);
};
