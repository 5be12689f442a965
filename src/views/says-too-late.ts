import type { Candidate, CaseState } from '../domain/case/state';

/**
 * Whether whoever accepted has said that they cannot give the opinion by the date needed, as it is now: of a date that was
 * corrected since they have said nothing (process page §4b, correct).
 */
export function saysTooLate({ neededBySetAt }: CaseState, { acceptance }: Candidate): boolean {
  if (acceptance?.canMeetDate !== 'no') return false;
  return neededBySetAt === undefined || neededBySetAt < acceptance.at;
}
