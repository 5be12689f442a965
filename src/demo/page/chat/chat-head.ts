import { cast } from '../../tour/cast';
import type { WirePerson } from '../../wire';
import { ask } from '../api';
import { button, h, icon, icons } from '../dom';
import { type ChatView, createViewSwitch } from '../view-switch';
import { hueOf, initials } from '../words';

export interface ChatHead {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  readonly views: ReturnType<typeof createViewSwitch>;
  show(person: WirePerson): void;
}

/** A picture for a person: their initials on a colour of their own. */
export function avatar({ id, name }: Pick<WirePerson, 'id' | 'name'>): HTMLElement {
  return h('span', { class: 'avatar', 'data-hue': hueOf(id), 'aria-hidden': 'true' }, initials(name));
}

/** What a person is, in a line: standing role before job title. */
export function roleOf({ jobTitle, standing, place }: WirePerson): string {
  const role = standing.find((each) => !jobTitle.toLowerCase().includes(each.toLowerCase()));
  return [jobTitle, role, place].filter((each) => each).join(' · ');
}

function switchFor(label: string, flip: (on: boolean) => void) {
  const box = h('input', { type: 'checkbox', role: 'switch' });
  box.addEventListener('change', () => flip(box.checked));
  return { box, element: h('label', { class: 'switch' }, box, h('span', {}, label)) };
}

/** The top of a column: name, role, part in the tour, and a menu with what can befall the person. */
export function createChatHead(
  personId: string,
  on: { close: () => void; view: (view: ChatView) => void },
): ChatHead {
  const name = h('h2', {});
  const role = h('p', { class: 'role' });
  const standing = h('p', { class: 'standing' });
  const picture = h('span', {});
  const installed = switchFor(
    'Has the app',
    (on) => void ask('install', { person: personId, installed: on }),
  );
  const reachable = switchFor(
    'Can be reached',
    (on) => void ask('reach', { person: personId, reachable: on }),
  );
  const summary = h('summary', { class: 'quiet' }, icon(icons.more));
  const note = h(
    'p',
    { class: 'note' },
    'Switched off, Teams refuses every message to this person, as when they blocked the bot.',
  );
  const menu = h(
    'details',
    { class: 'menu' },
    summary,
    h('div', { class: 'menu-body' }, installed.element, reachable.element, note),
  );
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    summary.focus();
  });
  const shut = button('Close', on.close, { class: 'quiet' }, icon(icons.close));
  const words = h('div', { class: 'who' }, name, role, standing);
  const views = createViewSwitch(on.view);
  const ownWindow = h(
    'a',
    {
      class: 'own-window',
      href: `${window.location.origin}/#tab/${personId}`,
      target: '_blank',
      rel: 'noopener',
    },
    icon(icons.window),
  );
  const viewLine = h('div', { class: 'view-line' }, views.element, ownWindow);
  const element = h('header', { class: 'chat-head' }, picture, words, menu, shut, viewLine);
  return {
    element,
    name,
    views,
    show(person) {
      viewLine.hidden = person.relay;
      ownWindow.setAttribute('aria-label', `Tab of ${person.name} in a window of its own`);
      ownWindow.title = 'The tab in a window of its own';
      picture.replaceChildren(avatar(person));
      name.textContent = person.name;
      role.textContent = roleOf(person);
      role.title = roleOf(person);
      const part = cast.find((each) => each.person === personId)?.part;
      const trouble = person.relay
        ? undefined
        : !person.installed
          ? 'Has no app'
          : person.reachable
            ? undefined
            : 'Unreachable';
      standing.textContent = trouble ?? part ?? '';
      standing.hidden = standing.textContent === '';
      standing.classList.toggle('trouble', trouble !== undefined);
      installed.box.checked = person.installed;
      reachable.box.checked = person.reachable;
      summary.setAttribute('aria-label', `What can befall ${person.name}`);
      summary.title = 'App and reachability';
      shut.setAttribute('aria-label', `Close the chat of ${person.name}`);
    },
  };
}
