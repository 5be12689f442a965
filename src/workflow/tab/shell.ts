import type { ConversationShell } from '../conversation/shell';
import type { Answer, Press } from '../conversation/turn';
import type { StubStore } from './tab-ports';

/** What the tab needs besides what a conversation does. */
export interface TabShell extends ConversationShell {
  readonly stubs: StubStore;
  /** Answers a press as in the chat, counted and logged alike; left out: it is answered, and nobody watches. */
  readonly pressed?: ((press: Press) => Promise<Answer>) | undefined;
}
