import type { CommandOf } from '../../asked/commands';
import type { CaseRef, Instant, PersonId } from '../../case/ids';
import type { Candidate, CaseState } from '../../case/state';
import type { Request } from '../../case/stored/request';
import type { Facts } from '../../process/open/facts';
import { directoryDeputies } from '../../process/people/standing-roles';
import { lookingRoles } from '../../process/people/who-sees';
import type { Outcome } from '../context';
import { answererFor, freeMembers, outsideWarning, type Sides } from '../independence';
import { linkTo } from '../other-requests/linked-requests';
import { refuse, unknownCase } from '../refusals';
import { requestProblems, sidesOfRequest } from '../request-checks';

const afterDeath = refuse(
  'not-now',
  'A death was recorded on the earlier request, so nothing more is asked. If that was an error, the clinical lead can say so there; this draft is kept.',
);

/**
 * A clinician sends the request (process page §3, §4a). Refused with messages beside the fields when a person is not in
 * the directory, the child is not under 18 today, a date is over or a candidate is not independent; and when this
 * would be the third external second opinion in a row without the clinical lead's reason, or follow on from a request
 * that a death has ended (§4b, linked request, record a death).
 * @param ref the minted reference that the case will have
 * @param others what was read for it, the request that it follows on from and all linked with that among them
 */
export function decideSubmit(
  { type: _, ...given }: CommandOf<'submit'>,
  requester: PersonId,
  facts: Facts,
  now: Instant,
  ref: CaseRef,
  others: readonly CaseState[] = [],
): Outcome {
  if (!facts.directory.byId.has(requester)) {
    return refuse(
      'not-yours',
      'You are not in the directory of this service. Please ask your second-opinion office.',
    );
  }
  const origin = others.find((each) => each.ref === given.linkedFrom?.ref);
  // Whoever has no part in the earlier request any more learns nothing of it from here (process page I7).
  if (origin !== undefined && lookingRoles(origin, facts, requester, now).size === 0) return unknownCase;
  if (origin?.stage.status === 'closed-death') return afterDeath;
  // What the earlier requests say now goes before what was known when the draft was begun.
  const said =
    origin === undefined ? given : { ...given, linkedFrom: linkTo(origin, others, ref, facts.directory) };
  const barred = said.linkedFrom?.barred ?? [];
  const fields = requestProblems(said.request, requester, facts, now, barred);
  if (Object.keys(fields).length > 0) return refuse('missing', 'Check the marked fields.', fields);
  const { linkedFrom, request } = said;
  const third = request.kind === 'external-second-opinion' && (linkedFrom?.earlierOpinions ?? 0) >= 2;
  if (third && linkedFrom?.leadsReason === undefined) {
    return refuse(
      'not-allowed',
      'This would be the third external second opinion in a row. The clinical lead must first record the reason on the earlier request.',
    );
  }
  const [deputy] = directoryDeputies(facts, request.people.namedConsultant);
  return [
    {
      type: 'submitted',
      ref,
      said,
      ...(deputy === undefined ? {} : { deputy }),
      candidates: candidatesOf(request, sidesOfRequest(request, requester, facts, barred), facts),
    },
  ];
}

/** The request's candidates in the order given; linked members of a panel step aside (process page I1). */
function candidatesOf(request: Request, sides: Sides, facts: Facts): Candidate[] {
  return request.route.candidates.flatMap(({ candidate, proposedBy }, index) => {
    const answerer = answererFor(facts.directory, candidate);
    if (answerer === undefined) return [];
    const warning = outsideWarning(sides, answerer, facts.directory);
    return [
      {
        id: `c${index + 1}`,
        person: answerer.person,
        ...(answerer.isPanel ? { panel: candidate } : {}),
        panelMembers: [...freeMembers(sides, answerer, facts.directory)],
        name: answerer.name,
        proposedBy,
        ...(warning === undefined ? {} : { warning }),
        standing: 'listed' as const,
        step: 0,
        undeliverable: false,
      },
    ];
  });
}
