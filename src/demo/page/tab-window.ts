import type { WireEvent } from '../wire';
import { listen } from './api';
import { createChatTab } from './chat/chat-tab';
import { destinationOf } from './chat/teams-link';
import { h } from './dom';
import { createModel } from './model';
import type { Prefs } from './prefs';

const themes: readonly Prefs['theme'][] = ['light', 'dark', 'contrast'];
const themeNames: Readonly<Record<Prefs['theme'], string>> = {
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

/** Whose tab an address of the page asks for in a window of its own: `#tab/<person>/<sub-page>`. */
export function tabWindowOf(
  fragment: string,
): { readonly personId: string; readonly subPage: string } | undefined {
  const [name, personId, subPage = ''] = fragment.replace(/^#/, '').split('/').map(decodeURIComponent);
  return name === 'tab' && personId ? { personId, subPage } : undefined;
}

/** Draws one person's tab in the whole window, with no more around it than whose it is. */
export function drawTabWindow({ personId, subPage }: { personId: string; subPage: string }): void {
  const model = createModel(refresh);
  const whose = h('h1', { class: 'tab-whose' });
  const theme = h(
    'select',
    { 'aria-label': 'Theme' },
    ...themes.map((each) => h('option', { value: each }, themeNames[each])),
  );
  theme.addEventListener('change', () => {
    const chosen = themes.find((each) => each === theme.value);
    if (chosen !== undefined) model.choose({ theme: chosen });
  });
  const tab = createChatTab(model, personId, (address) => {
    const to = destinationOf(address, model.tab?.appId ?? '');
    if (to.kind === 'tab') tab.open(to.subPage);
    if (to.kind === 'chat') window.location.assign('/');
    if (to.kind === 'browser') window.open(to.url, '_blank', 'noopener');
  });
  document.body.append(
    h('header', { class: 'tab-bar' }, whose, theme),
    h('main', { class: 'tab-whole' }, tab.element),
  );
  let opened = false;
  listen(
    (event: WireEvent) => {
      model.apply(event);
      refresh();
      if (opened || model.tab === undefined) return;
      opened = true;
      tab.open(subPage);
    },
    () => undefined,
  );
  function refresh(): void {
    document.documentElement.dataset['theme'] = model.prefs.theme;
    theme.value = model.prefs.theme;
    whose.textContent = `Second opinions: ${model.people.get(personId)?.name ?? ''}`;
    tab.refresh();
  }
}
