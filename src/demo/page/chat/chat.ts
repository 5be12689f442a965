import { cast } from '../../tour/cast';
import type { WirePerson } from '../../wire';
import { ask } from '../api';
import { h } from '../dom';
import { createLockScreen } from '../lock-screen';
import type { Model } from '../model';
import type { ChatView } from '../view-switch';
import { createChatHead } from './chat-head';
import { createChatTab } from './chat-tab';
import { createComposer } from './composer';
import { createMessageView, type MessageView } from './message-view';
import { destinationOf } from './teams-link';

/** One person's column: who they are, their lock screen, their chat, and a place to write. */
export interface Chat {
  readonly element: HTMLElement;
  readonly personId: string;
  /** Draws what changed; what is there and did not change is left alone. */
  refresh(): void;
  views(): readonly MessageView[];
  /** Puts words where the person writes, ready to be sent. */
  write(text: string): void;
  send(): void;
  sendButton(): HTMLElement;
  /** Brings the column into sight and the keyboard to it. */
  reveal(): void;
  /** Shows the bot's tab in the column, at a page of it. */
  showTab(page: string): void;
}

/** How long after a person's own act what comes is their answer, which they watch arriving. */
const watchingMs = 4_000;

function emptyText(person: WirePerson): string {
  if (person.relay) return 'Has no Teams app: the coordinator passes everything on.';
  if (!person.installed) return 'Has not added the app. Open the menu above to add it.';
  return 'Nothing yet. Write “help” to see what the bot can do.';
}

/** Makes the column of one person. `close` takes it off the page, `read` tells that messages were seen. */
export function createChat(
  model: Model,
  personId: string,
  on: { close: () => void; read: () => void },
): Chat {
  const views = new Map<string, MessageView>();
  let lastAct = 0;
  // What the bot says of itself is read once, in the first chat.
  const isFirst = cast[0]?.person === personId;
  const thread = h('div', { class: 'thread', tabindex: '-1' });
  const empty = h('p', { class: 'thread-empty' });
  const head = createChatHead(personId, { close: on.close, view: show });
  const tab = createChatTab(model, personId, followLink);
  const lock = createLockScreen(() => {
    see();
    const last = [...views.values()].at(-1);
    last?.element.scrollIntoView({ block: 'nearest' });
    last?.card.element.focus({ preventScroll: true });
  });
  const composer = createComposer(async (text) => {
    lastAct = Date.now();
    return ask('say', { person: personId, text });
  });
  const heading = `chat-${personId}`;
  head.name.id = heading;
  const element = h(
    'section',
    { class: 'chat', 'aria-labelledby': heading },
    head.element,
    h(
      'div',
      { class: 'chat-body' },
      h('div', { class: 'talk' }, lock.element, thread, composer.element),
      tab.element,
    ),
  );
  show('chat');

  function show(view: ChatView, subPage?: string): void {
    element.dataset['view'] = view;
    head.views.show(view);
    if (view !== 'chat') tab.open(subPage);
  }
  /** A link as this person's Teams takes it. */
  function followLink(address: string): void {
    const to = destinationOf(address, model.tab?.appId ?? '');
    const beside = element.dataset['view'] === 'both';
    if (to.kind === 'tab') show(beside ? 'both' : 'tab', to.subPage);
    if (to.kind === 'chat' && !beside) show('chat');
    if (to.kind === 'browser') window.open(to.url, '_blank', 'noopener');
  }

  function see(): void {
    const newest = model.markRead(personId);
    if (newest === undefined) return;
    for (const view of views.values()) view.stay();
    void ask('read', { person: personId, message: newest.id });
    on.read();
    refresh();
  }
  thread.addEventListener('pointerdown', see);
  composer.element.addEventListener('focusin', see);
  thread.addEventListener('focusin', see);

  function viewOf(id: string): MessageView {
    const found = views.get(id) ?? createMessageView(() => (lastAct = Date.now()), followLink);
    views.set(id, found);
    return found;
  }
  function refresh(): void {
    const person = model.people.get(personId);
    const now = model.time?.instant;
    if (person === undefined || now === undefined) return;
    if (Date.now() - lastAct < watchingMs && model.unreadOf(personId).length > 0) {
      see();
      return;
    }
    const messages = model.thread(personId);
    for (const id of views.keys()) if (!messages.some((each) => each.id === id)) forget(id);
    const changed = messages.filter((message) =>
      viewOf(message.id).show(message, now, model.isUnread(message), messages.length === 1 && isFirst),
    );
    thread.append(
      ...messages.map(({ id }) => viewOf(id).element).filter((each) => each.parentElement !== thread),
    );
    empty.textContent = emptyText(person);
    if (messages.length === 0) thread.replaceChildren(empty);
    else empty.remove();
    head.show(person);
    tab.refresh();
    composer.show(person);
    const unread = model.unreadOf(personId);
    lock.show(unread.at(-1), unread.length, now);
    const last = changed.at(-1);
    if (last !== undefined) follow(viewOf(last.id));
  }
  /** What changed is read from its top; whoever is at work in another message of the chat is left where they are. */
  function follow(view: MessageView): void {
    const held = document.activeElement;
    const elsewhere =
      held !== null && thread.contains(held) && held !== thread && !view.element.contains(held);
    if (!elsewhere) thread.scrollTop = view.element.offsetTop - thread.offsetTop - 8;
  }
  function forget(id: string): void {
    views.get(id)?.element.remove();
    views.delete(id);
  }
  return {
    element,
    personId,
    refresh,
    views: () => [...views.values()],
    write: composer.write,
    send: composer.send,
    sendButton: () => composer.button,
    showTab(page) {
      show('tab', page);
      element.scrollIntoView({ inline: 'center', block: 'nearest' });
    },
    reveal() {
      if (element.dataset['view'] === 'tab') show('chat');
      element.scrollIntoView({ inline: 'center', block: 'nearest' });
      thread.focus({ preventScroll: true });
    },
  };
}
