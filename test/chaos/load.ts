import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseRef } from '../../src/domain/case/ids';
import type { EventType } from '../../src/domain/case/stored/events';
import type { Teams } from '../../src/stand-in/teams';
import { texts } from '../../src/views/words/texts';
import type { Dice } from '../builders/core/dice';
import { type Answers, noConflicts, opinion, who } from '../e2e/support/answers';
import { Player, verbsOn } from '../e2e/support/player';
import { askFor, refOn } from '../e2e/support/steps';
import type { ToldTime } from '../support/told-time';
import type { Decision } from './decisions';

/** What goes on while processes die, and what came of it. */
export interface Load {
  readonly refs: readonly CaseRef[];
  readonly acknowledged: readonly Decision[];
  /** Somebody gave up: nothing is known to be lost, and it must not happen often. */
  readonly givenUp: readonly string[];
  /** No new case is begun, and each person finishes what they are doing. */
  readonly stop: () => Promise<void>;
}

const request = {
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
};
const requesters = [who.oncologyDoctor, who.respiratoryDoctor, who.rheumatologyDoctor, who.nurse];
/** What a card says above the case when a press changed nothing: it has moved on, or the invitation has changed. */
const refusals = [texts.messages.refusedTitle, 'since your card was shown'];

const dayMs = 86_400_000;

/** People who carry requests from one to the next, and others who comment and bring news meanwhile. */
export function startLoad(
  teams: Teams,
  dice: Dice,
  { walkers, talkers }: { walkers: number; talkers: number },
  time: ToldTime,
): Load {
  const inDays = (days: number) => new Date(time.now() + days * dayMs).toISOString().slice(0, 10);
  const refs: CaseRef[] = [];
  const acknowledged: Decision[] = [];
  const givenUp: string[] = [];
  let stopped = false;
  let words = 0;
  const player = (id: string) => new Player(teams, id, async () => undefined);

  async function give(
    ref: CaseRef,
    by: string,
    command: string,
    makes: EventType,
    answers: Answers,
    said?: string,
  ) {
    const person = player(by);
    let message = await person.say(ref);
    // What comes last may be about another request, when that one's card arrives at the same moment.
    while (refOn(person, message) !== ref) message = await person.say(ref);
    await person.press(message, `open:${command}`);
    const { outcome } = await person.send(message, command, answers);
    const shown = outcome.kind === 'card' ? outcome.card : {};
    const text = person.textOf({ card: shown, text: outcome.kind === 'message' ? outcome.text : '' });
    const stays = verbsOn(shown).some((each) => each.startsWith(`send:${command}`));
    if (stays || refusals.some((each) => text.includes(each)))
      throw new Error(`${command} on ${ref} was not done: ${text.slice(0, 200)}`);
    acknowledged.push({
      ref,
      by,
      makes,
      at: Date.now(),
      shown: text,
      ...(said === undefined ? {} : { words: said }),
    });
  }

  async function walk(requester: string): Promise<void> {
    const asking = player(requester);
    const ref = await askFor(asking, 'critical-friend', { ...request, 'question.neededBy': inDays(30) });
    refs.push(ref);
    acknowledged.push({ ref, by: requester, makes: 'submitted', at: Date.now(), shown: '' });
    await give(ref, who.oncologist, 'approve', 'approved', { view: 'Fair.' });
    await give(ref, who.haematologist, 'accept', 'invitation-accepted', noConflicts);
    await give(ref, who.haematologist, 'confirm-no-link', 'no-link-confirmed', { noLink: 'yes' });
    const advice = opinion({ 'opinion.advice': 'support-plan' });
    await give(ref, who.haematologist, 'give-opinion', 'opinion-given', advice);
    const read = { readOn: inDays(0), whatWillBeDone: 'The plan stands.' };
    await give(ref, who.oncologist, 'acknowledge', 'acknowledged', read);
  }

  async function talk(): Promise<void> {
    const ref = dice.pickAny(refs);
    if (ref === undefined) return void (await sleep(100));
    words += 1;
    const said = `word ${words} of ${dice.roll(1_000_000)}.`;
    const by = dice.pick([who.oncologist, who.coordinator]);
    if (dice.roll(4) === 0 && by === who.oncologist)
      await give(ref, by, 'add-information', 'information-added', { information: said }, said);
    else await give(ref, by, 'comment', 'commented', { comment: said }, said);
  }

  async function goOn(work: () => Promise<void>): Promise<void> {
    while (!stopped) {
      await work().catch((error: unknown) =>
        givenUp.push(error instanceof Error ? error.message : String(error)),
      );
    }
  }

  const workers = [
    // A person has one request in the making at a time.
    ...requesters.slice(0, walkers).map((each) => goOn(() => walk(each))),
    ...Array.from({ length: talkers }, () => goOn(talk)),
  ];
  return {
    refs,
    acknowledged,
    givenUp,
    stop: async () => {
      stopped = true;
      await Promise.all(workers);
    },
  };
}
