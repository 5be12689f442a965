import { kind, proposer, suggestedBy } from '../../../../domain/asked/request';
import { findOrganisation } from '../../../../domain/directory/lookup';
import { candidateChoices, warningFor } from '../choices/candidate-choices';
import { peopleChoices } from '../choices/people-choices';
import type { Choice, FormContext, Page } from '../field';
import { formText } from '../form-texts';
import { listPages } from '../list-pages';
import { form, type Makers } from '../make-fields';
import { isTicked } from '../reading/build-command';
import { doNotWait } from './do-not-wait';
import { intakeErrors, sidesOfRequest } from './intake-check';
import {
  beforePages,
  childAsPersonPages,
  childFields,
  familyPages,
  furtherQuestions,
  optionPages,
  proposedFirst,
  questionPage,
  questionPages,
  summaryPages,
} from './request-pages';

/** What a clinician is asked (process page §3), in the page's order. */

function kindPage(make: Makers): Page {
  return make.page('kind', [make.choice('kind', 'kind', kind.options)]);
}

function safetyPage(make: Makers, context: FormContext): Page {
  const inCourt = context.values['safety.proceedings'] === 'yes';
  const understood = make.toggle('safety.proceedingsUnderstood', {
    required: inCourt,
    onlyIf: { paths: ['safety.proceedings'], is: ['yes'] },
  });
  return make.page('safety', [
    make.choice('safety.acutelyDeteriorating', 'deteriorating', ['no', 'yes']),
    make.choice('safety.proceedings', 'proceedings', ['no', 'yes']),
    understood,
  ]);
}

/** One picker a person: a long list of boxes to tick is of no use on a phone. */
function teamPages(
  make: Makers,
  { values }: FormContext,
  choices: () => readonly Choice[],
  section: string,
): readonly Page[] {
  return listPages(
    {
      most: 12,
      perPage: 3,
      fields: (index) => [make.person(`people.team.${index}`, choices, { required: false })],
      page: (fields, number) =>
        make.page('people-team', fields, {
          id: number === 1 ? 'people-team' : `people-team-${number}`,
          section,
        }),
    },
    values,
  );
}

/** A critical friend's request needs little (process page §3, weight); all else is offered after it. */
const isLight = ({ values }: FormContext): boolean => values['kind'] === 'critical-friend';

function peoplePages(
  make: Makers,
  context: FormContext,
): { readonly first: Page; readonly rest: readonly Page[] } {
  const { facts, viewer, values } = context;
  const { directory } = facts;
  const organisation = values['child.organisation'] ?? directory.byId.get(viewer)?.organisation;
  const specialty = directory.byId.get(viewer)?.specialty;
  const consultant = values['people.namedConsultant'];
  const consultants = () =>
    peopleChoices(directory, { grades: ['consultant'], organisation, onlyThere: true, specialty });
  const advocates = () => peopleChoices(directory, { grades: ['advocate'], organisation });
  const gps = () => peopleChoices(directory, { grades: ['gp'], organisation });
  const team = () => peopleChoices(directory, { organisation, specialty, without: [viewer, consultant] });
  const light = isLight(context);
  const first = make.page('people', [
    make.person('people.namedConsultant', consultants),
    make.choice('people.suggestedBy', 'suggested-by', suggestedBy.options, { required: !light }),
    make.paragraph('people.disagreement', { required: false }),
  ]);
  const rest = [
    make.page(
      'people-support',
      [
        make.person('people.familyAdvocate', advocates, { required: false }),
        make.person('people.gp', gps, { required: false }),
        make.paragraph('people.otherTeams', { required: false }),
      ],
      { section: light ? 'people-support' : 'people' },
    ),
    ...teamPages(make, context, team, light ? 'people-support' : 'people'),
  ];
  return { first, rest };
}

