import type { CommandType } from '../../src/domain/asked/commands';
import { fold } from '../../src/domain/case/evolve';
import type { CaseState } from '../../src/domain/case/state';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import { aCommand, anOpinion } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { type Press, play, type Story } from '../builders/core/play';
import { aCaseAt, usualCast } from '../builders/core/ways';
import { rareStories } from '../support/stories/rare-stories';
import { shownStories } from '../support/stories/shown-stories';

/** A case as it is kept for later releases: what happened, and under which reference it is stored. */
export interface GoldenStory {
  readonly name: string;
  readonly ref: string;
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
}

const does = (by: string, type: CommandType, more: Partial<Press> = {}): Press => ({
  by,
  gives: aCommand(type),
  ...more,
});

/** The coordinator entered it for somebody whom the bot cannot reach. */
function relayedStory(): Story {
  const { reviewer, consultant } = usualCast;
  const relayed = { relayedFor: reviewer };
  return play(
    aCaseAt('inviting'),
    does(who.coordinator, 'accept', relayed),
    does(who.coordinator, 'confirm-no-link', relayed),
    does(who.coordinator, 'give-opinion', relayed),
    does(consultant, 'acknowledge'),
    does(consultant, 'record-sharing'),
  );
}

/** The same case after a new version of the opinion, a hold and a deputy. */
function eventfulStory(): Story {
  const { consultant, reviewer } = usualCast;
  const given = aCaseAt('opinion-given');
  const entry = given.events.find((each) => each.type === 'opinion-given')?.seq ?? 0;
  const corrected: Press = {
    by: reviewer,
    gives: (state) =>
      aCommand('correct-entry', { entry, opinion: anOpinion(state, { limits: 'On papers and a call.' }) })(
        state,
      ),
  };
  return play(
    given,
    corrected,
    does(who.safeguardingLead, 'hold'),
    does(who.safeguardingLead, 'lift-hold'),
    does(consultant, 'set-deputy'),
  );
}

/** Stories that store nothing of another shape than those that are kept. */
const leftOut = /asked by the named consultant|the consultant away|the deputy acting/;

/** Every status of both kinds, quiet and with all in motion, and what the usual way never passes. */
export function goldenStories(): readonly GoldenStory[] {
  const usual = [...shownStories(), ...rareStories()]
    .filter(({ name }) => !leftOut.test(name))
    .map(({ name, story }) => [name, story] as const);
  const more = [
    ['relayed to the end', relayedStory()],
    ['a second version of the opinion', eventfulStory()],
  ] as const;
  return [...usual, ...more].map(([name, story], index) => {
    const ref = goldenRef(index);
    const events = story.events.map((event) => (event.type === 'submitted' ? { ...event, ref } : event));
    return { name, ref, events, state: fold(events) };
  });
}

const letters = 'BCDFGHJKMNPQRSTVWXYZ';

/** References that tell the stories apart; what checks them is asked of people only. */
function goldenRef(index: number): string {
  const letter = (place: number) => letters[Math.floor(index / letters.length ** place) % letters.length];
  return `GOLD-${letter(1)}${letter(0)}22`;
}
