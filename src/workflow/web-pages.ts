import type { WebPages } from '../views/cards/case-card';
import type { CommandShell } from './handle-command';

/** Which of the bot's own pages people reach now: none without an address, the tab where it is served. */
export function webPages({ publicUrl, tabApp }: Pick<CommandShell, 'publicUrl' | 'tabApp'>): WebPages {
  const printing = publicUrl?.() !== undefined;
  return { printing, tabApp: printing ? tabApp : undefined };
}
