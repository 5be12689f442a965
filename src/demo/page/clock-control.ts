import type { WireTime } from '../wire';
import { ask } from './api';
import { button, h, icon, icons } from './dom';
import { timeOfDay, wholeDay } from './words';

export interface ClockControl {
  readonly element: HTMLElement;
  show(time: WireTime | undefined): void;
  /** Moves it by so much, as ISO 8601 has it; settles when it is there. */
  later(advance: string): Promise<void>;
  /** Moves it to the next working morning; settles when it is there. */
  toMorning(): Promise<void>;
}

function stateText({ state, quietUntil }: WireTime): string {
  if (quietUntil !== undefined) return `Quiet hours until ${timeOfDay(quietUntil)}`;
  if (state === 'working') return 'Working hours';
  return state === 'day-off' ? 'Weekend or bank holiday' : 'Outside working hours';
}

/** Case time in London, and the means to move it. While it moves, everything that falls due on the way happens. */
export function createClockControl(): ClockControl {
  const day = h('span', { class: 'clock-day' });
  const time = h('span', { class: 'clock-time' });
  const state = h('span', { class: 'pill' });
  const hours = h('p', { class: 'note' });
  const problem = h('p', { class: 'outcome', role: 'status', 'data-tone': 'problem' });
  const field = h('input', { type: 'datetime-local', 'aria-label': 'Date and time in London' });
  const move = async (to: object) => {
    for (const each of buttons) each.disabled = true;
    element.setAttribute('aria-busy', 'true');
    const outcome = await ask('clock', to);
    for (const each of buttons) each.disabled = false;
    element.setAttribute('aria-busy', 'false');
    problem.textContent = outcome.kind === 'done' ? '' : outcome.text;
  };
  const toMorning = () => move({ morning: true });
  const usual = () => [
    button('+2 hours', () => void move({ advance: 'PT2H' })),
    button('Next working morning', () => void toMorning()),
  ];
  const beside = usual();
  // On a phone they are behind “Set…”: the chat needs the room.
  const behind = usual();
  const go = button('Go', () => void move({ london: field.value.slice(0, 16) }), { class: 'primary' });
  const buttons = [...beside, ...behind, go];
  const chosen = h(
    'div',
    { class: 'menu-body' },
    h('div', { class: 'clock-behind' }, ...behind),
    h('label', {}, 'To a date and time in London', field),
    go,
    problem,
    hours,
  );
  const set = h('details', { class: 'menu' }, h('summary', { class: 'as-button' }, 'Set…'), chosen);
  set.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') set.open = false;
  });
  const face = h('p', { class: 'clock-face' }, icon(icons.clock), day, time, state);
  const element = h(
    'section',
    { class: 'clock', 'aria-label': 'Clock of the story' },
    face,
    h('div', { class: 'clock-move' }, ...beside, set),
  );
  return {
    element,
    toMorning,
    later: (advance) => move({ advance }),
    show(told) {
      if (told === undefined) return;
      day.textContent = wholeDay(told.instant);
      time.textContent = timeOfDay(told.instant);
      state.textContent = stateText(told);
      state.dataset['state'] = told.state;
      hours.textContent = `Working hours ${told.workingHours}. Quiet hours ${told.quietHours}, every day of the year: then only urgent requests notify, and the rest waits.`;
      if (document.activeElement !== field) field.value = told.london;
      field.min = told.london;
    },
  };
}
