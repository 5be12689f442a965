import { createHash } from 'node:crypto';
import type { CaseRef, PersonId } from '../domain/case/ids';
import type { DraftKey, PressKey } from '../workflow/ports';

/** Every key of one tenant. All share one hash tag, so that a script may touch any of them. */
export interface Keys {
  /** Hash of one case: version, schema, sealed state, wrapped data key, head and MAC of its history, indexes. */
  case(ref: CaseRef): string;
  /** List of the case's sealed events, oldest first. */
  events(ref: CaseRef): string;
  /** Sorted set of a person's cases, scored by case time of the last change. */
  casesOf(person: PersonId): string;
  /** Set of the open cases about one child. */
  sameChild(digest: string): string;
  /** String: this press has been committed. Expires. */
  press(press: PressKey): string;
  /** String: presses of one person in the running minute. Expires. */
  presses(person: PersonId): string;
  /** Hash of one draft: version, wrapped data key, sealed values. Expires. */
  draft(key: DraftKey): string;
  /** Sorted set of a person's drafts (`about form`), scored by machine time of their expiry. */
  draftsOf(person: PersonId): string;
  /** Hash: version, wrapped data key, sealed directory. */
  readonly directory: string;
  /** String: what a ticket for printing opens, by the ticket's digest. Expires. */
  printTicket(digest: string): string;
  /** Hash of person → address. */
  readonly addresses: string;
  /** Sorted set of cases by the case time at which something falls due. */
  readonly due: string;
  /** Sorted set of cases being ticked, scored by machine time of the lease's end. */
  readonly dueLeases: string;
  /** Hash of case → faults since its last change. */
  readonly dueFaults: string;
  /** Hash of one ledger row; {@link rowPrefix} and the row's id. */
  row(ref: CaseRef, person: PersonId): string;
  readonly rowPrefix: string;
  /** Set of the people with a row on this case. */
  rowPeople(ref: CaseRef): string;
  /** Set of the cases with a row for this person. */
  rowCases(person: PersonId): string;
  /** Sorted sets of row ids; a row stands in one of them at most. */
  readonly deliver: string;
  readonly held: string;
  readonly leased: string;
  /** Written and expired at once by the readiness check. */
  readonly probe: string;
  /** Stands where a script's key is not wanted; never written. */
  readonly none: string;
}

/** Id of a ledger row inside the sorted sets. */
export function rowId(ref: CaseRef, person: PersonId): string {
  return `${ref}:${person}`;
}

/** A press is remembered under a digest: nothing about it can be read from the key. */
function pressDigest(press: PressKey): string {
  return createHash('sha256')
    .update(JSON.stringify([press.actor, press.verb, press.form, press.digest]))
    .digest('hex');
}

/**
 * Names of all keys of one tenant.
 * @param tenant the Microsoft Entra tenant id, or another name without braces
 */
export function createKeys(tenant: string): Keys {
  if (tenant === '' || /[{}]/.test(tenant)) throw new RangeError('a tenant is named without braces');
  const name = (...parts: readonly string[]): string => `{${tenant}}:${parts.join(':')}`;
  return {
    case: (ref) => name('case', ref),
    events: (ref) => name('events', ref),
    casesOf: (person) => name('cases-of', person),
    sameChild: (digest) => name('same-child', digest),
    press: (press) => name('press', pressDigest(press)),
    presses: (person) => name('presses', person),
    draft: ({ person, about, form }) => name('draft', person, about, form),
    draftsOf: (person) => name('drafts-of', person),
    directory: name('directory'),
    printTicket: (digest) => name('print-ticket', digest),
    addresses: name('addresses'),
    due: name('due'),
    dueLeases: name('due-leases'),
    dueFaults: name('due-faults'),
    row: (ref, person) => name('row', rowId(ref, person)),
    rowPrefix: name('row', ''),
    rowPeople: (ref) => name('row-people', ref),
    rowCases: (person) => name('row-cases', person),
    deliver: name('deliver'),
    held: name('held'),
    leased: name('leased'),
    probe: name('probe'),
    none: name('none'),
  };
}
