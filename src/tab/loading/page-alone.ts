/**
 * What is in the page itself, since the page's files may not come: during an upgrade they may be asked of a process
 * of another release, and after a lost connection of nobody. It says so and tries again, with the page as it then is.
 */
const longestPauseMs = 15_000;
const patienceMs = 20_000;
const missing = new Set<'SCRIPT' | 'LINK'>();
let pauseMs = 1000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A file came. */
function came(kind: 'SCRIPT' | 'LINK'): void {
  missing.delete(kind);
  if (missing.size === 0) document.getElementById('alone')?.remove();
}

function say(): void {
  if (document.getElementById('alone') !== null) return;
  const isAll = document.getElementById('page')?.childElementCount === 0;
  const place = document.createElement(isAll ? 'main' : 'div');
  place.id = 'alone';
  const title = document.createElement(isAll ? 'h1' : 'p');
  title.textContent = document.title;
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.textContent =
    'This page has not loaded in full. It is tried again by itself; nothing that was saved is lost.';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Try again now';
  button.addEventListener('click', again);
  place.append(title, text, button);
  document.body.prepend(place);
}

function failed(kind: 'SCRIPT' | 'LINK'): void {
  missing.add(kind);
  say();
  clearTimeout(timer);
  timer = setTimeout(again, pauseMs);
  pauseMs = Math.min(pauseMs * 2, longestPauseMs);
}

/** Reads the page anew, which may be another release's by now, and asks for the files that it names. */
function again(): void {
  clearTimeout(timer);
  const kinds = [...missing];
  fetch(window.location.pathname, { cache: 'no-store' })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error('no page'))))
    .then((page) => {
      const fresh = new DOMParser().parseFromString(page, 'text/html');
      for (const kind of kinds) ask(kind, fresh);
    })
    .catch(() => {
      for (const kind of kinds) failed(kind);
    });
}

function ask(kind: 'SCRIPT' | 'LINK', fresh: Document): void {
  const named = fresh.querySelector(kind === 'SCRIPT' ? 'script[src]' : 'link[rel=stylesheet]');
  const element = document.createElement(kind);
  for (const { name, value } of named?.attributes ?? []) element.setAttribute(name, value);
  element.addEventListener('load', () => came(kind));
  document.head.append(element);
}

// Of a file that does not come only the capturing phase tells.
window.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) failed('SCRIPT');
    else if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed('LINK');
  },
  true,
);
// One that neither comes nor fails keeps nobody waiting.
setTimeout(() => document.getElementById('page')?.childElementCount === 0 && failed('SCRIPT'), patienceMs);
