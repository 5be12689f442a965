type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/**
 * Makes an element. In: its tag, its attributes (true: present without a value; false or undefined: left out) and its
 * children; text is always put in as text, never read as markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/**
 * A button with a click handler. The label is its text, or its accessible name where an icon is shown instead; without a
 * label its children name it.
 */
export function button(
  label: string,
  onClick: () => void,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLButtonElement {
  const named = children.length === 0 || label === '' ? {} : { 'aria-label': label, title: label };
  const made = h(
    'button',
    { type: 'button', ...named, ...attributes },
    ...(children.length === 0 ? [label] : children),
  );
  made.addEventListener('click', onClick);
  return made;
}

const drawn = 'http://www.w3.org/2000/svg';

/** A small drawing of one path on a 20 × 20 grid; it says nothing to a screen reader. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(drawn, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const line = document.createElementNS(drawn, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const icons = {
  bell: 'M10 3a4.5 4.5 0 0 0-4.5 4.5V11L4 14h12l-1.5-3V7.5A4.5 4.5 0 0 0 10 3Zm-2 13a2 2 0 0 0 4 0',
  close: 'm5 5 10 10M15 5 5 15',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm0 3v4l3 2',
  people:
    'M7.5 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-5 7c0-2.8 2-4.5 5-4.5s5 1.7 5 4.5M13 9a2.2 2.2 0 1 0-.5-4.3M14 11.6c2.2.3 3.5 1.8 3.5 4.4',
  guide: 'M4 4h8l4 4v8H4V4Zm8 0v4h4M7 11h6M7 14h6',
  theme: 'M10 3a7 7 0 1 0 7 7c0-.6-.1-1.1-.2-1.6A4.5 4.5 0 0 1 11.6 3.2C11.1 3.1 10.6 3 10 3Z',
  contrast: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm0 0v14m0-11.5 4.5 0M10 10h7m-7 4.5h4.5',
  window: 'M8 4H4v12h12v-4M11 4h5v5m0-5-7 7',
  phone: 'M6.5 2.5h7v15h-7v-15Zm2.5 12.5h2',
  screen: 'M2.5 4h15v10h-15V4ZM7 17h6M10 14v3',
  restart: 'M4 10a6 6 0 1 1 2 4.5M4 10V6M4 10h4',
  send: 'm3 10 14-6-5 13-2.5-5L3 10Zm6.5 2L17 4',
  more: 'M4.5 9.5v1h1v-1h-1m5 0v1h1v-1h-1m5 0v1h1v-1h-1',
  play: 'M6 4v12l10-6L6 4Z',
} as const;
