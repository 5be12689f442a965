import type { Child } from '../../../domain/case/stored/request';
import { describeAge } from '../../../domain/rules/age';
import { londonDate } from '../../../domain/rules/london-time';
import { formatNationalNumber, nameOfNumber } from '../../../domain/rules/national-number';
import type { Viewpoint } from '../../viewpoint';
import { sayDate } from '../../words/when';
import { fact, type Line, plain } from '../lines';

/** Who the child is, as far as needed to be sure that it is the same child: one line, as a card has it above the answers. */
export function childLine({ state, sees, now }: Viewpoint): readonly Line[] {
  if (!sees.has('identity')) return [];
  const { dateOfBirth, localReference, nhsNumber } = state.request.child;
  const initials = calledOf(state.request.child);
  const known = [
    bornOn(initials, dateOfBirth, now),
    localReference,
    ...(nhsNumber === undefined ? [] : [`${nameOfNumber(nhsNumber)} ${formatNationalNumber(nhsNumber)}`]),
  ];
  return [plain(known.join(' · '))];
}

/** The same with each thing on a line of its own, for a page that has the room. */
export function identityLines({ state, sees, now }: Viewpoint): readonly Line[] {
  if (!sees.has('identity')) return [];
  const { dateOfBirth, localReference, nhsNumber } = state.request.child;
  const initials = calledOf(state.request.child);
  const number =
    nhsNumber === undefined ? [] : [fact(nameOfNumber(nhsNumber), formatNationalNumber(nhsNumber))];
  return [
    fact('Child', bornOn(initials, dateOfBirth, now)),
    fact('Local reference', localReference),
    ...number,
  ];
}

/** Initials, with the name that the child likes to be called by. */
function calledOf({ initials, calledBy }: Child): string {
  return calledBy === undefined ? initials : `${initials}, called ${calledBy}`;
}

/** With the age beside the date, which nobody works out at night; a date that is yet to come has none. */
function bornOn(initials: string, dateOfBirth: string, now: string): string {
  const age = dateOfBirth <= londonDate(now) ? ` (${describeAge(dateOfBirth, now)})` : '';
  return `${initials}${age}, born ${sayDate(dateOfBirth)}`;
}
