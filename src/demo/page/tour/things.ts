import { type ThingToTry, type Trying, thingsToTry } from '../../tour/things-to-try';
import { ask } from '../api';
import type { Chat } from '../chat/chat';
import { button, h } from '../dom';

export interface TryingParts {
  readonly chatOf: (personId: string) => Chat | undefined;
  /** Opens the chat if it is not on the page, and brings it into sight. */
  readonly reveal: (personId: string) => void;
  /** Moves the clock by so much, as ISO 8601 has it; settles when it is there. */
  readonly later: (advance: string) => Promise<void>;
}

/** What can be tried once the story is told: each a button, with what is worth noticing. */
export function createThings(parts: TryingParts): HTMLElement {
  const item = ({ title, text, does }: ThingToTry) =>
    h(
      'li',
      {},
      button(title, () => void doIt(does, parts)),
      h('p', { class: 'note' }, text),
    );
  return h('ul', { class: 'things' }, ...thingsToTry.map(item));
}

async function doIt(does: Trying, { chatOf, reveal, later }: TryingParts): Promise<void> {
  if (does.kind === 'later') return later(does.advance);
  reveal(does.who);
  const chat = chatOf(does.who);
  if (chat === undefined) return;
  switch (does.kind) {
    case 'say':
      chat.write(does.words);
      chat.send();
      return;
    case 'unreachable':
      await ask('reach', { person: does.who, reachable: false });
      return;
    case 'tab':
      chat.showTab(does.page);
      return;
    case 'old-card':
      showOldCard(chat);
      return;
  }
}

/** The newest card that has folded to a line; else the first of the chat. */
function showOldCard(chat: Chat): void {
  const isOld = ({ title }: { readonly title: string }) => title.includes('newer card');
  const views = chat.views();
  const old = views.findLast(({ card }) => card.actions().some(isOld)) ?? views[0];
  old?.element.scrollIntoView({ block: 'center' });
  old?.card.element.focus({ preventScroll: true });
}
