import type { WirePerson, WireTab } from '../wire';
import { h } from './dom';
import { type Asked, answersOf, type TabRequest } from './tab-requests';

export interface TabFrame {
  readonly element: HTMLIFrameElement;
  /** Loads the tab where a deep link leads. */
  open(subPage: string): void;
  /** Tells the tab that the colours have changed. */
  useTheme(theme: string): void;
}

export interface TabFrameParts {
  readonly tab: WireTab;
  readonly person: WirePerson;
  readonly theme: () => string;
  /** A token of single sign-on for this person. Rejects when there is none. */
  readonly token: () => Promise<string>;
  /** Opens a link as the person's Teams does. */
  readonly follow: (address: string) => void;
}

/** What Teams lets a tab do in its frame. */
const allowed =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';

/** Makes the frame in which a person's Teams shows the bot's tab, and answers what the tab asks of Teams. */
export function createTabFrame(parts: TabFrameParts): TabFrame {
  const { tab, person } = parts;
  const { origin } = new URL(tab.address);
  const element = h('iframe', { class: 'tab-frame', title: `Tab of ${person.name}`, sandbox: allowed });
  let subPage = '';
  let loads = 0;
  const answers = answersOf({ ...parts, client: 'web', subPage: () => subPage });
  const tell = (message: object) => element.contentWindow?.postMessage(message, origin);

  async function answer({ id, uuidAsString, func, args }: TabRequest): Promise<void> {
    const given = await answers[func as Asked]?.(args ?? []);
    if (given !== undefined) tell({ id, uuidAsString, args: given });
  }
  const hear = (event: MessageEvent): void => {
    if (!element.isConnected && loads > 0) {
      window.removeEventListener('message', hear);
      return;
    }
    const fromTab = event.source === element.contentWindow && event.origin === origin;
    const { data } = event as { readonly data: unknown };
    if (fromTab && typeof data === 'object' && data !== null && 'func' in data) {
      void answer(data as TabRequest);
    }
  };
  window.addEventListener('message', hear);
  return {
    element,
    open(wanted) {
      subPage = wanted;
      loads += 1;
      // Another address each time, so that the frame loads anew.
      element.src = `${tab.address}?host=${encodeURIComponent(window.location.origin)}&load=${loads}`;
    },
    useTheme: (theme) => tell({ func: 'themeChange', args: [theme] }),
  };
}
