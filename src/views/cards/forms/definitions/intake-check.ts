import type { z } from 'zod';
import { child, people } from '../../../../domain/asked/request';
import type { Kind } from '../../../../domain/case/stored/request';
import type { Sides } from '../../../../domain/decide/independence';
import { answererFor, independenceProblem } from '../../../../domain/decide/independence';
import { childProblems, isConsultantAt, missingProblems } from '../../../../domain/decide/request-checks';
import { directoryDeputies } from '../../../../domain/process/people/standing-roles';
import type { FieldErrors, FormContext } from '../field';
import { dateErrors } from './date-check';

/**
 * What only the time and the directory can tell, said beside the field with whatever else is wrong, long before the request
 * is sent. The lifecycle checks all of it again.
 */
export function intakeErrors(context: FormContext, content: Readonly<Record<string, unknown>>): FieldErrors {
  const { facts, now } = context;
  const kind = content['kind'] === 'external-second-opinion' ? content['kind'] : 'critical-friend';
  const errors: Record<string, string> = missingErrors(kind, content);
  const { dateOfBirth, nhsNumber, organisation } = child.shape;
  const bornOn = givenAt(dateOfBirth, content, 'child', 'dateOfBirth');
  const number = givenAt(nhsNumber, content, 'child', 'nhsNumber');
  const treating = givenAt(organisation, content, 'child', 'organisation');
  const consultant = givenAt(people.shape.namedConsultant, content, 'people', 'namedConsultant');
  Object.assign(
    errors,
    childProblems({ dateOfBirth: bornOn, nhsNumber: number, organisation: treating }, facts, now),
  );
  Object.assign(errors, dateErrors(context, 'question.neededBy'));
  if (treating === undefined || consultant === undefined) return errors;
  if (!isConsultantAt(facts, consultant, treating)) {
    errors['people.namedConsultant'] = 'Select a consultant of the treating organisation from the list.';
  }
  return { ...errors, ...candidateErrors(context) };
}

/** One answer as the command takes it; undefined while it is missing or is none. Others may be wrong: each is told of at once. */
function givenAt(
  shape: z.ZodType<string | undefined>,
  content: Readonly<Record<string, unknown>>,
  part: string,
  key: string,
): string | undefined {
  const holder = content[part];
  const found = typeof holder === 'object' && holder !== null ? Object.entries(holder) : [];
  const read = shape.safeParse(found.find(([name]) => name === key)?.[1]);
  return read.success ? read.data : undefined;
}

/** What is missing, in the words of the table. Of further options the fields ask themselves: blank ones before are dropped. */
export function missingErrors(kind: Kind, content: Readonly<Record<string, unknown>>): FieldErrors {
  return Object.fromEntries(
    Object.entries(missingProblems(kind, content)).filter(([path]) => !/^options\.[1-9]/.test(path)),
  );
}

/** Candidates who are not independent, as far as is known yet (process page I1, I2). */
function candidateErrors(context: FormContext): FieldErrors {
  const sides = sidesOfRequest(context);
  const { directory } = context.facts;
  const errors: Record<string, string> = {};
  for (let index = 0; index < 8; index += 1) {
    const path = `route.candidates.${index}.candidate`;
    const answerer = answererFor(directory, (context.values[path] ?? '').toLowerCase());
    const problem = answerer && independenceProblem(sides, answerer, directory);
    if (problem !== undefined) errors[path] = problem;
  }
  return errors;
}

/** What an opinion must be independent of, as far as the half-made request says (process page I1, I2). */
export function sidesOfRequest({ values, facts, viewer, added }: FormContext): Sides {
  const namedConsultant = (values['people.namedConsultant'] ?? '').toLowerCase();
  const team = Object.entries(values).flatMap(([path, value]) =>
    /^people\.team(\.\d+)?$/.test(path) ? value.split(',') : [],
  );
  const around = [viewer, namedConsultant, values['people.familyAdvocate'], values['people.gp'], ...team];
  return {
    kind: values['kind'] === 'external-second-opinion' ? 'external-second-opinion' : 'critical-friend',
    treatingOrganisation: values['child.organisation'] ?? '',
    requester: viewer,
    namedConsultant,
    deputies: directoryDeputies(facts, namedConsultant),
    everOnTheTeam: around
      .filter((each): each is string => each !== undefined && each !== '')
      .map((each) => each.trim().toLowerCase()),
    barred: barredIn(added),
  };
}

function barredIn(added: FormContext['added']): readonly string[] {
  const from = added?.['linkedFrom'];
  if (typeof from !== 'object' || from === null || !('barred' in from) || !Array.isArray(from.barred))
    return [];
  return from.barred.filter((each): each is string => typeof each === 'string');
}
