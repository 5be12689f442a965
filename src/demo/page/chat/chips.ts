import { button, h } from '../dom';
import type { Model } from '../model';
import { avatar } from './chat-head';

export interface Chips {
  readonly element: HTMLElement;
  refresh(): void;
}

/** The row of people: whose chat is open, who has something unread. Pressing one opens or shows their chat. */
export function createChips(
  model: Model,
  on: { pick: (personId: string) => void; choose: () => void; whom: () => readonly string[] },
): Chips {
  const list = h('ul', {});
  const others = button('Everybody…', on.choose, { class: 'chip chip-more' });
  const element = h('nav', { class: 'chips', 'aria-label': 'People' }, list, others);
  let drawn = '';

  function chip(personId: string): HTMLElement | undefined {
    const person = model.people.get(personId);
    if (person === undefined) return undefined;
    const unread = model.unreadOf(personId).length;
    const isShown = (model.prefs.shown ?? []).includes(personId);
    const [short = '', ...rest] = person.name.replace(/^(Dr|Professor)\s+/, '').split(' ');
    const badge =
      unread > 0
        ? h('span', { class: 'badge' }, String(unread), h('span', { class: 'sr' }, ' unread'))
        : undefined;
    const attributes = {
      class: 'chip',
      'aria-pressed': String(isShown),
      'data-person': personId,
      title: person.name,
    };
    const name = h('span', {}, short, h('span', { class: 'sr' }, ` ${rest.join(' ')} `));
    const made = button('', () => on.pick(personId), attributes, avatar(person), name, badge);
    return h('li', {}, made);
  }
  return {
    element,
    refresh() {
      const whom = on.whom();
      const now = JSON.stringify(
        whom.map((id) => [id, model.unreadOf(id).length, model.prefs.shown?.includes(id)]),
      );
      if (now === drawn) return;
      drawn = now;
      const held = document.activeElement?.getAttribute('data-person');
      list.replaceChildren(...whom.map(chip).filter((each) => each !== undefined));
      if (held) list.querySelector<HTMLElement>(`[data-person="${held}"]`)?.focus();
    },
  };
}
