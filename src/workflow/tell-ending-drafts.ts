import type { CaseRef } from '../domain/case/ids';
import { type CaseState, isTerminal } from '../domain/case/state';
import { mayBeTold } from '../domain/process/notices';
import { type Facts, rolesOf } from '../domain/process/people-on-case';
import { outOfQuietHours } from '../domain/rules/working-time';
import { draftEndingCard } from '../views/cards/draft-ending-card';
import { texts } from '../views/texts';
import { askTeams } from './ask-teams';
import type { DeliveryShell } from './delivery-work';
import type { EndingDraft } from './ports';

const batch = 20;
const soonMs = 60_000;

/**
 * Tells people of forms that they began and that come to their end in a few days, or have: a card of its own that holds
 * nothing of what was typed. Each is told once, by one process, or by another one where that came to an end before it had
 * told; one that Teams did not take is tried again, and one that may have arrived is not. Nights are waited out (process
 * page §6).
 * @returns how many were looked at
 */
export async function tellOfEndingDrafts(shell: DeliveryShell): Promise<number> {
  const ending = await shell.drafts.claimEnding(batch);
  for (const each of ending) {
    try {
      const wait = await tell(shell, each);
      if (wait === undefined) await shell.drafts.settleEnding(each);
      else await shell.drafts.tellAgain(each, wait);
    } catch (error) {
      shell.failed(each.key.about, error);
      await shell.drafts.tellAgain(each, soonMs);
    }
  }
  return ending.length;
}

/** @returns after how many milliseconds it is to be tried again; undefined when that is done */
async function tell(shell: DeliveryShell, ending: EndingDraft): Promise<number | undefined> {
  const { person, about, form } = ending.key;
  const ref = about === 'new' ? undefined : about;
  const read = await shell.cases.readPress({ person: 'system', ref, again: true });
  const facts = await shell.directory.at(read.directoryVersion);
  const state = read.state ?? (await originOf(shell, ref));
  // Under a reference of its own there is no draft but that of a linked request.
  if (ref !== undefined && state === undefined) return undefined;
  if (!concerns(shell, person, { state, isOrigin: read.state === undefined }, facts)) return undefined;
  const wait = quietMs(shell, person, facts);
  if (wait > 0) return wait;
  const address = await shell.addresses.read(person);
  if (address === undefined) return undefined;
  const card = draftEndingCard({
    about,
    isSent: read.state !== undefined,
    command: form,
    endsAt: ending.endsAt,
  });
  const request = { kind: 'send', chat: address.conversationId } as const;
  const result = await askTeams(shell.throttle, request, () =>
    shell.messenger.create(address, { card, summary: texts.brand }),
  );
  if (result.kind === 'throttled') return result.retryAfterMs;
  return result.kind === 'not-sent' ? soonMs : undefined;
}

/** The case that a linked request follows on from which is not sent yet. */
async function originOf({ cases }: DeliveryShell, linked: CaseRef | undefined) {
  const origin = linked === undefined ? undefined : await cases.originOf(linked);
  return origin === undefined ? undefined : await cases.readCase(origin);
}

/**
 * Nothing is said of a request that is over, nor to whoever has no part in it or may not be told anything now (process
 * page I5, I8). A linked request goes on after the earlier one has ended, but for a death: then everything stops (§4b).
 */
function concerns(
  { clock }: DeliveryShell,
  person: string,
  { state, isOrigin }: { readonly state: CaseState | undefined; readonly isOrigin: boolean },
  facts: Facts,
): boolean {
  if (!facts.directory.byId.has(person)) return false;
  if (state === undefined) return true;
  const now = clock.now();
  const isOver = isOrigin ? state.stage.status === 'closed-death' : isTerminal(state);
  return !isOver && rolesOf(state, facts, person, now).size > 0 && mayBeTold(person, state, facts, now);
}

/** Milliseconds till the night is over where the person works. */
function quietMs({ clock }: DeliveryShell, person: string, { directory }: Facts): number {
  const code = directory.byId.get(person)?.organisation ?? '';
  const organisation = directory.organisationByCode.get(code);
  if (organisation === undefined) return 0;
  const now = clock.now();
  return Math.max(0, Date.parse(outOfQuietHours(now, organisation)) - Date.parse(now));
}
