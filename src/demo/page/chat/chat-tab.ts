import { tabToken } from '../api';
import { h } from '../dom';
import type { Model } from '../model';
import { createTabFrame, type TabFrame } from '../tab-frame';

/** The place of a person's tab in their column; empty until it is first looked at. */
export interface ChatTab {
  readonly element: HTMLElement;
  /** Shows the tab; at what a deep link names, or as it was left. */
  open(subPage?: string): void;
  refresh(): void;
}

/** Makes the place for one person's tab. `follow` opens a link as their Teams does. */
export function createChatTab(model: Model, personId: string, follow: (address: string) => void): ChatTab {
  const element = h('div', { class: 'tab-place' });
  let frame: TabFrame | undefined;
  let theme = '';
  let address = '';

  function make(): TabFrame | undefined {
    const { tab, people } = model;
    const person = people.get(personId);
    if (tab === undefined || person === undefined) return undefined;
    address = tab.address;
    theme = model.prefs.theme;
    const made = createTabFrame({
      tab,
      person,
      theme: () => model.prefs.theme,
      token: () => tabToken(personId),
      follow,
    });
    element.replaceChildren(made.element);
    return made;
  }
  return {
    element,
    open(subPage) {
      const isNew = frame === undefined;
      frame ??= make();
      if (isNew || subPage !== undefined) frame?.open(subPage ?? '');
    },
    refresh() {
      if (frame === undefined) return;
      // After “start over” the bot may be elsewhere.
      if (model.tab !== undefined && model.tab.address !== address) {
        frame = make();
        frame?.open('');
      }
      if (model.prefs.theme === theme) return;
      theme = model.prefs.theme;
      frame?.useTheme(theme);
    },
  };
}
