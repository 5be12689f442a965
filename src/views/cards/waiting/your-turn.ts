import type { Status } from '../../../domain/case/stage';
import { reviewerOf } from '../../../domain/case/state';
import { familyWaits } from '../../../domain/process/open/family-side';
import { awaitsYoungAdult } from '../../../domain/process/open/nearly-adult';
import { type Turn, turnAsSeen } from '../../../domain/process/people/turn-of';
import type { Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { waitsFor } from './waits-for';

type Words = keyof typeof texts.yourTurn;

/** What the open step asks of whoever it waits for, and what follows when they have done it. */
export interface YourTurn {
  readonly instruction: string;
  readonly after: string;
}

/** To the one it waits for, in the second person (process page §4); undefined for everybody else. */
export function yourTurn(view: Viewpoint): YourTurn | undefined {
  const { state, facts, now, sees } = view;
  if (!waitsFor(view).mine) return undefined;
  const { instruction, after } = texts.yourTurn[asked(view, turnAsSeen(state, facts, now, sees).role)];
  return { instruction, after: after[state.kind] };
}

/** A step may wait for one person for this and for another for that. */
function asked(view: Viewpoint, role: Turn['role']): Words {
  const { state } = view;
  const { status } = state.stage;
  if (role === 'coordinator' && !ofTheOffice.some((each) => each === status)) return 'vacant';
  const shut = familySide(view);
  if (shut !== undefined) return shut;
  switch (status) {
    case 'inviting':
      return role === 'candidate' ? 'asked' : 'inviting';
    case 'under-review':
      if (role === 'requester') return 'item-asked';
      return reviewerOf(state)?.linkConfirmedAt === undefined ? 'link-not-confirmed' : 'under-review';
    case 'closing':
      return closing[role] ?? 'closing';
    case 'closed':
      return role === 'safeguarding-lead' ? 'closed-hold' : 'closed-owed';
    case 'upheld':
    case 'withdrawn':
    case 'closed-death':
    case 'closed-joined':
      return 'ended';
    default:
      return status;
  }
}

/** Steps that wait for the coordinator by themselves; at any other there is nobody who holds the part (process page I15). */
const ofTheOffice: readonly Status[] = [
  'preparing',
  'inviting',
  'closing',
  'upheld',
  'withdrawn',
  'closed-death',
  'closed',
];

/** At a step that is about the family nobody is told to talk with them while that waits (process page I8, I12). */
function familySide({ state, now }: Viewpoint): Words | undefined {
  const { status } = state.stage;
  if (status !== 'family-step' && status !== 'sharing') return undefined;
  if (state.hold !== undefined) return `${status}-held`;
  if (familyWaits(state)) return 'family-waits';
  return awaitsYoungAdult(state, now) ? 'young-adult' : undefined;
}

/** Whoever keeps a request from being closed does something else than file it. */
const closing: Partial<Record<Turn['role'], Words>> = {
  'acting-consultant': 'closing-owed',
  reviewer: 'closing-answer',
  'clinical-lead': 'closing-decision',
  'safeguarding-lead': 'closing-hold',
};
