/** What a reader has chosen on the page, kept by their browser. */
export interface Prefs {
  readonly shown: readonly string[] | undefined;
  readonly theme: 'light' | 'dark' | 'contrast';
  readonly width: 'phone' | 'desktop';
  readonly guide: boolean;
  /** The step of the tour that was gone on to by hand, and how many deeds were older than the tour. */
  readonly wentOnTo: number;
  readonly since: number;
}

const key = 'second-opinions-demo';

function kept(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const strings = (value: unknown) =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : undefined;
const count = (value: unknown) => (typeof value === 'number' && value >= 0 ? value : 0);

/** Reads what was kept; anything missing or strange is as on a first visit. */
export function readPrefs(): Prefs {
  const { shown, theme, width, guide, wentOnTo, since } = kept();
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    shown: strings(shown),
    theme: theme === 'light' || theme === 'dark' || theme === 'contrast' ? theme : dark ? 'dark' : 'light',
    width: width === 'desktop' ? 'desktop' : 'phone',
    guide: guide !== false,
    wentOnTo: count(wentOnTo),
    since: count(since),
  };
}

/** Keeps them; a browser that keeps nothing loses them at the end of the visit. */
export function keepPrefs(prefs: Prefs): void {
  try {
    localStorage.setItem(key, JSON.stringify(prefs));
  } catch {
    // Private windows may refuse: the page works without.
  }
}
