import { app, authentication } from '@microsoft/teams-js';
import { standInOrigin } from './stand-in-origin';

export type Theme = 'light' | 'dark' | 'contrast';

/** The Teams that this page stands in, or nothing where it was opened outside. */
export interface Host {
  /** The case or page that a deep link asks for; undefined for none. */
  readonly asked: string | undefined;
  readonly theme: Theme;
  readonly onTheme: (heard: (theme: Theme) => void) => void;
  /** A token of single sign-on for the tab's API. Throws when Teams gives none. */
  readonly token: () => Promise<string>;
  /** Opens an address in a browser, or a chat in Teams. */
  readonly open: (address: string) => Promise<void>;
}

const patienceMs = 6000;
const signInMs = 90_000;

/**
 * Connects to Teams, in its frame on a desk or through its bridge on a phone, where a tab is the whole window: which it is
 * Microsoft's library finds out. Undefined where there is neither, at once, or where Teams does not answer in six seconds.
 */
export async function connect(): Promise<Host | undefined> {
  const standIn = standInOrigin(new URL(window.location.href));
  try {
    await inTime(app.initialize(standIn === undefined ? [] : [standIn]));
    const context = await inTime(app.getContext());
    void app.notifySuccess();
    const { subPageId = '' } = context.page;
    return {
      asked: subPageId === '' ? undefined : subPageId,
      theme: themeOf(context.app.theme),
      onTheme: (heard) => app.registerOnThemeChangeHandler((name) => heard(themeOf(name))),
      // Somebody may be asked to sign in meanwhile; Teams that never answers keeps nobody waiting for ever.
      token: () => inTime(authentication.getAuthToken(), signInMs),
      open: (address) => app.openLink(address),
    };
  } catch {
    return undefined;
  }
}

function themeOf(name: string): Theme {
  return name === 'dark' || name === 'contrast' ? name : 'light';
}

function inTime<Value>(promise: Promise<Value>, ms = patienceMs): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no-answer')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
