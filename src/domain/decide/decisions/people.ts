import type { CommandOf } from '../../asked/commands';
import type { PersonId } from '../../case/ids';
import { type CaseState, reviewerOf } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import { standingHolder } from '../../directory/lookup';
import { parentCode } from '../../directory/organisations';
import { actingStandingRoles } from '../../directory/schema';
import type { Facts } from '../../process/open/facts';
import { testerOf } from '../../process/open/plan-tests';
import { mayTakeOver } from '../../process/people/people-on-case';
import { deputyOf, directoryDeputies, holderOf, mayNotJudge } from '../../process/people/standing-roles';
import { londonDate } from '../../rules/london-time';
import type { Context, Handlers, Outcome } from '../context';
import { sidesOf } from '../context';
import { answererFor, independenceProblem, leftOutByYoungPerson } from '../independence';
import { missing, refuse } from '../refusals';
import { isConsultantAt } from '../request-checks';

const asked = (state: CaseState, person: PersonId) =>
  state.candidates.some(
    (each) =>
      each.person === person &&
      ['listed', 'invited', 'lapsed', 'reserve', 'reviewer'].includes(each.standing),
  );

/** Why, where nobody on the request has changed. */
export const byTheDirectory =
  'No longer independent by the directory, in which something has changed meanwhile.';

const notInDirectory = 'This person is not in the directory. Select from the list.';

/** What the young person wishes is said as such, whatever else has changed. */
const because = (problem: string, reason: string) =>
  problem === leftOutByYoungPerson
    ? 'The young person does not want anything to go to this organisation.'
    : reason;

/** Why the reviewer is not independent as things are now; undefined where they are, or nobody holds the place. */
export function reviewersProblem(after: Pick<Context, 'facts' | 'now'> & { readonly state: CaseState }) {
  const reviewer = reviewerOf(after.state);
  const { directory } = after.facts;
  const answerer = reviewer && answererFor(directory, reviewer.panel ?? reviewer.person);
  return answerer && independenceProblem(sidesOf(after), answerer, directory);
}

/**
 * Releases the reviewer where a change of people broke independence; a given opinion stays, marked
 * (process page §4b, hand-over; I1, I2).
 */
export function releaseIfDependent(
  after: Pick<Context, 'facts' | 'now'> & { readonly state: CaseState },
  reason: string,
): readonly EventBody[] {
  const reviewer = reviewerOf(after.state);
  const problem = reviewersProblem(after);
  if (reviewer === undefined || problem === undefined) return [];
  const opinionStays = after.state.opinions.length > 0;
  return [
    { type: 'reviewer-released', candidate: reviewer.id, reason: because(problem, reason), opinionStays },
  ];
}

/** Withdraws candidates who are no longer independent after a change of people, one at a time (process page I1, I2). */
export function withdrawIfDependent(
  after: Pick<Context, 'facts' | 'now'> & { readonly state: CaseState },
  reason: string,
): readonly EventBody[] {
  const open = ['listed', 'invited', 'lapsed', 'reserve'];
  const sides = sidesOf(after);
  const { directory } = after.facts;
  for (const each of after.state.candidates) {
    const answerer = open.includes(each.standing)
      ? answererFor(directory, each.panel ?? each.person)
      : undefined;
    const problem = answerer && independenceProblem(sides, answerer, directory);
    if (problem !== undefined)
      return [
        { type: 'candidate-withdrawn', said: { candidate: each.id, reason: because(problem, reason) } },
      ];
  }
  return [];
}

function takeOver({ reason }: CommandOf<'take-over'>, { state, facts, now, by }: Context): Outcome {
  const as = by === undefined ? undefined : mayTakeOver(state, facts, by, now);
  return by === undefined || as === undefined ? [] : [{ type: 'taken-over', by, as, reason }];
}

const noOffice =
  'This person’s organisation has no second-opinion office in the directory, so nobody there could take the request further.';

/** Where the child is treated once this consultant has taken over: here, else where they work; undefined where that is no Trust or Health Board. */
function organisationAfter(to: PersonId, state: CaseState, facts: Facts): string | undefined {
  const current = state.request.child.organisation;
  if (isConsultantAt(facts, to, current)) return current;
  const employer = facts.directory.byId.get(to)?.organisation ?? current;
  const code = parentCode(employer, facts.directory);
  const staffed = actingStandingRoles.every(
    (role) => standingHolder(facts.directory, code, role).holder !== undefined,
  );
  return staffed ? code : undefined;
}

function acceptHandOver(_: CommandOf<'accept-hand-over'>, { state, facts }: Context): Outcome {
  const { handOver } = state;
  if (handOver === undefined) return [];
  const organisation = organisationAfter(handOver.to, state, facts);
  if (organisation === undefined) return refuse('not-allowed', noOffice);
  const [deputy] = directoryDeputies(facts, handOver.to);
  return [
    {
      type: 'hand-over-accepted',
      to: handOver.to,
      organisation,
      ...(deputy === undefined ? {} : { deputy }),
    },
  ];
}

