import { type CommandType, command } from '../../../../src/domain/asked/commands';
import { fold } from '../../../../src/domain/case/evolve';
import type { CaseState } from '../../../../src/domain/case/state';
import type { CaseEvent, EventType } from '../../../../src/domain/case/stored/events';
import { mayBeTold, noticesFor } from '../../../../src/domain/process/notices';
import { effects } from '../../../../src/domain/process/tables/effects';
import { aCommand } from '../../../builders/core/a-command';
import { ladderWays } from '../../../builders/core/ladder-ways';
import { theFacts, who } from '../../../builders/core/people';
import { answer, caseOf, type Press, play, type Story } from '../../../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../../../builders/core/ways';
import { waitsForIndependently } from '../../../builders/core/whose-turn-oracle';
import { askedBesides } from '../../../support/stories/asked-besides';
import { rareStories } from '../../../support/stories/rare-stories';
import { shownStories, viewersOf } from '../../../support/stories/shown-stories';

/** Whose turn it is, and who owes anything, is notified at once and by whatever it came about (process page §6). */

const eso = 'external-second-opinion' as const;
const { consultant, requester, reviewer } = usualCast;
const does = (by: string, type: Parameters<typeof aCommand>[0], wishes = {}): Press => ({
  by,
  gives: aCommand(type, wishes),
});

/** What the other stories never pass. */
function moreStories(): readonly Story[] {
  const declares = aCaseAt('conflict-check');
  const soon = { urgency: 'soon' } as const;
  const open = aCaseAt('under-review', eso, usualCast, soon);
  const held = play(open, does(who.safeguardingLead, 'hold'));
  const tried = (story: Story, ...presses: readonly Press[]) =>
    presses.reduce((so, press) => {
      try {
        return play(so, press);
      } catch {
        return so;
      }
    }, story);
  const friend = aCaseAt('inviting', 'critical-friend', castFor('critical-friend'), soon);
  return [
    play(declares, does(who.clinicalLead, 'clear-conflict'), does(reviewer, 'stand-down')),
    play(declares, does(who.clinicalLead, 'refuse-conflict')),
    play(aCaseAt('consultant-review'), does(consultant, 'object'), does(who.clinicalLead, 'proceed')),
    tried(
      open,
      does(reviewer, 'ask-for-item'),
      { by: requester, gives: (state) => aCommand('supply-item')(state) },
      does(requester, 'correct'),
      does(who.coordinator, 'replace-requester'),
      does(consultant, 'propose-hand-over'),
      does(who.haematologist, 'accept-hand-over'),
    ),
    tried(held, does(who.safeguardingLead, 'review-hold'), does(who.safeguardingLead, 'lift-hold')),
    tried(friend, does(who.coordinator, 'withdraw-candidate'), does(who.coordinator, 'add-candidate')),
    play(aCaseAt('inviting', eso, usualCast, soon), { until: '2027-02-10 09:00' }),
    play(aCaseAt('closed-death'), does(who.clinicalLead, 'undo-death')),
    play(
      aCaseAt('outcome'),
      does(who.safeguardingLead, 'hold'),
      does(consultant, 'record-outcome'),
      does(who.safeguardingLead, 'lift-hold'),
    ),
    tried(
      aCaseAt('opinion-given'),
      does(consultant, 'ask-reviewer'),
      does(reviewer, 'answer-reviewer-question'),
      does(reviewer, 'correct-entry'),
      does(consultant, 'set-deputy'),
    ),
    ...Object.values(ladderWays).flatMap((way) => [way({}, theFacts), way(soon, theFacts)]),
  ];
}

const stories: readonly Story[] = [
  ...shownStories().map(({ story }) => story),
  ...rareStories().map(({ story }) => story),
  ...askedBesides().map(({ story }) => story),
  ...moreStories(),
];

interface Change {
  readonly events: readonly CaseEvent[];
  readonly before: CaseState | undefined;
  readonly after: CaseState;
}

/** The changes of a story, one for each moment at which something happened. */
function changesOf(story: Story): readonly Change[] {
  const groups = new Map<string, CaseEvent[]>();
  for (const event of story.events) groups.set(event.at, [...(groups.get(event.at) ?? []), event]);
  const found: Change[] = [];
  let sofar: readonly CaseEvent[] = [];
  for (const events of groups.values()) {
    const before = sofar.length === 0 ? undefined : fold(sofar);
    sofar = [...sofar, ...events];
    found.push({ events, before, after: fold(sofar) });
  }
  return found;
}

