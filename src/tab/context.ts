import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from './api';
import type { Changes } from './changes';

/** What every part of the page may use. */
export interface Tab {
  readonly api: Api;
  readonly changes: Changes;
  /** Opens an address in a browser, or a chat in Teams. */
  readonly open: (address: string) => Promise<void>;
}

export const TabContext = createContext<Tab | undefined>(undefined);

/** The page's own means. Throws outside of the page's frame, which is a mistake in the code. */
export function useTab(): Tab {
  const tab = useContext(TabContext);
  if (tab === undefined) throw new Error('This part belongs inside the page');
  return tab;
}
