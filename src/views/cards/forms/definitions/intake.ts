import { kind, proposer, suggestedBy } from '../../../../domain/asked/request';
import { findOrganisation } from '../../../../domain/directory/lookup';
import { candidateChoices, warningFor } from '../choices/candidate-choices';
import { peopleChoices } from '../choices/people-choices';
import type { Choice, FormContext, Page } from '../field';
import { formText } from '../form-texts';
import { listPages } from '../list-pages';
import { form, type Makers } from '../make-fields';
import { doNotWait } from './do-not-wait';
import { intakeErrors, sidesOfRequest } from './intake-check';
import {
  beforePages,
  childAsPersonPages,
  childFields,
  familyPages,
  optionPages,
  proposedFirst,
  questionPages,
} from './request-pages';

/** What a clinician is asked (process page §3), in the page's order. */

function kindPage(make: Makers): Page {
  return make.page('kind', [make.choice('kind', 'kind', kind.options)]);
}

function safetyPage(make: Makers, context: FormContext): Page {
  const inCourt = context.values['safety.proceedings'] === 'yes';
  const understood = make.toggle('safety.proceedingsUnderstood', { required: inCourt, conditional: true });
  return make.page('safety', [
    make.choice('safety.acutelyDeteriorating', 'deteriorating', ['no', 'yes']),
    make.choice('safety.proceedings', 'proceedings', ['no', 'yes']),
    understood,
  ]);
}

/** One picker a person: a long list of boxes to tick is of no use on a phone. */
function teamPages(make: Makers, { values }: FormContext, choices: () => readonly Choice[]): readonly Page[] {
  return listPages(
    {
      most: 12,
      perPage: 3,
      fields: (index) => [make.person(`people.team.${index}`, choices, { required: false })],
      page: (fields, number) =>
        make.page('people-team', fields, {
          id: number === 1 ? 'people-team' : `people-team-${number}`,
          section: 'people',
        }),
    },
    values,
  );
}

function peoplePages(make: Makers, context: FormContext): readonly Page[] {
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
  return [
    make.page('people', [
      make.person('people.namedConsultant', consultants),
      make.choice('people.suggestedBy', 'suggested-by', suggestedBy.options),
      make.paragraph('people.disagreement', { required: false }),
    ]),
    make.page(
      'people-support',
      [
        make.person('people.familyAdvocate', advocates, { required: false }),
        make.person('people.gp', gps, { required: false }),
      ],
      { section: 'people' },
    ),
    ...teamPages(make, context, team),
  ];
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
          make.choice(`route.candidates.${index}.proposedBy`, 'proposer', proposer.options, { required }),
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

export const intake = form(
  'submit',
  (make, context) => [
    kindPage(make),
    safetyPage(make, context),
    make.page('child', childFields(make, context, '')),
    ...peoplePages(make, context),
    ...questionPages(make, context, ''),
    ...optionPages(make, context),
    ...childAsPersonPages(make),
    ...familyPages(make),
    ...beforePages(make),
    ...routePages(make, context),
  ],
  {
    root: 'request',
    preview: true,
    fixed: () => proposedFirst,
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
