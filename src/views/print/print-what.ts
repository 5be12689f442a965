import type { Candidate } from '../../domain/case/state';
import { isTerminal } from '../../domain/case/state';
import type { AccountReader } from '../account/account-texts';
import { childsAccount } from '../account/childs-account';
import { familyAccount } from '../account/family-account';
import { otherReaders } from '../account/readers-of';
import { sides } from '../cards/sides/sides';
import type { Viewpoint } from '../viewpoint';

/** The account for each reader: the usual one, and those for whom it is made besides. */
export const accountKinds = ['account', 'account-young-person', 'account-local-authority'] as const;
type AccountKind = (typeof accountKinds)[number];

/** For whom an account of this kind is written; undefined for the usual reader. */
export function readerOf(kind: AccountKind): Exclude<AccountReader, 'parent'> | undefined {
  if (kind === 'account') return undefined;
  return kind === 'account-young-person' ? 'young-person' : 'local-authority';
}

const isAccount = (kind: string): kind is AccountKind => accountKinds.some((each) => each === kind);

/** What can be printed of a case. */
export type PrintWhat =
  | { readonly kind: AccountKind | 'account-child' | 'record' | 'record-json' }
  /** The relay document for one candidate or reviewer (process page §7). */
  | { readonly kind: 'invitation'; readonly candidate: string };

/** Reads what a button or a ticket names; undefined for anything else. */
export function parsePrintWhat(text: string): PrintWhat | undefined {
  if (isAccount(text) || text === 'account-child' || text === 'record' || text === 'record-json')
    return { kind: text };
  const [, candidate] = /^invitation@([\w-]{1,60})$/.exec(text) ?? [];
  return candidate === undefined ? undefined : { kind: 'invitation', candidate };
}

/** The other way round. */
export function sayPrintWhat(what: PrintWhat): string {
  return what.kind === 'invitation' ? `invitation@${what.candidate}` : what.kind;
}

/**
 * Whether this viewer may print it now: whoever may open that side of the case; for an invitation, the coordinator who
 * relays. Nothing for the family while nothing may reach it (process page I7, I8, §8); nobody relays where they are
 * requester or acting consultant (I3).
 */
export function mayPrint(view: Viewpoint, what: PrintWhat): boolean {
  switch (what.kind) {
    case 'account':
    case 'account-young-person':
    case 'account-local-authority':
      return sides.account.open(view) && familyAccount(view) !== undefined && isReader(view, what.kind);
    case 'account-child':
      // Given by the consultant alone, who knows the child and who decided it.
      return (
        view.roles.has('acting-consultant') && sides.account.open(view) && childsAccount(view) !== undefined
      );
    case 'record':
    case 'record-json':
      return sides.record.open(view);
    case 'invitation':
      return toRelay(view).some((each) => each.id === what.candidate);
  }
}

const asked: readonly Candidate['standing'][] = ['invited', 'lapsed', 'reserve', 'reviewer'];

/** Those for whom this viewer may enter answers, and so may print what they are to be told. */
export function toRelay({ state, roles }: Viewpoint): readonly Candidate[] {
  if (!roles.has('coordinator') || roles.has('requester') || roles.has('acting-consultant')) return [];
  return isTerminal(state) ? [] : state.candidates.filter((each) => asked.includes(each.standing));
}

function isReader({ state, facts, now }: Viewpoint, kind: AccountKind): boolean {
  const reader = readerOf(kind);
  return reader === undefined || otherReaders(state, facts, now).includes(reader);
}