function notTold({ events, before, after }: Change, story: Story): readonly string[] {
  const now = after.lastEventAt;
  const known = before === undefined ? new Map() : waitsForIndependently(before, now);
  const actors = events.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : []));
  const urgent = after.request.question.urgency === 'urgent';
  const notices = noticesFor(events, before, after, story.facts, now);
  // At midnight of the 18th birthday nobody is notified: the clock does so in the morning.
  if (events.some(({ type }) => type === 'eighteenth-birthday')) return [];
  return [...waitsForIndependently(after, now)].flatMap(([what, owner]) => {
    if (known.has(what) || actors.includes(owner) || !mayBeTold(owner, after, story.facts, now)) return [];
    const relayed = story.facts.directory.byId.get(owner)?.reach === 'relay';
    const person = relayed ? who.coordinator : owner;
    const notice = notices.find((each) => each.person === person);
    const atOnce = notice?.notify === true && (!urgent || notice.heldUntil === undefined);
    return atOnce ? [] : [`${events.map(({ type }) => type).join(', ')}: ${what}`];
  });
}

const people = [...new Set(Object.values(viewersOf(usualCast)))];
const commands = command.options.map((each) => each.shape.type.value).filter((type) => type !== 'submit');

/** Every command that somebody can give where the story ends. */
function nextChanges(story: Story): readonly Change[] {
  return commands.flatMap((type) =>
    ['system', ...people].flatMap((by): Change[] => {
      const decision = answer(story, { by, gives: aCommand(type as CommandType) });
      const { state: after, events = [] } = decision.ok ? decision : { state: undefined };
      return after === undefined || events.length === 0 ? [] : [{ events, before: story.state, after }];
    }),
  );
}

test('by every change, whoever it newly waits for is notified at once, unless they did it themselves', () => {
  const missing = new Set<string>();
  const passed = new Set<EventType>();
  for (const story of stories)
    for (const change of [...changesOf(story), ...nextChanges(story)]) {
      for (const { type } of change.events) passed.add(type);
      for (const each of notTold(change, story)) missing.add(each);
    }
  expect([...missing]).toEqual([]);
  // What takes another request, another directory, an office in which nobody is free, or a fault of ours.
  const elsewhere = (Object.keys(effects) as EventType[]).filter((type) => !passed.has(type));
  expect(elsewhere.sort()).toEqual([
    'acceptance-refused',
    'account-changed',
    'clerk-replaced',
    'deputy-noted',
    'duplicate-taken-in',
    'invitation-held-up',
    'invitation-sent-on',
    'panel-asked-again',
    'stand-in-named',
  ]);
});

describe('whoever it waits for now is notified at once', () => {
  const notified = (before: Story, press: Press) => {
    const after = play(before, press);
    const events = after.events.slice(before.events.length);
    return noticesFor(events, before.state, caseOf(after), after.facts, after.now)
      .filter(({ notify }) => notify)
      .map(({ person }) => person);
  };

  test('of a declared conflict, the clinical lead, who decides', () => {
    const declares = aCommand('accept', {
      conflicts: {
        sameEmployer: 'no',
        sameHospital: 'no',
        pastTraineeOrPartner: 'no',
        alreadyDiscussed: 'no',
        financial: 'no',
        personal: 'yes',
        details: 'We sat on one committee.',
      },
    });
    expect(notified(aCaseAt('inviting'), { by: reviewer, gives: declares })).toContain(who.clinicalLead);
  });

  test('of a conflict that was cleared or refused, the consultant, who owes the family the news', () => {
    for (const decision of ['clear-conflict', 'refuse-conflict'] as const)
      expect(notified(aCaseAt('conflict-check'), does(who.clinicalLead, decision))).toContain(consultant);
  });

  test('of a family that objects in a conversation that was owed, the clinical lead', () => {
    const owed = play(aCaseAt('family-step'), does(consultant, 'go-on-conversation-owed'));
    const objects: Press = {
      by: consultant,
      gives: (state) => {
        const debt = state.debts[0]?.id ?? '';
        const recorded = aCommand('record-family-conversation')(state);
        if (recorded.type !== 'record-family-conversation') throw new Error('no conversation');
        return aCommand('record-owed', {
          debt,
          conversation: { ...recorded.conversation, view: 'objects' },
        })(state);
      },
    };
    expect(notified(owed, objects)).toContain(who.clinicalLead);
  });
});
