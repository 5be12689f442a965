import { reviewerOf } from '../../../domain/case/state';
import { wordsFor } from '../../../domain/case/stored/chosen';
import { closingWaits } from '../../../domain/process/open/closing-waits';
import { knowsOfOther } from '../../../domain/process/people/who-sees';
import { nameOf, type Viewpoint } from '../../viewpoint';
import { clip } from '../../words/clip';
import { sayNhsNumber } from '../../words/say-nhs-number';
import { sayStanding } from '../../words/say-standing';
import { texts } from '../../words/texts';
import { sayDate } from '../../words/when';
import type { Level } from '../level';
import { apart, fact, type Line, plain, type Section, section, titled, typed } from '../lines';

type Part = (view: Viewpoint, level: Level) => readonly Section[];

/** Who the child is, as far as needed to be sure that it is the same child. */
export function identityLines({ state, sees }: Viewpoint): readonly Line[] {
  if (!sees.has('identity')) return [];
  const { initials, dateOfBirth, localReference, nhsNumber } = state.request.child;
  const nhs = nhsNumber === undefined ? [] : [fact('NHS number', sayNhsNumber(nhsNumber))];
  return [
    fact('Child', `${initials}, born ${sayDate(dateOfBirth)}`),
    fact('Local reference', localReference),
    ...nhs,
  ];
}

/** The questions, numbered, shortened. */
const questionPart: Part = ({ state, sees }, { chars, items }) => {
  if (!sees.has('pack')) return [];
  const { questions, decision } = state.request.question;
  const asked = questions
    .slice(0, items)
    .flatMap((each, index) => titled(`Question ${index + 1} of ${questions.length}`, each, chars));
  return section('What is asked', [...asked, ...titled('The decision at stake', decision, chars)]);
};

const optionsPart: Part = ({ state, sees }, { chars, items }) => {
  if (!sees.has('pack')) return [];
  const lines = state.request.options
    .slice(0, items)
    .flatMap((each) => [
      apart(fact(each.proposed === 'yes' ? 'Proposed option' : 'Option', clip(each.title, chars))),
      fact('Likely benefits', clip(each.benefits, Math.min(chars, 160))),
      fact('Likely harms', clip(each.harms, Math.min(chars, 160))),
    ]);
  return section('The options', lines);
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
  const more =
    all.length > items ? [plain(`and ${all.length - items} more, on the side “${texts.sides.people}”`)] : [];
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

/** The opinion in short: whether it supports the plan, the advice, the first answers. */
const opinionPart: Part = ({ state, sees }, { chars, items }) => {
  const latest = state.opinions.at(-1);
  if (latest === undefined || !sees.has('opinion')) return [];
  const { supportsPlan, advice, answers, limits } = latest.opinion;
  const told = answers
    .slice(0, items)
    .flatMap((each, index) => titled(`Answer ${index + 1} of ${answers.length}`, each, chars));
  return section('The opinion in short', [
    fact('Supports the plan', wordsFor(texts.supports, supportsPlan)),
    ...(advice === undefined ? [] : [fact('Advice', wordsFor(texts.advice, advice))]),
    ...told,
    ...titled('Its limits', limits, chars),
  ]);
};

const stepsPart: Part = ({ state, sees }, { chars, items }) => {
  if (!sees.has('decisions') || state.outcome === undefined) return [];
  const { outcome, familyAgrees, childAgrees, teamAgrees } = state.outcome;
  const steps = state.steps
    .slice(-items)
    .flatMap((each) => [
      fact(
        wordsFor(texts.steps, each.step),
        each.result === undefined ? `by ${sayDate(each.dueOn)}` : 'done',
      ),
      ...titled('Its result', each.result, chars),
    ]);
  return section('Where people stand', [
    fact('Outcome', wordsFor(texts.outcomes, outcome)),
    fact('The family agrees', wordsFor(texts.familyAgrees, familyAgrees)),
    fact('The child agrees', wordsFor(texts.childAgrees, childAgrees)),
    fact('The team agrees', wordsFor(texts.yesNo, teamAgrees)),
    ...steps,
  ]);
};

const packPart: Part = ({ state, sees }) =>
  sees.has('pack')
    ? section('The pack', [
        plain(
          'For each item of the checklist: say where it is, or waive it and say why. The bot carries no files.',
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

const reasonPart: Part = ({ state, sees }, { chars }) =>
  'reason' in state.stage && sees.has('decisions')
    ? section('The reason', typed(state.stage.reason, chars))
    : [];

/** The request that stays is named to those alone who may know of it (process page §4b, join duplicate). */
const staysPart: Part = ({ state, roles, viewer }) => {
  const { stage } = state;
  if (stage.status !== 'closed-joined') return [];
  const named = knowsOfOther(state, roles, stage.stays) ? [fact('Request', stage.stays)] : [];
  const left = stage.withoutPart?.includes(viewer) ? [plain(texts.joined.withoutPart)] : [];
  return section('Where it goes on', [...named, ...left]);
};

/** What still keeps it from closing; what a hold asks for only where the viewer may know of one. */
const closingPart: Part = ({ state, sees }) => {
  if (!sees.has('decisions')) return [];
  const waits = closingWaits(state).filter(({ role }) => role !== 'safeguarding-lead' || sees.has('hold'));
  return section(
    'Before this can close',
    waits.map(({ text }) => plain(text)),
    'accent',
  );
};

/** What each status puts before those who may see it: the thing the next action is about. */
const parts: Readonly<Record<Viewpoint['state']['stage']['status'], readonly Part[]>> = {
  'consultant-review': [questionPart, optionsPart],
  returned: [missingPart, questionPart],
  'lead-review': [causePart, questionPart],
  'family-step': [familyPart, questionPart],
  preparing: [candidatesPart, packPart],
  inviting: [candidatesPart, questionPart],
  'conflict-check': [conflictPart, candidatesPart],
  'under-review': [itemsPart, questionPart],
  'opinion-given': [opinionPart],
  sharing: [opinionPart],
  outcome: [opinionPart],
  resolution: [stepsPart, opinionPart],
  closing: [closingPart, stepsPart, opinionPart],
  closed: [stepsPart, opinionPart],
  upheld: [reasonPart],
  withdrawn: [reasonPart],
  'closed-death': [],
  'closed-joined': [staysPart],
};

/** The part of the case that the open step is about, as far as this viewer may see it. */
export function nextPart(view: Viewpoint, level: Level): readonly Section[] {
  return parts[view.state.stage.status].flatMap((part) => part(view, level));
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
