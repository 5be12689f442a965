import type { CaseState, Member } from '../state';
import type { EventOf } from '../stored/events';

/** The first event makes the case. A critical friend asked for by the named consultant needs no approval (process page §4a). */
export function opened(event: EventOf<'submitted'>): CaseState {
  const { request, linkedFrom } = event.said;
  const requester = event.actor.kind === 'person' ? event.actor.id : request.people.namedConsultant;
  const { namedConsultant } = request.people;
  const members = firstMembers(event);
  const own = request.kind === 'critical-friend' && requester === namedConsultant;
  return {
    ref: event.ref,
    kind: request.kind,
    version: event.seq,
    step: event.seq,
    openedAt: event.at,
    lastEventAt: event.at,
    gateSince: event.at,
    stage: { status: own ? 'inviting' : 'consultant-review' },
    requester,
    namedConsultant,
    actingConsultant: namedConsultant,
    actingAs: 'named-consultant',
    ...(event.deputy === undefined ? {} : { deputyNoted: event.deputy }),
    standIns: {},
    everOnTheTeam: [...new Set([requester, namedConsultant, ...members.map((each) => each.person)])],
    members,
    request,
    candidates: event.candidates,
    pack: [],
    items: [],
    information: [],
    reviewerQuestions: [],
    opinions: [],
    sharingDeclined: false,
    steps: [],
    debts: [],
    awaitingYoungAdult: false,
    familyUpdatedAt: event.at,
    ...(linkedFrom === undefined
      ? {}
      : {
          linkedFrom: {
            ref: linkedFrom.ref,
            barred: linkedFrom.barred,
            earlierOpinions: linkedFrom.earlierOpinions,
          },
        }),
    linkedTo: [],
    calls: [],
    rungs: {},
    snoozed: {},
    undeliverable: {},
    authors: {},
    names: {},
  };
}

function firstMembers({ said, at }: EventOf<'submitted'>): Member[] {
  const { familyAdvocate, gp, team } = said.request.people;
  const members: Member[] = [];
  const add = (person: string | undefined, as: Member['as']) => {
    if (person !== undefined && !members.some((each) => each.person === person)) {
      members.push({ person, as, since: at });
    }
  };
  add(familyAdvocate, 'advocate');
  add(gp, 'gp');
  for (const person of team) add(person, 'mdt');
  return members;
}
