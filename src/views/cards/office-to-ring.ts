import { findOrganisation } from '../../domain/directory/lookup';
import { officePhone, type Viewpoint } from '../viewpoint';

/** The treating organisation's second-opinion office, its number on one line, and when somebody is there. */
export function officeToRing(view: Viewpoint): string {
  const phone = officePhone(view).replaceAll(' ', '\u00a0');
  if (phone === '') return 'through the switchboard';
  const { facts, state } = view;
  const hours = findOrganisation(facts.directory, state.request.child.organisation)?.workingHours;
  if (hours === undefined) return `the second-opinion office, ${phone}`;
  return `the second-opinion office, ${phone} (working days, ${hours.from} to ${hours.to}; else through the switchboard)`;
}
