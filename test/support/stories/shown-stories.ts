import type { CommandType } from '../../../src/domain/asked/commands';
import { openStatuses, type Status, terminalStatuses } from '../../../src/domain/case/stage';
import { type Kind, kind } from '../../../src/domain/case/stored/request';
import type { Role } from '../../../src/domain/process/tables/lifecycle';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { type Press, play, type Story } from '../../builders/core/play';
import { aCaseAt, type Cast, castFor, ownCast, wayTo } from '../../builders/core/ways';

/** A case that was played to a status, with the people who look at it. */
export interface ShownStory {
  readonly name: string;
  readonly kind: Kind;
  readonly status: Status;
  readonly story: Story;
  /** Who looks, by what they mostly are on the case. */
  readonly viewers: Readonly<Record<string, string>>;
}

const statuses: readonly Status[] = [...openStatuses, ...terminalStatuses];

/** Every kind of person the process knows, and somebody who has nothing to do with the case. */
export function viewersOf(
  cast: Cast,
): Readonly<Partial<Record<Role | 'stranger' | 'reserve' | 'alternate', string>>> {
  return {
    requester: cast.requester,
    'named-consultant': cast.consultant,
    deputy: cast.deputy,
    reviewer: cast.reviewer,
    candidate: cast.alsoInvited,
    advocate: who.advocate,
    gp: who.gp,
    member: who.nurse,
    coordinator: who.coordinator,
    'clinical-lead': who.clinicalLead,
    'safeguarding-lead': who.safeguardingLead,
    alternate: who.leadsAlternate,
    'incoming-consultant': who.haematologist,
    'body-clerk': who.cancerPanelClerk,
    stranger: who.stranger,
  };
}

/** What else may be in motion on any case; each is played where the case takes it. */
const besides: readonly (readonly [by: string, command: CommandType])[] = [
  [who.coordinator, 'record-call'],
  [who.nurse, 'comment'],
  [who.nurse, 'add-information'],
  [who.oncologist, 'ask-reviewer'],
  [who.oncologist, 'propose-hand-over'],
  [who.oncologist, 'set-deputy'],
  [who.saltmereOncologist, 'ask-for-item'],
  [who.coordinator, 'ask-safeguarding-lead'],
  [who.safeguardingLead, 'hold'],
  [who.coordinator, 'change-parental-responsibility'],
  [who.coordinator, 'record-account-given'],
  [who.oncologist, 'record-young-persons-word'],
  [who.oncologist, 'decide-childs-account'],
  [who.clinicalLead, 'withhold-name'],
  [who.oncologist, 'ask-tester'],
  [who.coordinator, 'ask-body'],
  [who.coordinator, 'record-other-way'],
];

function eventful(story: Story): Story {
  return besides.reduce((so, [by, type]) => {
    try {
      return play(so, { by, gives: aCommand(type) } satisfies Press);
    } catch {
      // Not every case takes each of them: then it goes on without.
      return so;
    }
  }, story);
}

/** Every status each kind passes: asked by another than the named consultant and by them; quiet, and with all in motion. */
export function shownStories(): readonly ShownStory[] {
  return kind.options.flatMap((each) =>
    [castFor(each), ownCast(castFor(each))].flatMap((cast) =>
      statuses.flatMap((status) => {
        if (wayTo(status, each, cast) === undefined) return [];
        const own = cast.requester === cast.consultant ? ', asked by the named consultant' : '';
        const shown = { kind: each, status, viewers: viewersOf(cast) };
        const quiet = aCaseAt(status, each, cast);
        const name = `${each} in ${status}${own}`;
        return [
          { ...shown, name, story: quiet },
          { ...shown, name: `${name}, with all in motion`, story: eventful(quiet) },
        ];
      }),
    ),
  );
}
