import type { WirePerson } from '../wire';
import { avatar, roleOf } from './chat/chat-head';
import { button, h } from './dom';
import type { Model } from './model';

function dialog(title: string, ...content: readonly Node[]): HTMLDialogElement {
  const id = `dialog-${title.toLowerCase().replaceAll(/\W+/g, '-')}`;
  const made = h('dialog', { 'aria-labelledby': id }, h('h2', { id }, title), ...content);
  made.addEventListener('close', () => made.remove());
  document.body.append(made);
  made.showModal();
  return made;
}

function byPlace(people: Iterable<WirePerson>): Map<string, WirePerson[]> {
  const groups = new Map<string, WirePerson[]>();
  for (const person of people) groups.set(person.place, [...(groups.get(person.place) ?? []), person]);
  return groups;
}

/** A choice among everybody in the directory, by place and role, narrowed by typing. */
export function openPeopleDialog(model: Model, toggle: (personId: string, shown: boolean) => void): void {
  const rows: { readonly element: HTMLElement; readonly text: string }[] = [];
  const groups: HTMLElement[] = [];
  const row = (person: WirePerson): HTMLElement => {
    const box = h('input', { type: 'checkbox' });
    box.checked = (model.prefs.shown ?? []).includes(person.id);
    box.addEventListener('change', () => toggle(person.id, box.checked));
    const role = roleOf({ ...person, place: '' });
    const words = h(
      'span',
      { class: 'who' },
      h('strong', {}, person.name),
      h('span', {}, person.relay ? `${role} · no app` : role),
    );
    const element = h('label', { class: 'pick', 'data-person': person.id }, box, avatar(person), words);
    rows.push({ element, text: `${person.name} ${role} ${person.place}`.toLowerCase() });
    return element;
  };
  for (const [place, people] of byPlace(model.people.values())) {
    groups.push(h('fieldset', {}, h('legend', {}, place), ...people.map(row)));
  }
  const search = h('input', {
    type: 'search',
    placeholder: 'Name, role or place',
    'aria-label': 'Find people by name, role or place',
  });
  search.addEventListener('input', () => {
    const wanted = search.value.toLowerCase().trim();
    for (const { element, text } of rows) element.hidden = !text.includes(wanted);
    for (const group of groups)
      group.hidden = [...group.querySelectorAll('label')].every((each) => each.hidden);
  });
  const shut = button('Done', () => made.close(), { class: 'primary' });
  const made = dialog(
    'Whose chats are shown?',
    search,
    h('div', { class: 'picks' }, ...groups),
    h('footer', {}, shut),
  );
}

/** Asks before everything is thrown away. */
export function openStartOverDialog(startOver: () => Promise<void>): void {
  const text = h(
    'p',
    {},
    'Every request, every chat and the moved clock are cleared, and the people begin anew. What you have done here cannot be brought back.',
  );
  const sure = button('Clear everything', () => void go(), { class: 'danger' });
  const keep = button('Keep it', () => made.close(), { class: 'primary', autofocus: true });
  async function go(): Promise<void> {
    sure.disabled = true;
    keep.disabled = true;
    sure.textContent = 'Clearing…';
    await startOver();
    made.close();
  }
  const made = dialog('Start over?', text, h('footer', {}, sure, keep));
}
