import type { WireTime } from '../../wire';
import { button, h } from '../dom';
import { shortTime, timeOfDay } from '../words';

export interface Night {
  readonly element: HTMLElement;
  show(time: WireTime | undefined): void;
}

/** What waits at this hour, and until when; undefined in working hours, when nothing does. */
function whatWaits({ state, instant, quietUntil, nextMorning }: WireTime): string | undefined {
  const now = timeOfDay(instant);
  if (quietUntil !== undefined)
    return `It is ${now} in the story: quiet hours. A card of a request that is not urgent waits until ${timeOfDay(quietUntil)}.`;
  if (state === 'working') return undefined;
  const why = state === 'day-off' ? 'a weekend or bank holiday' : 'after hours';
  return `It is ${now} in the story, ${why}. What is not urgent falls due in working hours: they begin at ${shortTime(nextMorning, instant)}.`;
}

/** The line above the chats outside working hours: what waits until when, and the button that goes there. */
export function createNight(toMorning: () => Promise<void>): Night {
  const words = h('p', {});
  const go = button('Go to the next working morning', () => void move());
  const element = h('div', { class: 'lost night', role: 'status', hidden: true }, words, go);
  async function move(): Promise<void> {
    go.disabled = true;
    await toMorning();
    go.disabled = false;
  }
  return {
    element,
    show(time) {
      const waits = time && whatWaits(time);
      element.hidden = waits === undefined;
      words.textContent = waits ?? '';
    },
  };
}
