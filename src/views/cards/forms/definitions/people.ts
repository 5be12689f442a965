import { memberRoles } from '../../../../domain/case/stored/said';
import { peopleChoices, personTitle } from '../choices/people-choices';
import type { Choice, FormContext } from '../field';
import { onePage } from '../make-fields';

/** Who has which role, and changes of it (process page §4b). */

/** Consultants, those of the treating organisation first; whoever is asked for an opinion is left out. */
function consultants(context: FormContext, onlyThere: boolean, without: readonly (string | undefined)[]) {
  const { state, facts } = context;
  return peopleChoices(facts.directory, {
    grades: ['consultant'],
    organisation: state?.request.child.organisation,
    specialty: state?.request.question.specialty,
    onlyThere,
    without: [...without, ...asked(context)],
  });
}

function colleagues(context: FormContext, without: readonly (string | undefined)[]): readonly Choice[] {
  const organisation = context.state?.request.child.organisation;
  return peopleChoices(context.facts.directory, { organisation, without: [...without, ...asked(context)] });
}

function asked({ state }: FormContext): readonly string[] {
  const open = ['invited', 'lapsed', 'reserve', 'reviewer'];
  return (state?.candidates ?? []).filter((each) => open.includes(each.standing)).map((each) => each.person);
}

function team({ state, facts }: FormContext): readonly Choice[] {
  return (state?.members ?? [])
    .filter((each) => each.until === undefined)
    .map(({ person }) => {
      const found = facts.directory.byId.get(person);
      return {
        value: person,
        title: found === undefined ? (state?.names[person] ?? person) : personTitle(facts.directory, found),
      };
    });
}

export const peopleForms = [
  onePage('take-over', (make) => [make.paragraph('reason')]),
  onePage('hand-back', (make) => [make.paragraph('reason')]),
  onePage('propose-hand-over', (make, context) => [
    make.person('to', () => consultants(context, false, [context.state?.namedConsultant])),
    make.paragraph('reason'),
  ]),
  onePage('accept-hand-over', () => []),
  onePage('decline-hand-over', (make) => [make.paragraph('reason')]),
  onePage('take-back-hand-over', (make) => [make.paragraph('reason')]),
  onePage('set-deputy', (make, context) => [
    make.person('person', () =>
      consultants(context, true, [context.state?.namedConsultant, context.state?.requester]),
    ),
    make.date('from'),
    make.date('to'),
  ]),
  onePage('replace-requester', (make, context) => [
    make.person('person', () => colleagues(context, [context.state?.requester])),
    make.paragraph('reason'),
  ]),
  onePage('add-member', (make, context) => [
    make.person('person', () =>
      colleagues(
        context,
        team(context).map(({ value }) => value),
      ),
    ),
    make.choice('as', 'member-role', memberRoles),
    make.paragraph('reason'),
  ]),
  onePage('remove-member', (make, context) => [
    make.person('person', () => team(context)),
    make.paragraph('reason'),
  ]),
  onePage('name-stand-in', (make, context) => [
    make.choice('role', 'standing-role', ['clinical-lead', 'safeguarding-lead', 'coordinator']),
    make.person('person', () => colleagues(context, [])),
    make.paragraph('reason'),
  ]),
];
