import type { CommandType } from '../../../src/domain/asked/commands';
import { openStatuses } from '../../../src/domain/case/stage';
import type { Kind } from '../../../src/domain/case/stored/request';
import { aCommand, aConversation, anOpinion, submission } from '../../builders/core/a-command';
import { hearsOfAnother } from '../../builders/core/other-request';
import { who } from '../../builders/core/people';
import { caseOf, type Press, play, type Step, type Story, untold } from '../../builders/core/play';
import { aCaseAt, begun, type Cast, friendlyCast, requestFor, usualCast } from '../../builders/core/ways';
import { type ShownStory, viewersOf } from './shown-stories';

/** Situations that the usual way never passes: each lets somebody do what nobody can do otherwise. */

const eso = 'external-second-opinion';
const { consultant, deputy, requester, reviewer } = usualCast;

/** The oncologist is on leave then. */
const away = '2027-01-26 09:00';
const afterTheDate = '2027-02-15 09:00';

const does = (by: string, type: CommandType): Press => ({ by, gives: aCommand(type) });

function shown(name: string, story: Story, cast: Cast = usualCast, kind: Kind = eso): ShownStory {
  const { status } = caseOf(story).stage;
  return { name: `${kind} in ${status}, ${name}`, kind, status, story, viewers: viewersOf(cast) };
}

/**
 * The consultant is on leave, and then the deputy acts; the patient is 18 in a few weeks; everybody has said something.
 */
function deputyActs(): readonly ShownStory[] {
  const wishes = { urgency: 'soon', dateOfBirth: '2009-03-01' } as const;
  return openStatuses.flatMap((status) => {
    const reached = aCaseAt(status, eso, usualCast, wishes);
    const comments = [who.advocate, who.gp, who.clinicalLead].map((by) => does(by, 'comment'));
    const said = play(reached, ...comments);
    return [
      shown('the consultant away', play(said, { at: away, ...does(who.nurse, 'comment') })),
      shown('the deputy acting', play(said, { at: away, ...does(deputy, 'take-over') })),
    ];
  });
}

/** Another request, perhaps about the same child, ended with a death, or is held. */
function perhapsTheSameChild(): readonly ShownStory[] {
  return [
    ...openStatuses.map((status) =>
      shown('after a death elsewhere', play(aCaseAt(status, eso, usualCast), hearsOfAnother('died'))),
    ),
    shown('held elsewhere', play(aCaseAt('preparing', eso, usualCast), hearsOfAnother('held'))),
    shown(
      'held elsewhere, undecided after the third reminder',
      play(aCaseAt('preparing', eso, usualCast), hearsOfAnother('held'), { until: afterTheDate }),
    ),
    shown(
      'undecided',
      play(aCaseAt('preparing', eso, usualCast), hearsOfAnother('held'), does(requester, 'withdraw')),
    ),
    shown('owing, and held elsewhere undecided', owingAndUndecided()),
    shown(
      'undecided',
      play(aCaseAt('lead-review', eso, usualCast), hearsOfAnother('held'), does(who.clinicalLead, 'uphold')),
    ),
  ];
}

/** What was certainly the same child when the request was closed is only perhaps so since: the other was corrected. */
function owingAndUndecided(): Story {
  const owing = play(
    aCaseAt('closing', eso, usualCast),
    { by: consultant, gives: aCommand('propose-hand-over', { to: who.haematologist }) },
    does(who.haematologist, 'accept-hand-over'),
    does(who.coordinator, 'confirm-record'),
  );
  const other = { ref: 'T2HW-9CDK', organisation: 'INV-T1-CH', certain: false, held: true, died: false };
  return { ...owing, state: { ...caseOf(owing), aboutChild: [{ ...other, since: owing.now }] } };
}

/** Urgent; the conversation took place late, and the family objects: from preparing on the clinical lead decides. */
function familyObjectsLate(): readonly ShownStory[] {
  const objects: Press = {
    by: consultant,
    gives: (state) =>
      aCommand('record-owed', {
        debt: state.debts[0]?.id ?? '',
        conversation: aConversation({ view: 'objects' }),
      })(state),
  };
  const way: readonly Step[] = [
    does(who.coordinator, 'complete-pack'),
    {
      by: reviewer,
      gives: (state) => {
        const command = aCommand('accept')(state);
        return command.type === 'accept'
          ? { ...command, conflicts: { ...command.conflicts, personal: 'yes', details: 'A committee.' } }
          : command;
      },
    },
    does(who.clinicalLead, 'clear-conflict'),
    does(reviewer, 'confirm-no-link'),
    does(reviewer, 'give-opinion'),
    does(consultant, 'acknowledge'),
    does(consultant, 'record-sharing'),
    { by: consultant, gives: aCommand('record-outcome', { familyAgrees: 'no' }) },
    does(consultant, 'take-step'),
    does(consultant, 'resolve'),
  ];
  let story = play(aCaseAt('family-step'), does(consultant, 'go-on-conversation-owed'), objects);
  return [undefined, ...way].map((step) => {
    story = step === undefined ? story : play(story, step);
    return shown('the family objecting late', story);
  });
}

