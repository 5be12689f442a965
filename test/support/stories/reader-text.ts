import type { Frame } from 'playwright-core';

/** Debian's font, and its like elsewhere: a seventh wider than the one that pages are looked at in. */
export const wideFont = '"DejaVu Sans", Verdana, sans-serif';

/** How readers have their text: as large as this, 1 being usual, in the page's own font and in a wide one. */
export const readers = ['', wideFont].flatMap((font) => [1, 1.3, 2].map((size) => ({ size, font })));
type Reader = (typeof readers)[number];
const named = ({ size, font }: Reader) => `text ${size * 100} %${font === '' ? '' : ', wide font'}`;

/** What is wrong with the page as it stands: it scrolls to the side, something sticks out, or words of a button are cut. */
const faults = `(() => {
  const page = document.documentElement;
  const open = (each) => each.checkVisibility({ visibilityProperty: true }) && each.offsetWidth > 0;
  const words = (each) => each.tagName + ' “' + each.textContent.trim().slice(0, 60) + '”';
  const scrolls = (each) => {
    for (let at = each.parentElement; at !== null && at !== page && at !== document.body; at = at.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const all = [...document.body.querySelectorAll('*')].filter(open);
  // For those who listen, or until it has the focus.
  const hidden = (each) =>
    each !== null && (getComputedStyle(each).clipPath !== 'none' || each.matches('.skip') || hidden(each.parentElement));
  const out = all.filter((each) => each.getBoundingClientRect().right > page.clientWidth + 1 && !hidden(each) && !scrolls(each));
  const cut = all
    .filter((each) => each.matches('button, a, summary, label, legend, h1, h2, h3, button *, a *, summary *'))
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && getComputedStyle(each).overflowX !== 'visible')
    .filter((each) => !hidden(each));
  return [
    ...(page.scrollWidth > page.clientWidth ? ['the page scrolls sideways'] : []),
    ...out.slice(0, 5).map((each) => words(each) + ' sticks out'),
    ...cut.map((each) => words(each) + ' is cut'),
  ];
})()`;

/** What does not hold on this page as it is worn; nothing on a good page. */
export async function faultsOfFit(frame: Frame, reader: Reader): Promise<readonly string[]> {
  const said = await frame.evaluate<readonly string[]>(faults);
  return said.map((each) => `${named(reader)}: ${each}`);
}

/**
 * What does not hold when readers have larger text or another font: nothing on a good page. The page is looked at as wide
 * as it is, and left as it was.
 */
export async function faultsForReaders(frame: Frame): Promise<readonly string[]> {
  const found: string[] = [];
  for (const reader of readers) {
    await frame.evaluate(wear(reader));
    found.push(...(await faultsOfFit(frame, reader)));
  }
  await frame.evaluate('document.adoptedStyleSheets = []');
  return found;
}

/** A style that no policy of the page keeps out: it is laid on by script. */
export function wear({ size, font }: Reader): string {
  const family = font === '' ? '' : `* { font-family: ${font} !important; }`;
  const style = `:root { font-size: ${size * 100}% !important; } ${family}`;
  return `(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(style)});
    document.adoptedStyleSheets = [sheet];
  })()`;
}
