import { cast } from '../tour/cast';
import type { WireEvent } from '../wire';
import { ask, listen } from './api';
import { createBar } from './bar';
import { type Chat, createChat } from './chat/chat';
import { createChips } from './chat/chips';
import { createClockControl } from './clock-control';
import { openPeopleDialog, openStartOverDialog } from './dialogs';
import { h } from './dom';
import { createModel } from './model';
import { createNight } from './tour/night';
import { createTourPanel } from './tour/tour-panel';

/** Draws the demo: the people's columns, the bar and the tour, kept up to date. */
export function drawDemo(): void {
  const chats = new Map<string, Chat>();
  const model = createModel(() => refresh());
  const columns = h('div', { class: 'columns' });
  const nobody = h('p', { class: 'nobody' }, 'No chat is open. Choose somebody above.');
  const announcer = h('p', { class: 'sr', role: 'status' });
  const lost = h(
    'p',
    { class: 'lost', role: 'alert', hidden: true },
    'The demo does not answer. It comes back by itself once it is started again.',
  );

  const clock = createClockControl();
  const night = createNight(clock.toMorning);
  const bar = createBar(model, clock, {
    people: () => openPeopleDialog(model, setShown),
    startOver: () =>
      openStartOverDialog(async () => {
        await ask('start-over', { sure: true });
      }),
  });
  const chips = createChips(model, { pick, choose: () => openPeopleDialog(model, setShown), whom });
  const tour = createTourPanel(model, {
    chatOf: (personId) => chats.get(personId),
    reveal: open,
    toMorning: clock.toMorning,
    later: clock.later,
  });
  document.body.append(
    bar.element,
    h('div', { class: 'stage' }, h('main', {}, chips.element, lost, night.element, columns), tour.element),
    announcer,
  );

  /** The people of the row: those of the story, then whoever else is open. */
  function whom(): readonly string[] {
    const story = cast.map(({ person }) => person).filter((id) => model.people.has(id));
    return [...new Set([...story, ...shown()])];
  }

  function shown(): readonly string[] {
    const usual = cast.filter((each) => each.shown).map(({ person }) => person);
    const known = (model.prefs.shown ?? usual).filter((id) => model.people.has(id));
    if (known.length > 0 || model.prefs.shown !== undefined) return known;
    return [...model.people.keys()].slice(0, 4);
  }

  function setShown(personId: string, wanted: boolean): void {
    const others = shown().filter((id) => id !== personId);
    model.choose({ shown: wanted ? [...others, personId] : others });
  }

  function open(personId: string): void {
    if (!shown().includes(personId)) setShown(personId, true);
    chats.get(personId)?.reveal();
  }

  /** A press on somebody in the row: opens their chat, or shows where it is. */
  function pick(personId: string): void {
    open(personId);
  }

  function chatOf(personId: string): Chat {
    const found = chats.get(personId);
    if (found) return found;
    const made = createChat(model, personId, {
      close: () => setShown(personId, false),
      read: () => refresh(),
    });
    chats.set(personId, made);
    return made;
  }

  function refresh(): void {
    const wanted = shown();
    for (const [personId, chat] of chats) {
      if (wanted.includes(personId)) continue;
      chat.element.remove();
      chats.delete(personId);
    }
    wanted.forEach((personId, index) => {
      const chat = chatOf(personId);
      const there = columns.children[index];
      if (there !== chat.element) columns.insertBefore(chat.element, there ?? null);
      chat.refresh();
    });
    nobody.remove();
    if (wanted.length === 0 && model.people.size > 0) columns.append(nobody);
    bar.refresh();
    night.show(model.time);
    chips.refresh();
    tour.refresh();
  }

  /** Says for those who listen that something came for somebody, since it may stand outside of what they read. */
  function announce(event: WireEvent): void {
    if (event.kind !== 'message' || event.message.from !== 'bot') return;
    const { personId, version, notification } = event.message;
    const name = model.people.get(personId)?.name ?? '';
    announcer.textContent =
      version === 1 ? `New for ${name}: ${notification}` : `A card of ${name} has changed.`;
  }

  bar.refresh();
  listen(
    (event) => {
      model.apply(event);
      if (event.kind === 'world' && model.prefs.shown === undefined) model.choose({ shown: [...shown()] });
      announce(event);
      refresh();
    },
    (connected) => {
      lost.hidden = connected;
    },
  );
}
