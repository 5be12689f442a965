import type { CaseRef } from '../../domain/case/ids';
import { type CaseState, isTerminal } from '../../domain/case/state';
import { mayBeTold } from '../../domain/process/notices';
import type { Facts } from '../../domain/process/open/facts';
import { rolesOf } from '../../domain/process/people/people-on-case';
import { outOfQuietHours } from '../../domain/rules/working-time';
import type { AdaptiveCard } from '../../views/cards/model/render-template';
import { draftEndingCard } from '../../views/cards/other-cards/draft-ending-card';
import { texts } from '../../views/words/texts';
import { askTeams } from '../delivery/ask-teams';
import type { DeliveryShell } from '../delivery/delivery-work';
import type { Address, DraftKey, EndingDraft } from '../ports/case-ports';

const atMost = 20;
const soonMs = 60_000;

/**
 * Tells people of forms that they began and that come to their end in a few days, or have: a card of its own that holds
 * nothing of what was typed. Each is told once, by one process, or by another one where that came to an end before it
 * began to tell; one that Teams did not take is tried again, and one that may have arrived is not. One is taken up at a
 * time, so that none waits under a lease while others are sent. Nights are waited out (process page §6).
 * @returns how many were looked at
 */
export async function tellOfEndingDrafts(shell: DeliveryShell): Promise<number> {
  for (let looked = 0; looked < atMost; looked += 1) {
    const [ending] = await shell.drafts.claimEnding(1);
    if (ending === undefined) return looked;
    await lookAt(shell, ending);
  }
  return atMost;
}

async function lookAt(shell: DeliveryShell, ending: EndingDraft): Promise<void> {
  const { drafts } = shell;
  try {
    const next = ending.mayBeTold ? undefined : await toSend(shell, ending);
    if (next === undefined) await drafts.settleEnding(ending);
    else if ('waitMs' in next) await drafts.tellAgain(ending, next.waitMs);
    else await send(shell, ending, next);
  } catch (error) {
    shell.failed(ending.key.about, error);
    // Once the telling has begun this lease is over: then nothing is sent again.
    await drafts.tellAgain(ending, soonMs);
  }
}

interface ToSend {
  readonly address: Address;
  readonly card: AdaptiveCard;
}

/** @returns what is to be sent, or after how many milliseconds to look again; undefined where nobody is to be told */
async function toSend(
  shell: DeliveryShell,
  { key, endsAt }: EndingDraft,
): Promise<ToSend | { readonly waitMs: number } | undefined> {
  const { person, about, form } = key;
  const ref = about === 'new' ? undefined : about;
  const read = await shell.cases.look(ref);
  const facts = await shell.directory.at(read.directoryVersion);
  const state = read.state ?? (await originOf(shell, key, ref));
  if (!concerns(shell, person, { state, isOrigin: read.state === undefined }, facts)) return undefined;
  const waitMs = quietMs(shell, person, facts);
  if (waitMs > 0) return { waitMs };
  const address = await shell.addresses.read(person);
  if (address === undefined) return undefined;
  return {
    address,
    card: draftEndingCard({ about, isSent: read.state !== undefined, command: form, endsAt }),
  };
}

/** It is noted before Teams is asked: whatever happens to this process then, nobody sends the same again. */
async function send(shell: DeliveryShell, ending: EndingDraft, { address, card }: ToSend): Promise<void> {
  const { drafts, messenger, throttle } = shell;
  const request = { kind: 'send', chat: address.conversationId } as const;
  const result = await askTeams(throttle, request, async () => {
    const telling = await drafts.beginTelling(ending);
    if (telling === undefined) return { kind: 'elsewhere' } as const;
    return { ...(await messenger.create(address, { card, summary: texts.brand })), telling };
  });
  if (result.kind === 'elsewhere') return;
  const held = 'telling' in result ? result.telling : ending;
  if (result.kind === 'throttled') await drafts.tellAgain(held, result.retryAfterMs);
  else if (result.kind === 'not-sent') await drafts.tellAgain(held, soonMs);
  else await drafts.settleEnding(held);
}

/**
 * The case that a linked request follows on from which is not sent yet. Where a release that did not note it started the
 * request, and the tally has not come to it yet, the draft knows, as long as it is there. Without either its owner is
 * told all the same: silence would lose what they typed.
 */
async function originOf({ cases, drafts }: DeliveryShell, key: DraftKey, linked: CaseRef | undefined) {
  if (linked === undefined) return undefined;
  const origin = (await cases.originOf(linked)) ?? (await drafts.read(key))?.linkedFrom;
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
