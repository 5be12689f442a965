import { type Person, person, standingRole } from '../schema';

/** The id of an invented person or panel: 101 is 00000000-0000-4000-8000-000000000101. */
export function inventedId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/**
 * Reads one line of the invented people (see invented-people for what it holds).
 * The number makes up the id, the telephone and the registration number. Throws where a line is not as it should be.
 */
export function inventPerson(line: string): Person {
  const [number = '', name = '', grade = '', at = '', jobTitle = '', specialty = '', rest = ''] = line
    .split('|')
    .map((cell) => cell.trim());
  const more = (word: string) =>
    rest
      .split(';')
      .map((item) => item.trim().split(' '))
      .filter(([first]) => first === word);
  // Standing roles are held in the Trust or Board, not in one of its sites.
  const organisation = at.split('-').slice(0, 2).join('-');
  const [deputy] = more('deputy').map(([, id]) => inventedId(Number(id)));
  const registered = ['consultant', 'doctor', 'gp'].includes(grade);
  return person.parse({
    id: inventedId(Number(number)),
    name,
    jobTitle,
    specialty,
    phone: `${dialling[organisation] ?? '01632 960'}${number}`,
    ...(['consultant', 'advocate'].includes(grade) ? { phoneHours: 'Monday to Friday 9 to 5' } : {}),
    ...(registered ? { registrationNumber: number.padStart(7, '0') } : {}),
    grade,
    organisation: at,
    otherEmployers: more('also').map(([, code]) => code),
    ...(deputy === undefined ? {} : { deputy }),
    leave: more('leave').map(([, from, , to]) => ({ from, to })),
    reach: more('relay').length > 0 ? 'relay' : 'teams',
    standing: (['holder', 'alternate'] as const).flatMap((as) =>
      more(as).map(([, role]) => ({ role: standingRole.parse(role), organisation, as })),
    ),
  });
}

/** Telephone numbers come from the ranges kept free for fiction. */
const dialling: Readonly<Record<string, string>> = { 'INV-S1': '0131 496 0', 'INV-W1': '029 2018 0' };
