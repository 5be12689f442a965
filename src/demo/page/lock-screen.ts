import type { WireMessage } from '../wire';
import { button, h, icon, icons } from './dom';
import { shortTime } from './words';

export interface LockScreen {
  readonly element: HTMLElement;
  /** The newest message that was not seen, how many there are, and case time. */
  show(newest: WireMessage | undefined, count: number, now: string): void;
}

/** The strip that shows exactly what a person's locked phone would; pressing it opens the chat. */
export function createLockScreen(open: () => void): LockScreen {
  const text = h('span', { class: 'lock-text' });
  const when = h('span', { class: 'lock-when' });
  const head = h(
    'span',
    { class: 'lock-head' },
    icon(icons.bell),
    h('span', {}, 'Teams · Second opinions'),
    when,
  );
  const more = h('span', { class: 'sr' });
  const title = 'What a locked phone would show. Press to open the chat.';
  const strip = button('', open, { class: 'lock', title }, head, text, more);
  const empty = h('p', { class: 'lock lock-empty' }, icon(icons.bell), 'Lock screen: nothing new');
  // The live region stays in place: what is put into it is read out.
  const element = h('div', { class: 'lock-place', role: 'status' }, empty);
  return {
    element,
    show(newest, count, now) {
      if (newest === undefined) {
        if (!element.contains(empty)) element.replaceChildren(empty);
        return;
      }
      text.textContent = newest.notification;
      when.textContent = shortTime(newest.at, now);
      more.textContent = count > 1 ? `, and ${count - 1} more. Open the chat.` : '. Open the chat.';
      if (!element.contains(strip)) element.replaceChildren(strip);
    },
  };
}
