import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, PressResult } from '../../src/stand-in/exchange';
import type { Teams } from '../../src/stand-in/teams';
import type { Dice } from '../builders/core/dice';

/** Longer than any process takes to come back. */
const patienceMs = 180_000;

/**
 * Teams as people use it while bots and Redis come and go: each press goes to some living process, and again for as long
 * as no proper answer comes back, first under its own id and then under new ones; now and then also after one came.
 * @param botUrls addresses of the living processes
 * @param answered told of each press that was answered properly
 * @param pauseMs the longest that somebody waits before they press again, and a fifth of it the shortest
 */
export function patientTeams(
  teams: Teams,
  botUrls: () => readonly string[],
  dice: Dice,
  answered: () => void,
  pauseMs = 240,
): Teams {
  const look = () => sleep(pauseMs / 5 + dice.roll(pauseMs));
  async function somewhere(): Promise<string> {
    for (;;) {
      const url = dice.pickAny(botUrls());
      if (url !== undefined) return url;
      await sleep(50);
    }
  }

  async function again(first: PressResult): Promise<PressResult> {
    const giveUpAt = Date.now() + patienceMs;
    let result = first;
    for (let tries = 1; !isAnswered(result) || (tries === 1 && dice.roll(8) === 0); tries += 1) {
      if (Date.now() > giveUpAt) throw new Error(`No answer: ${JSON.stringify(result.outcome)}`);
      await look();
      const as = tries === 1 ? 'sameId' : 'newId';
      result = await teams.redeliver(result, as, { botUrl: await somewhere() });
    }
    answered();
    return result;
  }

  return {
    ...teams,
    press: async (person, message, choice, typed = {}, options = {}) =>
      again(await teams.press(person, message, choice, typed, { ...options, botUrl: await somewhere() })),
    say: async (person, text) => {
      const giveUpAt = Date.now() + patienceMs;
      let said: Exchange | undefined;
      while (said === undefined || said.status !== 200 || said.sent.at(-1)?.card === undefined) {
        if (Date.now() > giveUpAt) throw new Error(`No answer to “${text}”`);
        if (said !== undefined) await look();
        teams.useBot(await somewhere());
        said = await teams.say(person, text);
      }
      return said;
    },
  };
}

/** A card or a sentence that came whole, and does not ask to try again or to look first, with a reference to quote. */
function isAnswered({ status, outcome }: PressResult): boolean {
  if (status !== 200) return false;
  return outcome.kind === 'card' || (outcome.kind === 'message' && !/Reference \S+$/.test(outcome.text));
}
