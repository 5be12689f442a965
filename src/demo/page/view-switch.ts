import { button, h } from './dom';

/** What a column shows: the chat, the tab, or both beside each other. */
export type ChatView = 'chat' | 'tab' | 'both';

const titles: Readonly<Record<ChatView, string>> = { chat: 'Chat', tab: 'Tab', both: 'Both' };

/** The switch between chat and tab, as Teams has it above every app; `both` needs room and is hidden where there is none. */
export function createViewSwitch(choose: (view: ChatView) => void) {
  const views: readonly ChatView[] = ['chat', 'tab', 'both'];
  const buttons = views.map((view) => ({
    view,
    element: button(titles[view], () => choose(view), { class: `view view-${view}` }),
  }));
  return {
    element: h(
      'div',
      { class: 'views', role: 'group', 'aria-label': 'Chat or tab' },
      ...buttons.map(({ element }) => element),
    ),
    show(now: ChatView) {
      for (const { view, element } of buttons) element.setAttribute('aria-pressed', String(view === now));
    },
  };
}
