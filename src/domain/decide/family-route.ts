import { awaitsYoungAdult } from '../process/open/nearly-adult';
import type { Context } from './context';
import { type Refusal, refuse } from './refusals';

const held = refuse(
  'not-allowed',
  'Conversations with the family are paused on this request. The safeguarding lead can say more.',
);
const youngAdult = refuse(
  'not-allowed',
  'The patient is 18 now. Please record the young adult’s wishes first; then this can go on.',
);

/** Whether the parents' route is shut: a hold (process page I8), or an 18th birthday (I12). */
export function familyRouteShut({ state, now }: Pick<Context, 'state' | 'now'>): Refusal | undefined {
  if (state.hold !== undefined) return held;
  return awaitsYoungAdult(state, now) ? youngAdult : undefined;
}
