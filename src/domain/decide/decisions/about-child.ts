import type { CommandOf } from '../../asked/commands';
import type { CaseRef } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import { remindersOf } from '../../process/open/facts';
import { matchesToDecide } from '../../process/open/family-side';
import { matchesFor, type OpenMatch, openMatches } from '../../process/open/open-matches';
import { daysBefore } from '../../rules/age';
import { londonDate } from '../../rules/london-time';
import type { Context, Handlers, Outcome } from '../context';
import { otherRequest } from '../other-requests/other-request';
import { missing, refuse } from '../refusals';
import { owedAfterHold, wrongIdentifier } from './safeguarding';

/** Another request, and what somebody says to whether it is about the same child. */
type Verdict = Pick<CommandOf<'decide-match'>, 'ref' | 'verdict' | 'reason'>;

/**
 * Whether another request is about the same child (process page §4b). A hold there then holds here, set by whoever
 * decides; a death there ends this request, once two identifiers are typed; where neither is, a later one acts here.
 * Another child: what waited goes on, and of this pair nobody is asked again.
 */
function decideMatch(command: CommandOf<'decide-match'>, context: Context): Outcome {
  const { state, roles } = context;
  const said = { ref: command.ref, verdict: command.verdict, reason: command.reason };
  const found = openMatches(state).find((each) => each.ref === command.ref);
  if (found === undefined) return missing('ref', 'This is decided already. Select from the list.');
  if (!matchesFor(state, roles).some((each) => each.ref === command.ref))
    return refuse('not-yours', notTheirs[found.why]);
  if (found.why === 'found') return [{ type: 'likeness-decided', ...said }];
  return found.why === 'died' ? afterDeath(command, said, context) : underHold(said, context);
}

const notTheirs: Readonly<Record<OpenMatch['why'], string>> = {
  held: 'Only the safeguarding lead decides this; after the third reminder the clinical lead may as well.',
  died: 'Only the acting consultant or the coordinator decides this; after the third reminder the clinical lead may as well.',
  found: 'Only the coordinator decides this; after the third reminder the clinical lead may as well.',
};

function afterDeath(command: CommandOf<'decide-match'>, said: Verdict, { state }: Context): Outcome {
  const wrong = wrongIdentifier(command, state);
  if (wrong !== undefined) return wrong;
  const decided = { type: 'match-decided', ...said } as const;
  return said.verdict === 'same'
    ? [decided, { type: 'death-recorded', because: said.ref, from: said.ref }]
    : [decided, ...owedOnceFree(said.ref, state)];
}

function underHold(said: Verdict, { state, facts, now, roles }: Context): Outcome {
  const decided = { type: 'match-decided', ...said } as const;
  if (said.verdict === 'another') return [decided, ...owedOnceFree(said.ref, state)];
  if (state.hold !== undefined) return [decided];
  // In place of a safeguarding lead who did not answer, the clinical lead sets it for that one to review.
  const provisional = !roles.has('safeguarding-lead');
  const authority = `The ${provisional ? 'clinical' : 'safeguarding'} lead of this request.`;
  // The date on which the clock brings it up again is set from here, as for any hold that is not given one.
  const reviewOn = daysBefore(londonDate(now), -remindersOf(facts).holdReview);
  return [decided, { type: 'held', provisional, said: { reason: said.reason, authority, reviewOn } }];
}

/** Conversation and sharing become owed once nothing else shuts the family's side. */
function owedOnceFree(ref: CaseRef, state: CaseState): readonly EventBody[] {
  const others = { ...state, aboutChild: (state.aboutChild ?? []).filter((each) => each.ref !== ref) };
  return state.hold === undefined && matchesToDecide(others).length === 0 ? owedAfterHold(state) : [];
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
