import type { ClockControl } from './clock-control';
import { button, h, icon, icons } from './dom';
import type { Model } from './model';

export interface Bar {
  readonly element: HTMLElement;
  refresh(): void;
}

/** What a tool is for, in words where there is room; it is always the button's name and its tooltip. */
const toolText = (text: string) => h('span', { class: 'tool-text' }, text);

/** The top of the page: whose demo this is, the clock, and how it looks. */
export function createBar(
  model: Model,
  clock: ClockControl,
  on: { people: () => void; startOver: () => void },
): Bar {
  const theme = button(
    'Dark',
    () => model.choose({ theme: model.prefs.theme === 'dark' ? 'light' : 'dark' }),
    { class: 'quiet' },
    icon(icons.theme),
    toolText('Dark'),
  );
  const contrast = button(
    'High contrast',
    () => model.choose({ theme: model.prefs.theme === 'contrast' ? 'light' : 'contrast' }),
    { class: 'quiet' },
    icon(icons.contrast),
    toolText('High contrast'),
  );
  const wide = button(
    'Desktop width',
    () => model.choose({ width: model.prefs.width === 'phone' ? 'desktop' : 'phone' }),
    { class: 'quiet' },
    icon(icons.screen),
    toolText('Desktop width'),
  );
  const guide = button(
    'Guided tour',
    () => model.choose({ guide: !model.prefs.guide }),
    { class: 'quiet' },
    icon(icons.guide),
    toolText('Guided tour'),
  );
  const people = button(
    'Choose people',
    on.people,
    { class: 'quiet' },
    icon(icons.people),
    toolText('Choose people'),
  );
  const restart = button(
    'Start over',
    on.startOver,
    { class: 'quiet' },
    icon(icons.restart),
    toolText('Start over'),
  );
  const brand = h(
    'h1',
    {},
    h('span', { class: 'mark', 'aria-hidden': 'true' }, '2'),
    h('span', { class: 'brand-name' }, 'Second opinions'),
    h('span', { class: 'pill' }, 'demo'),
  );
  const tools = h(
    'div',
    { class: 'tools', role: 'group', 'aria-label': 'Page' },
    people,
    guide,
    wide,
    theme,
    contrast,
    restart,
  );
  const element = h('header', { class: 'bar' }, brand, clock.element, tools);
  return {
    element,
    refresh() {
      const { prefs, time } = model;
      document.documentElement.dataset['theme'] = prefs.theme;
      document.documentElement.dataset['width'] = prefs.width;
      theme.setAttribute('aria-pressed', String(prefs.theme === 'dark'));
      contrast.setAttribute('aria-pressed', String(prefs.theme === 'contrast'));
      wide.setAttribute('aria-pressed', String(prefs.width === 'desktop'));
      guide.setAttribute('aria-pressed', String(prefs.guide));
      clock.show(time);
    },
  };
}
