import { openStatuses } from '../../../src/domain/case/stage';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, type Press, play, type Step, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';
import { type ShownStory, viewersOf } from './shown-stories';

/** What somebody is asked besides the step: to test the plan, or as a body whom it recommends. */

const eso = 'external-second-opinion';
const { consultant } = usualCast;
const does = (by: string, type: Parameters<typeof aCommand>[0], wishes = {}): Press => ({
  by,
  gives: aCommand(type, wishes),
});

function shown(name: string, story: Story): ShownStory {
  const { status } = caseOf(story).stage;
  return { name: `${eso} in ${status}, ${name}`, kind: eso, status, story, viewers: viewersOf(usualCast) };
}

/** At every open step: asked at nine, and silent till the afternoon, when three reminders have passed. */
function silentTesters(): readonly ShownStory[] {
  const silent: readonly Step[] = [does(consultant, 'ask-tester'), { until: '2027-01-11 16:00' }];
  return openStatuses.map((status) => shown('the tester is silent', play(aCaseAt(status), ...silent)));
}

export function askedBesides(): readonly ShownStory[] {
  const asksBody = does(who.coordinator, 'ask-body');
  return [
    ...silentTesters(),
    shown(
      'the tester has answered',
      play(aCaseAt('preparing'), does(consultant, 'ask-tester'), does(who.haematologist, 'confirm-plan')),
    ),
    shown(
      'a body has not answered yet',
      play(aCaseAt('preparing'), asksBody, does(who.coordinator, 'complete-pack')),
    ),
    shown(
      'a body names nobody',
      play(
        aCaseAt('preparing'),
        asksBody,
        does(who.cancerPanelClerk, 'record-body-answer', { answer: 'none', names: [] }),
      ),
    ),
  ];
}
