import type { CaseState } from '../../case/state';
import { findOrganisation } from '../../directory/lookup';
import { calendarOf } from '../../rules/calendar';
import { type Clock, clockFor } from '../../rules/working-time';
import { type Facts, remindersOf } from '../open/facts';

/**
 * The clock a case runs on: the wall clock where it is urgent, else the working time of its organisation (process page
 * §6). The wall clock too where the directory does not know the organisation.
 */
export function clockOfCase({ request }: CaseState, facts: Facts): Clock {
  const organisation = findOrganisation(facts.directory, request.child.organisation);
  if (organisation === undefined) return { kind: 'wall' };
  const calendar = calendarOf(organisation.nation, remindersOf(facts).bankHolidays);
  return clockFor(request.question.urgency, organisation, calendar);
}
