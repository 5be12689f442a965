import type { PersonId } from '../../domain/case/ids';
import type { CaseState } from '../../domain/case/state';
import { handleCommand } from '../handle-command';
import type { RowUpdate } from '../ports/delivery-ports';
import { upToDate, type Work } from './delivery-work';

/**
 * Undeliverable is a fact that requester and coordinator see, with its reason (process page §6). It is noted once, and once
 * more where the reason has become another one; not oftener, so that two people whom nobody reaches do not make news for
 * each other without end. Somebody known to be out of reach who is invited all the same is noted again: the next candidate
 * is asked at once (process page §4a).
 */
export async function noteUndeliverable({ shell, claim, state }: Work, why: string): Promise<void> {
  const { person, ref } = claim.row;
  const invited = state.candidates.some((each) => each.person === person && each.standing === 'invited');
  const known = state.undeliverable[person];
  if (known !== undefined && !invited && (known.why === why || known.corrected === true)) return;
  const command = { type: 'note-delivery', person, standing: 'undeliverable', why } as const;
  await handleCommand(shell, { given: { command, actor: { kind: 'system' } }, ref });
}

/**
 * A fault of the bot, its tenant or Teams keeps an invitation from somebody: the case is told, so that it does not lapse as
 * unanswered (process page I16). Once, until it has gone out.
 */
export async function noteHeldUp({ shell, claim, state }: Work, why: string): Promise<void> {
  const { person, ref } = claim.row;
  const invited = state.candidates.find((each) => each.person === person && each.standing === 'invited');
  if (invited === undefined || invited.heldUpSince !== undefined) return;
  const command = { type: 'note-delivery', person, standing: 'held-up', why } as const;
  await handleCommand(shell, { given: { command, actor: { kind: 'system' } }, ref });
}

/** Whether the case has it that this person is out of reach, or that something keeps their invitation from them. */
export function isKnownTrouble({ undeliverable, candidates }: CaseState, person: PersonId): boolean {
  const heldUp = candidates.some((each) => each.person === person && each.heldUpSince !== undefined);
  return heldUp || undeliverable[person] !== undefined;
}

/** Somebody who could not be reached has now been. */
export async function noteReachable({ shell, claim, state }: Work): Promise<void> {
  const { person, ref } = claim.row;
  if (!isKnownTrouble(state, person)) return;
  const command = { type: 'note-delivery', person, standing: 'reachable', why: 'delivered' } as const;
  await handleCommand(shell, { given: { command, actor: { kind: 'system' } }, ref });
}

/**
 * The person cannot be reached: the row says why, and the case is told. The lease is kept until it is, so that whoever
 * takes over after a crash tells it.
 */
export async function fail(work: Work, why: string, also: RowUpdate = {}): Promise<void> {
  const { shell, claim, state, now } = work;
  const { row } = claim;
  const shown = { ...upToDate(row, state.version), shownRing: row.shownRing };
  const update: RowUpdate = { ...shown, ...also, standing: 'failed', failure: why, since: now };
  if (!(await shell.ledger.record(claim, update, { keep: true }))) return;
  await noteUndeliverable(work, why);
  await shell.ledger.record(claim, {}, {});
}
