import type { CommandType } from '../../../src/domain/asked/commands';
import { openStatuses } from '../../../src/domain/case/stage';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, type Press, play, type Step, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';
import { type ShownStory, viewersOf } from './shown-stories';

/** Situations in which nobody is free, and what is still owed once a request has ended. */

const eso = 'external-second-opinion';
const soon = { urgency: 'soon' } as const;
const { consultant, deputy } = usualCast;
const does = (by: string, type: CommandType, wishes = {}): Press => ({ by, gives: aCommand(type, wishes) });

function shown(name: string, story: Story): ShownStory {
  const { status } = caseOf(story).stage;
  return { name: `${eso} in ${status}, ${name}`, kind: eso, status, story, viewers: viewersOf(usualCast) };
}

/** Both clinical leads are in the team around the child: the coordinator has to name somebody. */
function noLeadFree(): readonly ShownStory[] {
  const busy = { ...soon, team: [who.clinicalLead, who.leadsAlternate] };
  return [...openStatuses, 'closed' as const, 'closed-death' as const].map((status) =>
    shown('both leads in the team', aCaseAt(status, eso, usualCast, busy)),
  );
}

/** Nobody of the second-opinion office is in the directory any more. */
function noOffice(): ShownStory {
  const office: readonly string[] = [who.coordinator, who.coordinatorsAlternate];
  const people = inventedDirectory.people.filter(({ id }) => !office.includes(id));
  const story = aCaseAt('preparing', eso, usualCast, soon);
  return shown('no office', {
    ...story,
    facts: { directory: indexDirectory({ ...inventedDirectory, people }) },
  });
}

/** The deputy has offered a hand-over, and is not responsible any more. */
function offeredByDeputy(): ShownStory {
  const way: readonly Step[] = [
    { at: '2027-01-26 09:00', ...does(deputy, 'take-over') },
    does(deputy, 'propose-hand-over'),
    { at: '2027-02-01 09:00', ...does(consultant, 'hand-back') },
  ];
  return shown('a hand-over offered by the deputy', play(aCaseAt('preparing', eso, usualCast, soon), ...way));
}

/** Closed, and the family is owed the news of who is responsible; once under a hold. */
function closedOwing(): readonly ShownStory[] {
  const handedOver: readonly Step[] = [
    { at: '2027-01-26 09:00', ...does(deputy, 'take-over') },
    { at: '2027-02-01 09:00', ...does(consultant, 'hand-back') },
  ];
  const ends = does(who.coordinator, 'confirm-record');
  const held: readonly Step[] = [
    does(who.safeguardingLead, 'hold'),
    does(who.safeguardingLead, 'record-family-not-told'),
  ];
  const closing = (wishes = {}) => aCaseAt('closing', eso, usualCast, { ...soon, ...wishes });
  return [
    shown('owing the family', play(closing(), ...handedOver, ends)),
    shown('owing the family, under a hold', play(closing(), ...handedOver, ...held, ends)),
    shown(
      'waiting for the young adult',
      play(closing({ dateOfBirth: '2009-01-12' }), { until: '2027-01-12 09:00' }, ends),
    ),
  ];
}

export function rareEndings(): readonly ShownStory[] {
  return [...noLeadFree(), noOffice(), offeredByDeputy(), ...closedOwing()];
}