/** A young person of 16 does not want the opinion: the clinical lead decides, and may send it back. */
function youngPersonRefuses(): ShownStory {
  const refuses: Press = {
    by: consultant,
    gives: aCommand('record-family-conversation', {
      conversation: aConversation({
        spokenOn: '2027-01-11',
        youngPerson: { view: 'objects', sharing: 'not-agreed', excluded: [] },
      }),
    }),
  };
  const story = play(aCaseAt('family-step', eso, usualCast, { dateOfBirth: '2010-05-09' }), refuses);
  return shown('the young person refusing', story);
}

/** A second external opinion in a row, so that the next would be the third. */
function secondInARow(): readonly ShownStory[] {
  const linkedFrom = { ref: 'T2HW-9CDK', barred: [], whatIsNew: 'A new scan.', earlierOpinions: 1 };
  const begins = submission(requestFor(eso, usualCast), linkedFrom);
  const toOutcome: readonly Step[] = [
    { at: begun, by: requester, gives: begins },
    does(consultant, 'approve'),
    does(consultant, 'record-family-conversation'),
    does(who.coordinator, 'complete-pack'),
    does(reviewer, 'accept'),
    does(reviewer, 'confirm-no-link'),
    does(reviewer, 'give-opinion'),
    does(consultant, 'acknowledge'),
    does(consultant, 'record-sharing'),
  ];
  const outcome = play(untold(begun), ...toOutcome);
  const differs: Press = { by: consultant, gives: aCommand('record-outcome', { familyAgrees: 'no' }) };
  const closing = play(outcome, does(consultant, 'record-outcome'));
  const closed = play(closing, does(who.coordinator, 'confirm-record'));
  return [play(outcome, differs), closing, closed].map((each) => shown('the second in a row', each));
}

/** A critical friend who advises to seek an external second opinion. */
function friendAdvises(): ShownStory {
  const advises: Press = {
    by: friendlyCast.reviewer,
    gives: (state) => aCommand('give-opinion', { opinion: anOpinion(state, { advice: 'seek-eso' }) })(state),
  };
  const closing = play(
    aCaseAt('under-review', 'critical-friend'),
    advises,
    does(friendlyCast.consultant, 'acknowledge'),
  );
  return shown('the friend advising an external opinion', closing, friendlyCast, 'critical-friend');
}

/** Nobody answers until the clinical lead may take over; and a reviewer lets the date pass. */
function nobodyAnswers(): readonly ShownStory[] {
  const soon = { urgency: 'soon' } as const;
  const silent = play(aCaseAt('consultant-review', eso, usualCast, soon), { until: '2027-01-20 09:00' });
  const late = (['conflict-check', 'under-review'] as const).map((status) =>
    shown('the date over', play(aCaseAt(status, eso, usualCast, soon), { until: afterTheDate })),
  );
  return [shown('nobody answering', silent), ...late];
}

/** The clinical lead asked for it and the alternate is on the team: the coordinator has to name somebody. */
function nobodyFree(): ShownStory {
  const cast: Cast = { ...usualCast, requester: who.clinicalLead };
  const story = aCaseAt('consultant-review', eso, cast, { team: [who.leadsAlternate] });
  return shown('no clinical lead free', story, cast);
}

/** Accepted, and not yet said that there is no link. */
function linkNotConfirmed(): ShownStory {
  const story = play(aCaseAt('inviting', eso, usualCast, { urgency: 'soon' }), does(reviewer, 'accept'));
  return shown('the link not confirmed', story);
}

/** The reviewer waits for something that the family has. */
function itemAsked(): ShownStory {
  return shown('an item asked for', play(aCaseAt('under-review'), does(reviewer, 'ask-for-item')));
}

/** A request that has ended while it was held: the hold counts, and can still be looked at and lifted. */
function endedUnderAHold(): readonly ShownStory[] {
  const hold = does(who.safeguardingLead, 'hold');
  return [
    shown('held', play(aCaseAt('preparing', eso, usualCast), hold, does(requester, 'withdraw'))),
    shown('held', play(aCaseAt('lead-review', eso, usualCast), hold, does(who.clinicalLead, 'uphold'))),
  ];
}

/** Whatever a hold kept from the family is owed once it is lifted. */
function holdLifted(): readonly ShownStory[] {
  const held: readonly Step[] = [does(who.safeguardingLead, 'hold')];
  const step = play(aCaseAt('resolution'), does(consultant, 'take-step'));
  const sharing = play(
    aCaseAt('sharing'),
    ...held,
    { by: consultant, gives: aCommand('record-sharing', { how: 'held' }) },
    does(who.safeguardingLead, 'lift-hold'),
  );
  return [shown('a step taken', step), shown('the sharing owed', sharing)];
}

/** All of them, each with the people of the usual cases. */
export function rareStories(): readonly ShownStory[] {
  return [
    ...deputyActs(),
    ...familyObjectsLate(),
    ...secondInARow(),
    youngPersonRefuses(),
    friendAdvises(),
    ...nobodyAnswers(),
    nobodyFree(),
    linkNotConfirmed(),
    itemAsked(),
    ...holdLifted(),
    ...endedUnderAHold(),
    ...perhapsTheSameChild(),
  ];
}
