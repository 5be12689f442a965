import type { Status } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import type { Kind } from '../../../src/domain/case/stored/request';
import type { FormCommand } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { stopCard } from '../../../src/views/cards/forms/showing/stop-card';
import { theFacts, who } from '../../builders/core/people';
import { begunValues } from '../../support/stories/begun-request';
import {
  caseItself,
  formCards,
  freeCards,
  listCards,
  offeredForm,
  type ShownCard,
  sideCards,
} from '../../support/stories/shown-cards';
import { type ShownStory, shownStories } from '../../support/stories/shown-stories';

/** The cards of the main path, whom they are for, and where. */
const looks: readonly (readonly [kind: Kind, status: Status, ...roles: readonly string[]])[] = [
  [
    'external-second-opinion',
    'consultant-review',
    'named-consultant',
    'requester',
    'deputy',
    'clinical-lead',
  ],
  ['external-second-opinion', 'returned', 'requester'],
  ['external-second-opinion', 'lead-review', 'clinical-lead'],
  ['external-second-opinion', 'family-step', 'named-consultant', 'advocate'],
  ['external-second-opinion', 'preparing', 'coordinator'],
  ['external-second-opinion', 'inviting', 'candidate', 'coordinator', 'advocate'],
  ['external-second-opinion', 'conflict-check', 'clinical-lead', 'reviewer'],
  ['external-second-opinion', 'under-review', 'reviewer', 'member', 'gp'],
  ['external-second-opinion', 'opinion-given', 'named-consultant'],
  ['external-second-opinion', 'sharing', 'named-consultant', 'advocate'],
  ['external-second-opinion', 'outcome', 'named-consultant'],
  ['external-second-opinion', 'resolution', 'named-consultant'],
  ['external-second-opinion', 'closing', 'coordinator'],
  ['external-second-opinion', 'closed', 'requester'],
  ['external-second-opinion', 'withdrawn', 'requester'],
  ['critical-friend', 'inviting', 'requester', 'candidate'],
  ['critical-friend', 'under-review', 'reviewer'],
  ['critical-friend', 'opinion-given', 'named-consultant'],
];

/** Forms as they are sent off empty, and who fills them in where. */
const forms: readonly (readonly [status: Status, role: string, command: FormCommand])[] = [
  ['consultant-review', 'named-consultant', 'approve'],
  ['consultant-review', 'named-consultant', 'ask-for-changes'],
  ['family-step', 'named-consultant', 'record-family-conversation'],
  ['preparing', 'coordinator', 'complete-pack'],
  ['inviting', 'candidate', 'accept'],
  ['under-review', 'reviewer', 'give-opinion'],
  ['opinion-given', 'named-consultant', 'acknowledge'],
  ['sharing', 'named-consultant', 'record-sharing'],
  ['outcome', 'named-consultant', 'record-outcome'],
  ['resolution', 'named-consultant', 'take-step'],
  ['closing', 'coordinator', 'confirm-record'],
];

function intake(kind: Kind): readonly ShownCard[] {
  const values = begunValues(kind);
  const context = { facts: theFacts, viewer: who.oncologyDoctor, now: '2027-01-11T09:00:00.000Z', values };
  return formCards(formDefinitions.submit, context, `intake of a ${kind}`);
}

/** What is in the place of a request's page when the child is getting worse. */
function stopped(): readonly ShownCard[] {
  const { submit } = formDefinitions;
  const values = { ...begunValues('critical-friend'), 'safety.acutelyDeteriorating': 'yes' };
  const stop = submit.stop({
    facts: theFacts,
    viewer: who.oncologyDoctor,
    now: '2027-01-11T09:00:00.000Z',
    values,
  });
  return stop === undefined
    ? []
    : [{ name: 'do not wait', card: stopCard({ formId: 'f0a1b2c3' }, submit, stop) }];
}

/** As long as anybody writes: a paragraph for each question, answer and reason. */
const paragraph = `${'We ask whether the second line of treatment is still in the interest of this child. '.repeat(12)}`;
function wordy(state: CaseState): CaseState {
  const { question } = state.request;
  const questions = [paragraph, paragraph, paragraph];
  return {
    ...state,
    request: { ...state.request, question: { ...question, questions, decision: paragraph } },
    opinions: state.opinions.map((each) => ({
      ...each,
      opinion: { ...each.opinion, answers: questions, limits: paragraph },
    })),
  };
}

/** The case itself for each person of the main path, in few words and in as many as fit. */
export function mainPathCards(): readonly ShownCard[] {
  const quiet = shownStories().filter(({ name }) => !/asked by the named consultant|in motion/.test(name));
  return looks.flatMap(([kind, status, ...roles]) =>
    quiet
      .filter((each) => each.kind === kind && each.status === status)
      .flatMap((each) =>
        roles.flatMap((role) => {
          const long = caseItself(each, role, wordy);
          return [caseItself(each, role), { ...long, name: `${long.name}, at length` }];
        }),
      ),
  );
}

/** Every kind of card, as people meet it on the main path and beside it. */
export function galleryCards(): readonly ShownCard[] {
  const stories = shownStories().filter(({ name }) => !name.includes('asked by the named consultant'));
  const quiet = stories.filter(({ name }) => !name.includes('in motion'));
  const at = (kind: Kind, status: Status, among: readonly ShownStory[] = quiet): ShownStory => {
    const found = among.find((each) => each.kind === kind && each.status === status);
    if (found === undefined) throw new Error(`No ${kind} in ${status}`);
    return found;
  };
  const eso = 'external-second-opinion';
  const busy = at(
    eso,
    'opinion-given',
    stories.filter((each) => !quiet.includes(each)),
  );
  const critical = intake('critical-friend').filter(({ name }) => /^(kind|route|safety)/.test(name));
  return [
    ...freeCards().filter(({ name }) => !name.startsWith('glossary:') && name !== 'no requests no-page'),
    ...intake(eso),
    ...critical,
    ...stopped(),
    ...looks.flatMap(([kind, status, ...roles]) => roles.map((role) => caseItself(at(kind, status), role))),
    ...sideCards(at(eso, 'outcome'), 'coordinator'),
    ...['named-consultant', 'safeguarding-lead', 'coordinator'].map((role) => caseItself(busy, role)),
    ...forms.flatMap(([status, role, command]) =>
      offeredForm(at(eso, status), role, command).filter(
        ({ name }) => name.includes('left empty') || name.startsWith('preview'),
      ),
    ),
    ...listCards(quiet.slice(0, 14), 'named-consultant', who.oncologist).slice(0, 1),
    ...listCards(quiet.slice(4, 8), 'candidate', who.thornwickRespiratory),
  ];
}
