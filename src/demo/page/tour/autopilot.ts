import type { TourStep } from '../../tour/tour-step';
import type { NextMove } from './tour-guide';

interface Situation {
  readonly step: TourStep;
  readonly move: NextMove;
}

export interface Autopilot {
  isOn(): boolean;
  start(): void;
  stop(): void;
}

const lookMs = 350;
/** A form has far fewer pages; whoever changes things meanwhile must not keep it running for ever. */
const mostMoves = 120;
const mostWaits = 20;
/** So many looks the bot is given to bring a card before the clock is taken for what holds it back. */
const looksBeforeMorning = 4;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Carries one step out on the page, at a pace that can be watched: fills what is open, presses what is next, until
 * another step's turn has come; where the clock holds a card back, it is moved on. In: what is next now, how to fill, how to
 * move the clock to the morning, and whom to tell when it starts or ends.
 */
export function createAutopilot(parts: {
  readonly current: () => Situation | undefined;
  readonly fill: (step: TourStep, move: NextMove) => void;
  readonly toMorning: () => Promise<void>;
  readonly changed: () => void;
}): Autopilot {
  let on = false;

  async function run(): Promise<void> {
    const first = parts.current()?.step.id;
    let waits = 0;
    for (let moves = 0; on && moves < mostMoves && waits < mostWaits; moves += 1) {
      const now = parts.current();
      if (now === undefined || now.step.id !== first) break;
      const { move } = now;
      if (!('target' in move) || isBusy(move.target)) {
        waits += 1;
        if (move.kind === 'held' && waits === looksBeforeMorning) await parts.toMorning();
        await pause(lookMs);
        continue;
      }
      waits = 0;
      parts.fill(now.step, move);
      move.target.scrollIntoView({ block: 'nearest' });
      await pause(lookMs);
      if (on && move.target.isConnected) move.target.click();
      await pause(lookMs);
    }
    stop();
  }
  const isBusy = (target: HTMLElement) =>
    target.closest('[aria-busy="true"]') !== null || (target instanceof HTMLButtonElement && target.disabled);
  function stop(): void {
    on = false;
    parts.changed();
  }
  return {
    isOn: () => on,
    stop,
    start() {
      on = true;
      parts.changed();
      void run();
    },
  };
}
