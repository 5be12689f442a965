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
  const strip = button('Open the message', open, { class: 'lock' }, head, text);
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
      const more = count > 1 ? `, and ${count - 1} more` : '';
      strip.setAttribute('aria-label', `Lock screen: ${newest.notification}${more}. Open the message.`);
      strip.title = 'What a locked phone would show. Press to open the chat.';
      if (!element.contains(strip)) element.replaceChildren(strip);
    },
  };
}
