// Runs in the browser: draws one card with Microsoft's renderer, and measures what was drawn.
window.gallery = {
  /** What has had the focus since the card was shown: a group of radio buttons as one. */
  met: new Set(),

  show(card, hostConfig, theme, name) {
    document.body.className = theme;
    document.querySelector('h1').textContent = name;
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    drawn.onExecuteAction = (action) => {
      window.gallery.pressed = action.verb;
    };
    drawn.parse(card);
    document.getElementById('card').replaceChildren(drawn.render());
    window.gallery.met = new Set();
  },

  /** Sets the reader's text: see ReaderText. */
  useText({ size, font, wraps = false }) {
    document.getElementById('card').classList.toggle('wraps', wraps);
    const { style } = document.documentElement;
    style.setProperty('--text', String(size));
    if (font === undefined) style.removeProperty('--font');
    else style.setProperty('--font', font);
  },

  /** Draws each of the cards, all of it unfolded; what sticks out or is cut, with the card's name before it. */
  allTooWide(cards, hostConfig) {
    return cards.flatMap(({ name, card }) => {
      window.gallery.show(card, hostConfig, 'light', name);
      window.gallery.unfold();
      return window.gallery.tooWide().map((fault) => `${name}: ${fault}`);
    });
  },

  /** Opens everything that a press of a button unfolds. */
  unfold() {
    for (const button of document.querySelectorAll('#card button[aria-expanded="false"]')) button.click();
  },

  /** What sticks out to the side, and buttons whose titles are cut. */
  tooWide() {
    const right = document.getElementById('card').getBoundingClientRect().right + 1;
    const out = [...document.querySelectorAll('#card *')].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.width > 0 && box.right > right;
    });
    const cut = [...document.querySelectorAll('#card button')].filter((each) =>
      [each, ...each.querySelectorAll('*')].some(
        (part) =>
          part.offsetWidth > 0 &&
          part.scrollWidth > part.clientWidth + 1 &&
          getComputedStyle(part).overflow !== 'visible',
      ),
    );
    const page = document.documentElement;
    const scrolls = page.scrollWidth > page.clientWidth ? ['the page scrolls sideways'] : [];
    const words = (each) => `${each.tagName} “${each.textContent.slice(0, 60)}”`;
    return [
      ...scrolls,
      ...out.map((each) => `${words(each)} sticks out`),
      ...cut.map((each) => `${words(each)} is cut`),
    ];
  },

  /** How far below the top of each card its first answer begins, in CSS pixels: of those cards that have one. */
  allFirstAnswers(cards, hostConfig) {
    return cards.flatMap(({ name, card }) => {
      window.gallery.show(card, hostConfig, 'light', name);
      const shown = document.getElementById('card');
      // A menu, which says whether it is unfolded, and the way to another page answer nothing.
      const [first] = [...shown.querySelectorAll('button:not([aria-expanded])')].filter(
        (each) => each.textContent !== 'Open in the tab',
      );
      if (first === undefined) return [];
      const at = first.getBoundingClientRect().top - shown.getBoundingClientRect().top;
      return [{ name, title: first.textContent, at: Math.round(at) }];
    });
  },

  /** Everything that can be pressed or filled in, a group of radio buttons as one. */
  stops() {
    const seen = new Set();
    const all = [...document.querySelectorAll('#card button, #card input, #card textarea, #card select')];
    return all.filter((each) => {
      if (each.offsetWidth === 0 || each.disabled) return false;
      if (each.type !== 'radio') return true;
      if (seen.has(each.name)) return false;
      seen.add(each.name);
      return true;
    }).length;
  },

  /** How many of them have had the focus since the card was shown. */
  reached() {
    return window.gallery.met.size;
  },
};

document.addEventListener('focusin', ({ target }) => {
  if (!target.matches('#card button, #card input, #card textarea, #card select')) return;
  window.gallery.met.add(target.type === 'radio' ? target.name : target);
});
