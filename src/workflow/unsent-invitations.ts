import type { Command } from '../domain/asked/commands';
import type { Instant, PersonId } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import { pendingOn } from '../domain/process/due/pending';
import type { Facts } from '../domain/process/open/facts';
import type { Ledger } from './ports/delivery-ports';

/**
 * Who is invited and has not been shown it when the clock would remind them or let it lapse, because the bot was stopped
 * before the card went out, for example: a fault of ours is never taken for silence (process page I16). Only the clock asks,
 * and only where an invitation is due. Whom the office asks for has no row, and is waited for as anybody.
 */
export async function unsentInvitations(
  ledger: Pick<Ledger, 'rows'> | undefined,
  command: Command,
  state: CaseState | undefined,
  facts: Facts,
  now: Instant,
): Promise<readonly PersonId[]> {
  if (command.type !== 'fall-due' || state === undefined || ledger === undefined) return [];
  const isDue = pendingOn(state, facts).some(({ what, at }) => what.kind === 'invitation' && at <= now);
  if (!isDue) return [];
  const invited = state.candidates.filter(({ standing }) => standing === 'invited');
  const rows = await ledger.rows(state.ref);
  return invited
    .filter(({ person, step }) =>
      rows.some((row) => row.person === person && row.shownVersion < step && row.wantedRing > row.shownRing),
    )
    .map(({ person }) => person);
}
