import { askedQuestions } from '../../src/domain/case/asked-questions';
import { evolve } from '../../src/domain/case/evolve';
import { openStatuses, type Stage, type Status } from '../../src/domain/case/stage';
import { type Candidate, type CaseState, caseState } from '../../src/domain/case/state';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import type { Kind } from '../../src/domain/case/stored/request';
import { inventedId } from '../../src/domain/directory/invented/invented-person';
import type { Urgency } from '../../src/domain/rules/urgency';
import { facts, now, people } from './case-people';
import { conflicts, conversation, opinionWith, plainWords, requestWith, type Words } from './case-words';

/** A case in any status, made directly, with the invented directory's people in every role. */

export interface CaseOptions {
  readonly kind?: Kind;
  readonly urgency?: Urgency;
  readonly words?: Words;
  readonly change?: Partial<CaseState>;
}

function candidate(
  id: string,
  person: string,
  standing: Candidate['standing'],
  more: Partial<Candidate> = {},
): Candidate {
  return {
    id,
    person,
    panelMembers: [],
    name: facts.directory.byId.get(person)?.name ?? id,
    proposedBy: 'family',
    standing,
    step: 0,
    undeliverable: false,
    ...more,
  };
}

const order: readonly Status[] = [...openStatuses, 'closed'];

function stageOf(status: Status, words: Words): Stage {
  const outcome = {
    outcome: 'partly',
    familyAgrees: 'yes',
    childAgrees: 'not-able',
    teamAgrees: 'no',
    at: now,
  } as const;
  switch (status) {
    case 'returned':
      return { status, missing: words.paragraph, by: people['named-consultant'] };
    case 'lead-review':
      return { status, cause: { why: 'stood-by', by: people.requester, reason: words.paragraph } };
    case 'conflict-check':
      return { status, reviewer: 'c2' };
    case 'under-review':
      return { status, reviewer: 'c2', since: now };
    case 'resolution':
      return { status, outcome };
    case 'upheld':
    case 'withdrawn':
      return { status, reason: words.paragraph, recordConfirmed: false };
    case 'closed-death':
      return { status, before: { status: 'sharing' }, recordConfirmed: false };
    case 'closed-joined':
      return { status, stays: 'K7M4-RQX3' };
    default:
      return { status };
  }
}

/** The first event of a case with these words. */
export function submission(kind: Kind, urgency: Urgency, words: Words): CaseEvent {
  return {
    type: 'submitted',
    seq: 1,
    at: '2026-12-01T09:00:00.000Z',
    ref: 'K7M4-RQX3',
    actor: { kind: 'person', id: people.requester, name: 'Dr Priya Raghunathan', role: 'requester' },
    said: { request: requestWith(kind, urgency, words) },
    candidates: [],
  };
}

/** The questions that {@link opinionWith} answers: the team's own. */
export const teamsQuestions = (words: Words) => [
  ...askedQuestions({ request: requestWith('external-second-opinion', 'soon', words) }),
];

/** These, and the family's and the child's own. */
export const everyQuestion = (words: Words) => [
  ...askedQuestions({
    request: requestWith('external-second-opinion', 'soon', words),
    conversation: conversation(words),
  }),
];

/** What has happened by the time a case is in this status. */
function sofar(status: Status, kind: Kind, words: Words): Partial<CaseState> {
  const at = order.indexOf(status === 'closed-death' ? 'sharing' : status);
  const past = (from: Status) => at >= order.indexOf(from);
  const slot = past('conflict-check');
  const acceptance: Candidate['acceptance'] = {
    at: now,
    registrationNumber: words.line,
    conflicts: conflicts(words),
    canMeetDate: 'yes',
    declared: ['pastTraineeOrPartner'],
  };
  const opinion = opinionWith(words, kind === 'critical-friend' ? 'seek-eso' : undefined);
  return {
    ...(kind === 'external-second-opinion' && past('preparing') ? { conversation: conversation(words) } : {}),
    candidates: past('preparing')
      ? [
          candidate(
            'c1',
            people.candidate,
            past('inviting') ? 'invited' : 'listed',
            past('inviting') ? { step: 7, invitedAt: now } : {},
          ),
          candidate(
            'c2',
            people.reviewer,
            slot ? 'reviewer' : 'listed',
            slot
              ? {
                  acceptance,
                  invitedAt: now,
                  step: 6,
                  ...(past('opinion-given') ? { linkConfirmedAt: now } : {}),
                }
              : {},
          ),
          candidate('c3', inventedId(301), 'listed'),
        ]
      : [],
    pack: past('inviting') ? [{ item: 'imaging', standing: 'present', where: words.line }] : [],
    items: past('under-review') ? [{ id: 'i1', item: words.paragraph, at: now, where: words.paragraph }] : [],
    opinions: past('opinion-given')
      ? [{ opinion, questions: teamsQuestions(words), at: now, seq: 20, reviewer: 'Dr Hyun-woo Baek-Turner' }]
      : [],
    ...(past('outcome') && kind === 'external-second-opinion' ? { sharedWithFamilyAt: now } : {}),
    ...(past('resolution')
      ? {
          outcome: {
            outcome: 'partly',
            familyAgrees: 'yes',
            childAgrees: 'not-able',
            teamAgrees: 'no',
            at: now,
          },
        }
      : {}),
  };
}

/**
 * A valid case in this status, with everything recorded that comes before it.
 * @param options `change` is laid over the finished state
 */
export function caseIn(status: Status, options: CaseOptions = {}): CaseState {
  const { kind = 'external-second-opinion', urgency = 'soon', words = plainWords, change = {} } = options;
  const first = evolve(undefined, submission(kind, urgency, words));
  return caseState.parse({
    ...first,
    version: 30,
    step: 29,
    gateSince: '2026-12-08T10:00:00.000Z',
    lastEventAt: '2026-12-08T10:00:00.000Z',
    stage: stageOf(status, words),
    ...sofar(status, kind, words),
    ...change,
  });
}
