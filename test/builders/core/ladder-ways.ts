import type { Facts } from '../../../src/domain/process/open/facts';
import type { LadderName } from '../../../src/domain/process/tables/obligations';
import { aCommand, aConversation } from './a-command';
import type { RequestWishes } from './a-request';
import { findsAnother, hearsOfAnother } from './other-request';
import { factsIn, factsWith, who } from './people';
import { type Press, play, type Story } from './play';
import { aCaseAt, castFor, usualCast } from './ways';

/** Nobody is on leave: leave has tests of its own. */
export const present: Facts = factsWith({
  [who.oncologist]: { leave: [] },
  [who.clinicalLead]: { leave: [] },
});

const eso = 'external-second-opinion';
const { consultant, requester, reviewer } = usualCast;
type Way = (wishes: Partial<RequestWishes>, facts?: Facts) => Story;

const at =
  (...[status, ...presses]: readonly [Parameters<typeof aCaseAt>[0], ...Press[]]): Way =>
  (wishes, facts = present) =>
    play(aCaseAt(status, eso, castFor(eso), wishes, facts), ...presses);

const does = (by: string, type: Parameters<typeof aCommand>[0], wishes = {}): Press => ({
  by,
  gives: aCommand(type, wishes),
});
const held = does(who.safeguardingLead, 'hold');
const lifted = does(who.safeguardingLead, 'lift-hold');

/** A case on which each ladder runs, by the ladder. */
export const ladderWays: Readonly<Record<LadderName, Way>> = {
  'consultant-review': at('consultant-review'),
  'opinion-given': at('opinion-given'),
  returned: at('returned'),
  'lead-review': at('lead-review'),
  'conflict-check': at('conflict-check'),
  'link-not-confirmed': at('inviting', does(reviewer, 'accept')),
  'family-step': at('family-step'),
  sharing: at('sharing'),
  preparing: at('preparing'),
  'list-exhausted': (wishes, facts) =>
    at(
      'preparing',
      does(who.coordinator, 'complete-pack'),
      does(reviewer, 'decline'),
    )({ ...wishes, candidates: [reviewer] }, facts),
  'item-asked': at('under-review', does(reviewer, 'ask-for-item')),
  outcome: at('outcome'),
  resolution: at('resolution'),
  closing: at('closing'),
  owed: at('sharing', held, does(consultant, 'record-sharing', { how: 'held' }), lifted),
  'lead-decision': at('family-step', held, does(consultant, 'go-on-conversation-owed'), lifted, {
    by: consultant,
    gives: (state) =>
      aCommand('record-owed', {
        debt: state.debts.find((each) => each.kind === 'conversation')?.id ?? 'none',
        conversation: aConversation({ view: 'objects', spokenOn: '2027-01-11' }),
      })(state),
  }),
  'reviewer-answer': at('opinion-given', does(consultant, 'ask-reviewer')),
  'body-asked': at('preparing', does(who.coordinator, 'ask-body')),
  'tester-asked': at('preparing', does(requester, 'ask-tester')),
  'hand-over': at('preparing', does(consultant, 'propose-hand-over')),
  'advocate-needed': (wishes, facts) =>
    at(
      'family-step',
      does(consultant, 'record-family-conversation', {
        conversation: aConversation({ advocateOffered: 'none-available' }),
      }),
    )({ ...wishes, familyAdvocate: undefined } as never, facts),
  'young-adult': (wishes, facts) =>
    play(at('preparing')({ ...wishes, dateOfBirth: '2009-01-12' }, facts), { until: '2027-01-12 00:00' }),
  'young-persons-word': (wishes, facts = present) =>
    play(at('preparing')({ ...wishes, dateOfBirth: '2011-01-12' }, factsIn('scotland', facts)), {
      until: '2027-01-12 00:00',
    }),
  'family-not-told': at('closing', held),
  'perhaps-same-child': at('preparing', findsAnother),
  'held-elsewhere': at('preparing', hearsOfAnother('held')),
  'death-elsewhere': at('preparing', hearsOfAnother('died')),
};

/** More on which the acting consultant’s ladder runs, beside the usual one. */
export const consultantsWays: Readonly<Record<string, Way>> = {
  'new information, at closing': at('closing', does(requester, 'add-information')),
  'new information, with the reviewer': at('under-review', does(requester, 'add-information')),
};
