import type { CommandOf } from '../../asked/commands';
import type { EventBody } from '../../case/stored/events';
import { remindersOf } from '../../process/open/facts';
import { deathMatches, heldMatches } from '../../process/open/family-side';
import { daysBefore } from '../../rules/age';
import { londonDate } from '../../rules/london-time';
import type { Context, Handlers, Outcome } from '../context';
import { otherRequest } from '../other-requests/other-request';
import { missing, refuse } from '../refusals';
import { owedAfterHold, wrongIdentifier } from './safeguarding';

/**
 * Whether another request is about the same child (process page §4b). A hold there then holds here, set by the
 * safeguarding lead who decides; a death there ends this request, once two identifiers are typed. Another child: what
 * waited goes on, and of this pair nobody is asked again.
 */
function decideMatch(command: CommandOf<'decide-match'>, context: Context): Outcome {
  const { state, roles, facts, now } = context;
  const { ref, verdict, reason } = command;
  const decided = { type: 'match-decided', ref, verdict, reason } as const;
  const after = { ...state, aboutChild: (state.aboutChild ?? []).filter((each) => each.ref !== ref) };
  const nothingElse =
    state.hold === undefined && heldMatches(after).length + deathMatches(after).length === 0;
  if (deathMatches(state).some((each) => each.ref === ref)) {
    if (!roles.has('acting-consultant') && !roles.has('coordinator'))
      return refuse('not-yours', 'Only the acting consultant or the coordinator decides this.');
    const wrong = wrongIdentifier(command, state);
    if (wrong !== undefined) return wrong;
    if (verdict === 'same') return [decided, { type: 'death-recorded', because: ref, from: ref }];
    return [decided, ...(nothingElse ? owedAfterHold(state) : [])];
  }
  const found = heldMatches(state).find((each) => each.ref === ref);
  if (found === undefined) return missing('ref', 'This is decided already. Please choose from the list.');
  if (!roles.has('safeguarding-lead')) return refuse('not-yours', 'Only the safeguarding lead decides this.');
  if (verdict === 'another') return [decided, ...(nothingElse ? owedAfterHold(state) : [])];
  const authority = 'The safeguarding lead of this request.';
  // The date on which the clock brings it up again is set from here, as for any hold that is not given one.
  const reviewOn = daysBefore(londonDate(now), -remindersOf(facts).holdReview);
  const held: EventBody = { type: 'held', provisional: false, said: { reason, authority, reviewOn } };
  return state.hold === undefined ? [decided, held] : [decided];
}

/** What other requests about the same child bring about here, and what this one tells them (process page §4b). */
export const aboutChild: Handlers<'decide-match' | 'note-other-request' | 'tell-others'> = {
  'decide-match': decideMatch,

  'note-other-request': ({ ref }, { state, facts, others = [] }) => {
    const other = others.find((each) => each.ref === ref);
    return other === undefined ? [] : otherRequest(other, state, facts);
  },

  // What happened while they were told is still to be told.
  'tell-others': ({ news }, { state }) => (state.childNews === news ? [{ type: 'others-told' }] : []),
};
