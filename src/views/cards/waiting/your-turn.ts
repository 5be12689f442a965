import { reviewerOf } from '../../../domain/case/state';
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
function asked({ state }: Viewpoint, role: Turn['role']): Words {
  const { status } = state.stage;
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

/** Whoever keeps a request from being closed does something else than file it. */
const closing: Partial<Record<Turn['role'], Words>> = {
  'acting-consultant': 'closing-owed',
  reviewer: 'closing-answer',
  'clinical-lead': 'closing-decision',
  'safeguarding-lead': 'closing-hold',
};