function proposeHandOver(
  { type: _, ...said }: CommandOf<'propose-hand-over'>,
  { state, facts }: Context,
): Outcome {
  const found = facts.directory.byId.get(said.to);
  if (found?.grade !== 'consultant') return missing('to', 'Select a consultant from the list.');
  if (said.to === state.namedConsultant) return missing('to', 'This is the named consultant already.');
  if (asked(state, said.to))
    return missing('to', 'This person is a candidate or the reviewer on this request.');
  if (organisationAfter(said.to, state, facts) === undefined) return missing('to', noOffice);
  return [{ type: 'hand-over-proposed', said }];
}

function setDeputy({ type: _, ...said }: CommandOf<'set-deputy'>, { state, facts, now }: Context): Outcome {
  if (facts.directory.byId.get(said.person)?.grade !== 'consultant') {
    return missing('person', 'Select a consultant from the list.');
  }
  if (said.person === state.requester || said.person === state.namedConsultant || asked(state, said.person)) {
    return missing('person', 'Requester, named consultant, candidates and reviewer cannot be the deputy.');
  }
  if (said.to < said.from) return missing('to', 'The last day comes before the first. Check the dates.');
  if (said.to < londonDate(now)) return missing('to', 'This date has passed. Enter a later last day.');
  return [{ type: 'deputy-set', said }];
}

function nameStandIn({ type: _, ...said }: CommandOf<'name-stand-in'>, context: Context): Outcome {
  const { state, facts, now, roles } = context;
  const byRightRole = said.role === 'coordinator' ? roles.has('clinical-lead') : roles.has('coordinator');
  if (!byRightRole) {
    return refuse('not-yours', 'The coordinator names a lead; the clinical lead names a coordinator.');
  }
  if (holderOf(state, facts, said.role, now) !== undefined) {
    return refuse('not-now', 'Somebody holds this role on the request already.');
  }
  if (!facts.directory.byId.has(said.person)) return missing('person', notInDirectory);
  const busy =
    [state.requester, state.namedConsultant, state.actingConsultant, deputyOf(state, facts, now)].includes(
      said.person,
    ) ||
    asked(state, said.person) ||
    said.person === testerOf(state) ||
    state.members.some((each) => each.person === said.person && each.until === undefined);
  if (busy) return missing('person', 'This person has another role on the request. Select somebody else.');
  if (said.role === 'clinical-lead' && mayNotJudge(state, said.person))
    return missing(
      'person',
      'This person asked for the opinion, or objected to it, so does not decide about it. Select somebody else.',
    );
  return [{ type: 'stand-in-named', said }];
}

function addMember({ type: _, ...said }: CommandOf<'add-member'>, { state, facts }: Context): Outcome {
  if (!facts.directory.byId.has(said.person)) return missing('person', notInDirectory);
  if (state.members.some((each) => each.person === said.person && each.until === undefined)) {
    return missing('person', 'This person is in the team already.');
  }
  if (asked(state, said.person)) {
    return missing(
      'person',
      'This person is a candidate or the reviewer, so cannot join the team around the child.',
    );
  }
  return [{ type: 'member-added', said }];
}

/** Who has which role, and changes of it (process page §4b). */
export const people: Handlers<
  | 'take-over'
  | 'hand-back'
  | 'propose-hand-over'
  | 'accept-hand-over'
  | 'decline-hand-over'
  | 'take-back-hand-over'
  | 'set-deputy'
  | 'replace-requester'
  | 'add-member'
  | 'remove-member'
  | 'name-stand-in'
> = {
  'take-over': takeOver,

  'hand-back': ({ type: _, ...said }) => [{ type: 'handed-back', said }],

  'propose-hand-over': proposeHandOver,
  'accept-hand-over': acceptHandOver,
  'decline-hand-over': ({ type: _, ...said }) => [{ type: 'hand-over-declined', said }],
  'take-back-hand-over': ({ type: _, ...said }) => [{ type: 'hand-over-taken-back', said }],
  'set-deputy': setDeputy,

  'replace-requester': ({ type: _, ...said }, { state, facts }) => {
    if (!facts.directory.byId.has(said.person)) return missing('person', notInDirectory);
    if (said.person === state.requester) return missing('person', 'This is the requester already.');
    if (asked(state, said.person))
      return missing('person', 'This person is a candidate or the reviewer on this request.');
    return [{ type: 'requester-replaced', said }];
  },

  'add-member': addMember,

  'remove-member': ({ type: _, ...said }, { state }) =>
    state.members.some((each) => each.person === said.person && each.until === undefined)
      ? [{ type: 'member-removed', said }]
      : missing('person', 'Select somebody from the team.'),

  'name-stand-in': nameStandIn,
};
