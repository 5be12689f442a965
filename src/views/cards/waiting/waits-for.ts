import { isFiledAway } from '../../../domain/case/filed-away';
import type { PersonId } from '../../../domain/case/ids';
import { turnAsSeen } from '../../../domain/process/people/turn-of';
import { nameOf, type Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayWhen } from '../../words/when';

export interface Wait {
  /** "the named consultant, Dr A, since 24 November 2026, 14:03", or that it waits for nobody. */
  readonly words: string;
  /** Since when it waits for them, as a sentence of its own; empty where it waits for nobody. */
  readonly since: string;
  /** Whether it waits for the viewer. */
  readonly mine: boolean;
}

const nobody: Wait = { words: 'nobody', since: '', mine: false };

/** Whom the case waits for (process page I15), with the names that this viewer may know. */
export function waitsFor(view: Viewpoint): Wait {
  const { state, facts, viewer, now, sees } = view;
  const { stage } = state;
  if (isFiledAway(state) || ('recordConfirmed' in stage && stage.recordConfirmed)) return nobody;
  const { role, people, since, sinceEach } = turnAsSeen(state, facts, now, sees);
  const mine = people.includes(viewer);
  const known = sees.has(role === 'candidate' ? 'invitations' : 'people');
  const names = known ? people.map((each) => nameOf(view, each)) : [];
  const words =
    role === 'candidate'
      ? askedWords(names)
      : [`the ${roleWords(view, role, people[0])}`, ...names].join(', ');
  const whom = mine ? 'you' : words;
  const from = sayWhen((mine ? sinceEach[viewer] : undefined) ?? since, now);
  return { words: `${whom}, since ${from}`, since: `Since ${from}`, mine };
}

/** Those who are asked for the opinion, any one of whom is enough; without their names where these are not to be known. */
function askedWords(names: readonly string[]): string {
  if (names.length === 0) return 'somebody who has been asked';
  return `${names.join(' or ')}, who ${names.length === 1 ? 'was' : 'were'} asked`;
}

/** The role as people know it: whoever approves is mostly the named consultant, and is called so. */
function roleWords(
  { state }: Viewpoint,
  role: keyof typeof texts.roles,
  first: PersonId | undefined,
): string {
  if (role === 'approver' && first === state.namedConsultant) return texts.roles['named-consultant'];
  if (role === 'reviewer' && state.kind === 'critical-friend') return 'critical friend';
  if (role === 'acting-consultant' && state.actingAs === 'named-consultant')
    return texts.roles['named-consultant'];
  return texts.roles[role];
}
