import type { Command } from '../../../src/domain/asked/commands';
import type { Status } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { aCommand, noConflicts, submission } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, type Press, play, type Step, type Story, untold } from '../../builders/core/play';
import { begun, requestFor, usualCast } from '../../builders/core/ways';

/** One case, played from step to step, in which every part holds words that stand nowhere else. */

const { consultant, requester, reviewer, alsoInvited, deputy } = usualCast;

/** Who looks, by what they are on the case. */
export const lookers = {
  requester,
  'named consultant': consultant,
  deputy,
  'second candidate': alsoInvited,
  reviewer,
  advocate: who.advocate,
  gp: who.gp,
  'team member': who.nurse,
  'former team member': who.physiotherapist,
  coordinator: who.coordinator,
  'clinical lead': who.clinicalLead,
  'safeguarding lead': who.safeguardingLead,
  'incoming consultant': who.haematologist,
  tester: who.palliativeConsultant,
  'clerk of the body asked': who.cancerPanelClerk,
  'a candidate not asked yet': who.thornwickRheumatologist,
  'service planner': who.servicePlanner,
  operator: who.operator,
  'somebody elsewhere': who.stranger,
} as const;
export type Looker = keyof typeof lookers;

/** What had come about by then. */
export interface Scene {
  readonly name: string;
  readonly story: Story;
  readonly status: Status;
  readonly held: boolean;
}

type Gives = Command | ((state: CaseState) => Command);
const does = (by: string, gives: Gives): Press => ({ by, gives });
const usual = (by: string, type: Parameters<typeof aCommand>[0]): Press => does(by, aCommand(type));

const asksTester = does(consultant, aCommand('ask-tester', { tester: who.palliativeConsultant }));

const accepts = does(
  reviewer,
  aCommand('accept', {
    conflicts: { ...noConflicts, personal: 'yes', details: 'We sat on one committee.' },
  }),
);

const opening: readonly Step[] = [
  {
    at: begun,
    by: requester,
    gives: submission({
      ...requestFor('external-second-opinion', usualCast),
      nhsNumber: '9991725008',
      candidates: [reviewer, alsoInvited, who.thornwickRheumatologist],
    }),
  },
  does(who.coordinator, aCommand('add-member', { person: who.physiotherapist })),
  does(who.coordinator, aCommand('remove-member', { person: who.physiotherapist })),
  usual(who.nurse, 'comment'),
  usual(who.nurse, 'add-information'),
  usual(consultant, 'answer-information'),
  does('system', aCommand('note-delivery', { person: requester })),
];

const way: readonly (readonly Step[])[] = [
  [usual(consultant, 'approve')],
  [usual(consultant, 'record-family-conversation')],
  [usual(who.coordinator, 'complete-pack')],
  [usual(who.coordinator, 'invite-next')],
  [accepts],
  [usual(who.clinicalLead, 'clear-conflict')],
  [usual(reviewer, 'confirm-no-link')],
  [usual(reviewer, 'give-opinion')],
  [usual(consultant, 'acknowledge')],
  [usual(consultant, 'record-sharing')],
  [does(consultant, aCommand('record-outcome', { familyAgrees: 'no' }))],
  [usual(consultant, 'take-step'), usual(consultant, 'resolve')],
  [usual(who.coordinator, 'confirm-record')],
];

const endings: readonly (readonly Step[])[] = [
  [usual(requester, 'withdraw')],
  [usual(who.coordinator, 'record-death')],
];

function sceneOf(story: Story, more = ''): Scene {
  const state = caseOf(story);
  const { status } = state.stage;
  return { name: `${status}${more}`, story, status, held: state.hold !== undefined };
}

/** The case at every step on its way, with a hold at each open one, once with a name withheld, once with a tester, once with a body asked, and as it ends. */
export function markedScenes(): readonly Scene[] {
  const offers = usual(consultant, 'propose-hand-over');
  const found: Scene[] = [];
  let story = play(untold(begun), ...opening);
  for (const steps of [[], ...way]) {
    story = play(story, ...steps);
    const open = caseOf(story).stage.status !== 'closed';
    found.push(sceneOf(open ? play(story, offers) : story));
    if (open) found.push(sceneOf(play(story, offers, usual(who.safeguardingLead, 'hold')), ', held'));
    if (caseOf(story).stage.status === 'preparing')
      found.push(sceneOf(play(story, offers, usual(who.coordinator, 'ask-body')), ', body asked'));
    if (caseOf(story).stage.status === 'outcome')
      found.push(
        sceneOf(play(story, offers, asksTester, usual(who.safeguardingLead, 'hold')), ', tester asked, held'),
      );
    if (caseOf(story).stage.status === 'outcome')
      found.push(sceneOf(play(story, offers, usual(who.clinicalLead, 'withhold-name')), ', name withheld'));
    if (caseOf(story).stage.status === 'under-review')
      for (const ending of endings) found.push(sceneOf(play(story, ...ending)));
  }
  return found;
}