function routePages(make: Makers, context: FormContext): readonly Page[] {
  const isCriticalFriend = context.values['kind'] !== 'external-second-opinion';
  const { facts, values } = context;
  const sides = sidesOfRequest(context);
  const choices = () => candidateChoices(facts.directory, sides, values['question.specialty']);
  return listPages(
    {
      most: 8,
      perPage: 2,
      fields: (index) => {
        const required = index === 0 && isCriticalFriend;
        const heading = formText('candidateNumber', { n: index + 1 });
        const path = `route.candidates.${index}.candidate`;
        const warning = warningFor(facts.directory, sides, values[path]);
        return [
          make.candidate(path, choices, { required, heading, warning }),
          make.choice(`route.candidates.${index}.proposedBy`, 'proposer', proposer.options, {
            required: required && !isLight(context),
          }),
        ];
      },
      page: (fields, number) =>
        make.page(isCriticalFriend ? 'route-critical-friend' : 'route-external', fields, {
          id: number === 1 ? 'route' : `route-${number}`,
          section: 'route',
        }),
    },
    context.values,
  );
}

/** What a critical friend is offered to be told besides, once that was asked for. */
function offeredPages(make: Makers, context: FormContext, people: readonly Page[]): readonly Page[] {
  return [
    ...furtherQuestions(make, context),
    ...people,
    ...summaryPages(make, false),
    ...optionPages(make, context, false),
    ...childAsPersonPages(make, false),
    ...familyPages(make, false),
    ...beforePages(make, false),
  ];
}

const offeredParts =
  /^(options|clinicalSummary|noOtherOption|childAsPerson|family|before|people\.(familyAdvocate|gp|team|otherTeams)|question\.questions\.[1-9])/;

/** What was typed already, as for the other kind or before an upgrade, is neither hidden nor left out. */
function holdsMore({ values }: FormContext): boolean {
  return Object.entries(values).some(
    ([path, value]) => path !== 'family.interpreter' && offeredParts.test(path) && value.trim() !== '',
  );
}

function lightPages(make: Makers, context: FormContext): readonly Page[] {
  const people = peoplePages(make, context);
  const routes = routePages(make, context);
  const more = make.toggle('more', { required: false, notSent: true });
  const asksForMore = isTicked(context.values['more'] ?? '') || holdsMore(context);
  return [
    people.first,
    questionPage(make, context),
    ...routes.map((page, index) =>
      index === routes.length - 1 ? { ...page, leadsOn: true, fields: [...page.fields, more] } : page,
    ),
    ...(asksForMore ? offeredPages(make, context, people.rest) : []),
  ];
}

function wholePages(make: Makers, context: FormContext): readonly Page[] {
  const people = peoplePages(make, context);
  return [
    people.first,
    ...people.rest,
    ...questionPages(make, context, ''),
    ...summaryPages(make, true),
    ...optionPages(make, context, true),
    ...childAsPersonPages(make, true),
    ...familyPages(make, true),
    ...beforePages(make, true),
    ...routePages(make, context),
  ];
}

/** Who proposed and who suggested is the team unless somebody else is chosen, where it need not be said. */
function lightAnswers({ values }: FormContext): Readonly<Record<string, string>> {
  const candidates = Array.from({ length: 8 }, (_, index) => `route.candidates.${index}`);
  return {
    'people.suggestedBy': 'team',
    'question.type': 'other',
    ...Object.fromEntries(
      candidates
        .filter((at) => (values[`${at}.candidate`] ?? '') !== '')
        .map((at) => [`${at}.proposedBy`, 'team']),
    ),
  };
}

export const intake = form(
  'submit',
  (make, context) => [
    kindPage(make),
    safetyPage(make, context),
    make.page('child', childFields(make, context, '')),
    ...(isLight(context) ? lightPages(make, context) : wholePages(make, context)),
  ],
  {
    root: 'request',
    preview: true,
    fixed: (context) => ({ ...proposedFirst, ...(isLight(context) ? lightAnswers(context) : {}) }),
    initial: ({ facts, viewer }) => {
      const own = facts.directory.byId.get(viewer);
      const organisation = own && findOrganisation(facts.directory, own.organisation);
      const isTreating = organisation?.kind === 'trust' || organisation?.kind === 'health-board';
      return {
        ...(own === undefined || !isTreating ? {} : { 'child.organisation': own.organisation }),
        ...(own?.grade === 'consultant' ? { 'people.namedConsultant': own.id } : {}),
        'question.specialty': own?.specialty ?? '',
      };
    },
    check: intakeErrors,
    stop: doNotWait,
  },
);
