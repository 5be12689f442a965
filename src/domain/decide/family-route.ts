import { familyWaits } from '../process/open/family-side';
import { awaitsYoungAdult } from '../process/open/nearly-adult';
import { knowsOfHold } from '../process/people/who-sees';
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

/** What shuts it is not for this reader to know: the same words whatever it is (process page I8). */
const shut = refuse('not-allowed', 'This cannot be recorded at present. The named consultant can say more.');

/**
 * Whether the parents' route is shut: a hold (process page I8), or an 18th birthday (I12). Whoever may not know of holds
 * is told neither.
 */
export function familyRouteShut({
  state,
  now,
  roles,
}: Pick<Context, 'state' | 'now' | 'roles'>): Refusal | undefined {
  const why = familyWaits(state) ? held : awaitsYoungAdult(state, now) ? youngAdult : undefined;
  return why === undefined || knowsOfHold(roles) ? why : shut;
}
