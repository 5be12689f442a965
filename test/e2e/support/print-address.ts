import type { CaseRef } from '../../../src/domain/case/ids';
import { actionsOf } from '../../../src/stand-in/cards/card-actions';
import { readerSees } from '../../support/stories/printed';
import type { Player } from './player';

/** Presses what prints on a side, and gives the address on the card that answers. */
export async function addressFor(player: Player, ref: CaseRef, side: string, what: string): Promise<string> {
  const message = player.card(ref);
  if (side !== 'case') await player.press(message, `show:${side}`);
  await player.press(message, `print:${what}`);
  const urls = JSON.stringify(player.shown(message)).match(/http:[^"]+\/print\/[\w-]{43}/g) ?? [];
  const opens = actionsOf(player.shown(message)).filter(({ type }) => type === 'Action.OpenUrl');
  expect(urls).toHaveLength(1);
  expect(opens).toHaveLength(1);
  await player.press(message, `show:${side}`);
  if (side !== 'case') await player.press(message, 'show:case');
  return urls[0] ?? '';
}

/** What anybody gets who opens the address: as it is sent, and as a reader sees it. */
export async function openPage(
  url: string,
): Promise<{ readonly status: number; readonly text: string; readonly raw: string }> {
  const response = await fetch(url);
  const raw = await response.text();
  return { status: response.status, raw, text: readerSees(raw) };
}
