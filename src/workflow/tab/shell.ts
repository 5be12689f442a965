import type { ConversationShell } from '../conversation/shell';
import type { StubStore } from './tab-ports';

/** What the tab needs besides what a conversation does. */
export interface TabShell extends ConversationShell {
  readonly stubs: StubStore;
}
