import type { WireMessage } from '../wire';
import { ask } from './api';
import { type CardPress, type CardView, createCardView } from './card-view';
import { h } from './dom';
import { shortTime } from './words';

/** One message in a chat, kept up to date in place. */
export interface MessageView {
  readonly element: HTMLElement;
  readonly card: CardView;
  /** The message as it is now; `now` is case time. Out: whether it looks different from before. */
  show(message: WireMessage, now: string, unread: boolean): boolean;
  isBusy(): boolean;
}

const flashMs = 1_600;

/** What goes to the page's server when a button is pressed on this message. */
function pressBody(message: WireMessage, press: CardPress): object {
  return { ...press, person: message.personId, message: message.id, version: message.version };
}

/** Makes the view of one message; `pressed` hears when a press begins, so that what follows counts as seen. */
export function createMessageView(pressed: () => void): MessageView {
  const meta = h('p', { class: 'meta' });
  const said = h('p', { class: 'said' });
  const notice = h('p', { class: 'outcome', role: 'status' });
  const warning = h('p', { class: 'warning' });
  const card = createCardView((press) => void send(press));
  const bubble = h('div', { class: 'bubble' }, said, card.element);
  const element = h('article', { class: 'message' }, meta, bubble, notice, warning);
  let current: WireMessage | undefined;
  let busy = false;

  async function send(press: CardPress): Promise<void> {
    if (current === undefined || busy) return;
    setBusy(true);
    pressed();
    const outcome = await ask('press', pressBody(current, press));
    setBusy(false);
    notice.textContent = outcome.kind === 'done' ? '' : outcome.text;
    notice.dataset['tone'] = outcome.kind === 'said' ? 'plain' : 'problem';
  }
  function setBusy(is: boolean): void {
    busy = is;
    element.setAttribute('aria-busy', String(is));
    if (is) notice.textContent = '';
  }
  function flash(): void {
    element.classList.add('changed');
    setTimeout(() => element.classList.remove('changed'), flashMs);
  }

  return {
    element,
    card,
    isBusy: () => busy,
    show(message, now, unread) {
      const isChanged = message.version !== current?.version || message.deleted !== current.deleted;
      if (isChanged && current !== undefined && !busy) flash();
      current = message;
      element.dataset['from'] = message.from;
      element.classList.toggle('unread', unread);
      const edited =
        message.changedAt === message.at ? '' : ` · changed ${shortTime(message.changedAt, now)}`;
      const who = message.from === 'bot' ? 'Second opinions · ' : '';
      meta.textContent = `${who}${shortTime(message.at, now)}${edited}${unread ? ' · new' : ''}`;
      said.textContent = message.deleted ? 'This message has been deleted.' : (message.text ?? '');
      said.hidden = said.textContent === '';
      card.element.hidden = message.deleted || message.card === undefined;
      if (message.card !== undefined && !message.deleted) card.show(message.card);
      warning.textContent =
        message.warnings.length === 0 ? '' : `Teams would stumble here: ${message.warnings.join('; ')}.`;
      warning.hidden = message.warnings.length === 0;
      return isChanged;
    },
  };
}
