import type { Frame, Page } from 'playwright-core';

const most = 200;

/** What is focused in the tab: its label, or what it says. */
const focused = `(() => {
  const at = document.activeElement;
  const label = at.labels?.[0]?.firstChild?.textContent ?? at.getAttribute('aria-label');
  return (label ?? at.textContent ?? '').trim();
})()`;

/** Presses the tabulator until something of this name has the focus. Throws when it never has. */
export async function tabTo({ tab, page }: At, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    const now = await tab.evaluate<string>(focused);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tabulator never reaches ${name}`);
}

/** As {@link tabTo}, and presses it. */
export async function press(at: At, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(at, name);
  await at.page.keyboard.press(key);
}

interface At {
  readonly tab: Frame;
  readonly page: Page;
}

/** Names everything in sight that can be pressed or filled in, and notes what the focus comes to. */
const watch = `(() => {
  const open = (each) => each.checkVisibility() && !each.disabled;
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(open);
  const groups = new Map();
  const wanted = all.filter((each) => {
    if (each.type !== 'radio') return true;
    const first = !groups.has(each.name);
    groups.set(each.name, each);
    return first;
  });
  const name = (each) => each.outerHTML.slice(0, 120);
  window.keyboard = { met: new Set(), unseen: new Set() };
  document.addEventListener('focusin', ({ target }) => {
    const radio = target.type === 'radio' ? wanted.find((each) => each.name === target.name) : target;
    window.keyboard.met.add(radio);
    if (getComputedStyle(target).outlineStyle === 'none') window.keyboard.unseen.add(target);
  });
  window.keyboard.faults = () => [
    ...wanted.filter((each) => each.isConnected && !window.keyboard.met.has(each)).map((each) => 'not reached: ' + name(each)),
    ...[...window.keyboard.unseen].map((each) => 'no outline: ' + name(each)),
  ];
  return wanted.length;
})()`;

/**
 * Goes through the page with the tabulator alone, from the window around it. Out: what it does not reach, and what does
 * not show that it has the focus; nothing on a good page.
 */
export async function outOfReach({ tab, page }: At): Promise<readonly string[]> {
  const count = await tab.evaluate<number>(watch);
  await page.getByLabel('Theme').focus();
  let faults: readonly string[] = [];
  // A date takes a press for each of its parts.
  for (let presses = 0; presses < count * 2 + 10; presses += 1) {
    await page.keyboard.press('Tab');
    if (presses + 1 < count || presses % 5 !== 0) continue;
    faults = await tab.evaluate<string[]>('window.keyboard.faults()');
    if (faults.length === 0) return [];
  }
  return faults;
}
