import { button } from '../dom';

/** Text of this size and more leaves a phone no room for guide and chat at once. In CSS pixels. */
const largeText = 24;

/**
 * The button that folds the guide to its title and what to do now; on a phone alone, where the chat needs the room. With large
 * text the guide begins folded.
 */
export function foldButton(guide: HTMLElement): HTMLButtonElement {
  const toggle = button('', () => fold(guide.dataset['folded'] !== 'yes'), { class: 'link fold-guide' }, '');
  function fold(is: boolean): void {
    guide.dataset['folded'] = is ? 'yes' : 'no';
    toggle.setAttribute('aria-expanded', String(!is));
    toggle.textContent = is ? 'More of the guide' : 'Less of the guide';
  }
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  fold(size >= largeText);
  return toggle;
}
