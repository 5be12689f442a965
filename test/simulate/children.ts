import type { Child } from '../../src/domain/case/stored/request';
import type { Directory } from '../../src/domain/directory/schema';
import type { Dice } from '../builders/core/dice';

/** A child as it is; how it is written on a request is another matter. */
export interface RealChild {
  readonly initials: string;
  readonly born: string;
  readonly reference: string;
  readonly nhsNumber: string;
}

/** Ten digits, the last of which is the check digit (modulus 11); numbers without one are left out. */
function nhsNumber(nth: number): string {
  for (let tried = nth * 7; ; tried += 1) {
    const nine = `999${String(tried).padStart(6, '0')}`;
    const sum = [...nine].reduce((all, digit, index) => all + Number(digit) * (10 - index), 0);
    const check = 11 - (sum % 11);
    if (check !== 10) return `${nine}${check % 11}`;
  }
}

/** The n-th child of a batch. One in six is the twin of the one before: born the same day, with the same initials. */
export function realChild(nth: number, born: string): RealChild {
  const pair = nth % 6 === 5 ? nth - 1 : nth;
  const letter = (n: number) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(n % 26);
  return {
    initials: `${letter(pair)}.${letter(pair * 5 + 3)}.`,
    born,
    reference: `MRD-${nth}/26`,
    nhsNumber: nhsNumber(nth),
  };
}

export const isTwin = (nth: number): boolean => nth % 6 === 5;

/** As somebody writes it: with or without full stops and spaces, under the site’s code or the Trust’s, the number or not. */
export function asWritten({ initials, born, reference, nhsNumber }: RealChild, dice: Dice): Child {
  const bare = initials.replaceAll('.', '');
  return {
    initials: dice.pick([initials, bare, bare.toLowerCase(), bare.split('').join(' ')]),
    dateOfBirth: born,
    localReference: dice.pick([reference, reference.toLowerCase(), reference.replaceAll('-', ' ')]),
    organisation: dice.pick(['INV-T1-CH', 'INV-T1-FG', 'INV-T1']),
    ...(dice.roll(2) === 0 ? { nhsNumber } : {}),
  };
}

export type Sameness = 'certain' | 'perhaps' | 'no';

const letters = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** The Trust behind the code of a site or a Trust, and what it has become part of. */
function trustBehind(code: string, { organisations }: Directory): string {
  const runs = organisations.find(
    (each) => each.code === code || each.sites.some((site) => site.code === code),
  );
  return runs?.mergedInto === undefined
    ? (runs?.code ?? code)
    : trustBehind(runs.mergedInto, { organisations } as Directory);
}

/**
 * Process page §1, the same child, said once more by hand and not by the code: certain by number and birth, or by reference,
 * hospital and birth where no number contradicts; perhaps by anything less of these, or by initials, hospital and birth.
 */
export function samenessByHand(one: Child, other: Child, directory: Directory): Sameness {
  const sameTrust = trustBehind(one.organisation, directory) === trustBehind(other.organisation, directory);
  const sameDay = one.dateOfBirth === other.dateOfBirth;
  const bothNumbers = one.nhsNumber !== undefined && other.nhsNumber !== undefined;
  const sameNumber = bothNumbers && one.nhsNumber === other.nhsNumber;
  const sameReference = sameTrust && letters(one.localReference) === letters(other.localReference);
  const sameInitials = letters(one.initials) === letters(other.initials);
  if (sameDay && sameNumber) return 'certain';
  if (sameDay && sameReference && !bothNumbers) return 'certain';
  return sameNumber || sameReference || (sameTrust && sameDay && sameInitials) ? 'perhaps' : 'no';
}
