import type { WireMessage } from '../../wire';
import { ask } from '../api';
import { button, h } from '../dom';
import { shortTime } from '../words';
import { type CardPress, type CardView, createCardView } from './card-view';

/** One message in a chat, kept up to date in place. */
export interface MessageView {
  readonly element: HTMLElement;
  readonly card: CardView;
  /**
   * The message as it is now; `now` is case time, `whole` whether a greeting stays to be read. Out: whether it looks different
   * from before.
   */
  show(message: WireMessage, now: string, unread: boolean, whole: boolean): boolean;
  isBusy(): boolean;
  /** Its reader has opened it: what is not folded now is not folded under their hands. */
  stay(): void;
}

const flashMs = 1_600;

/** What goes to the page's server when a button is pressed on this message. */
function pressBody(message: WireMessage, press: CardPress): object {
  return { ...press, person: message.personId, message: message.id, version: message.version };
}

/** Makes the view of one message; `pressed` hears when a press begins, so that what follows counts as seen, `follow` a link. */
export function createMessageView(pressed: () => void, follow: (address: string) => void): MessageView {
  const meta = h('p', { class: 'meta' });
  const said = h('p', { class: 'said' });
  const notice = h('p', { class: 'outcome', role: 'status' });
  const warning = h('p', { class: 'warning' });
  const card = createCardView((press) => void send(press), follow);
  const unfold = button(
    'Show what the bot says of itself',
    () => {
      isOpened = true;
      isFolded = false;
      fold();
      card.element.focus({ preventScroll: true });
    },
    { class: 'link' },
  );
  const folded = h('div', { class: 'folded', hidden: true }, h('p', {}, 'The bot has said hello.'), unfold);
  const bubble = h('div', { class: 'bubble' }, said, folded, card.element);
  const element = h('article', { class: 'message' }, meta, bubble, notice, warning);
  let current: WireMessage | undefined;
  let busy = false;
  let isFolded = false;
  let isOpened = false;

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
  /** A greeting that was seen makes room for what matters, until its reader wants it or the bot writes it anew. */
  function fold(): void {
    const isCard = current !== undefined && current.card !== undefined && !current.deleted;
    folded.hidden = !isCard || !isFolded;
    card.element.hidden = !isCard || isFolded;
  }
  function flash(): void {
    element.classList.add('changed');
    setTimeout(() => element.classList.remove('changed'), flashMs);
  }

  return {
    element,
    card,
    isBusy: () => busy,
    stay() {
      isOpened ||= !isFolded;
    },
    show(message, now, unread, whole) {
      const isChanged = message.version !== current?.version || message.deleted !== current.deleted;
      if (isChanged && current !== undefined && !busy) flash();
      isFolded = message.greeting && !unread && !whole && message.version === 1 && !isOpened;
      current = message;
      element.dataset['from'] = message.from;
      element.classList.toggle('unread', unread);
      const edited =
        message.changedAt === message.at ? '' : ` · changed ${shortTime(message.changedAt, now)}`;
      const who = message.from === 'bot' ? 'Second opinions · ' : '';
      meta.textContent = `${who}${shortTime(message.at, now)}${edited}${unread ? ' · new' : ''}`;
      said.textContent = message.deleted ? 'This message has been deleted.' : (message.text ?? '');
      said.hidden = said.textContent === '';
      if (message.card !== undefined && !message.deleted) card.show(message.card);
      fold();
      warning.textContent =
        message.warnings.length === 0 ? '' : `Teams would stumble here: ${message.warnings.join('; ')}.`;
      warning.hidden = message.warnings.length === 0;
      return isChanged;
    },
  };
}
