import { foldName, matchRank } from '../domain/rules/fold-name';
import { foldIdentifier } from '../domain/rules/identifiers';

/** What of a request its reader may see and look for; empty for what they may not. */
export interface Findable {
  readonly ref: string;
  readonly child: string;
  readonly specialty: string;
}

/**
 * Whether a request fits what somebody typed to find it, in chat and tab alike: its reference or the child's initials
 * with or without dashes, full stops and spaces, or words of its specialty. What cannot be looked for fits nothing.
 */
export function findsRequest({ ref, child, specialty }: Findable, typed: string): boolean {
  const wanted = foldName(typed);
  if (wanted === '') return false;
  const mark = foldIdentifier(typed);
  const ofMarks = [ref, child].some((each) => foldIdentifier(each).includes(mark));
  return ofMarks || matchRank(foldName(`${ref} ${child} ${specialty}`), wanted) !== undefined;
}
