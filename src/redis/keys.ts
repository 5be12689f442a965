import { createHash } from 'node:crypto';
import type { CaseRef, PersonId } from '../domain/case/ids';
import type { DraftKey, PressKey } from '../workflow/ports/case-ports';
import type { TeamsRequest } from '../workflow/ports/throttle-port';

/** Every key of one tenant. All share one hash tag, so that a script may touch any of them. */
export interface Keys {
  /** Hash of one case: version, schema, sealed state, wrapped data key, head and MAC of its history, indexes. */
  case(ref: CaseRef): string;
  /** List of the case's sealed events, oldest first. */
  events(ref: CaseRef): string;
  /** Sorted set of a person's cases, scored by case time of the last change. */
  casesOf(person: PersonId): string;
  /**
   * Sorted set of those of them on which nothing is left to be done, scored alike. A release that does not know of this
   * set leaves cases out of it, and leaves one in it that it opens again; the next commit or tally puts either right.
   */
  filedOf(person: PersonId): string;
  /** Set of the open cases about one child. */
  sameChild(digest: string): string;
  /** String: this press has been committed. Expires. */
  press(press: PressKey): string;
  /** String: presses of one person in the running minute. Expires. */
  presses(person: PersonId): string;
  /** Hash of one draft under its name (see `createDraftNames`): version, wrapped data key, sealed values. Expires. */
  draft(name: string): string;
  /** Where a release before 0.2.0 keeps that hash. */
  formerDraft(key: DraftKey): string;
  /** Sorted set of the names of a person's drafts, scored by machine time of their expiry. */
  draftsOf(person: PersonId): string;
  /** Sorted set of the names of all drafts, scored by machine time at which the owner is told of their end. */
  readonly draftsEnding: string;
  readonly draftPrefix: string;
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
  /** Hash: the directory's version and the digest of the tables from which the entries of `due` were reckoned. */
  readonly dueMade: string;
  /** Hash of one ledger row; {@link rowPrefix} and the row's id. */
  row(ref: CaseRef, person: PersonId): string;
  readonly rowPrefix: string;
  /** Set of the people with a row on this case. */
  rowPeople(ref: CaseRef): string;
  /** Set of the cases with a row for this person. */
  rowCases(person: PersonId): string;
  /** Sorted sets of row ids; a row is in one of them at most. */
  readonly deliver: string;
  readonly held: string;
  readonly leased: string;
  /** Set of ids of rows that failed, or of which nobody knows whether they arrived; some of them may be mended since. */
  readonly troubled: string;
  /** Set of requests to Teams about one chat by machine time, reading and writing apart; and of all. Expire. */
  requests(request: TeamsRequest): string;
  readonly requestsOfApp: string;
  /** String: Teams asked for a wait in this chat. Expires when it is over. */
  chatWaits(request: TeamsRequest): string;
  /** Stream of what the operator's commands did: who, when, what and how many. */
  readonly operatorLog: string;
  /** Hash: day and MAC of the block of heads that was last written outside Redis. */
  readonly heads: string;
  /** String: the token of the process that writes that block now. Expires. */
  readonly headsLease: string;
  /** String: some process looks for cases that are not counted, or did within the hour. Expires. */
  readonly tallyLease: string;
  /** Patterns for a scan, each with the part of the name before the reference. */
  readonly every: Readonly<Record<'case' | 'events' | 'row-people', KeyPattern>>;
  /** Hash: under the reference of each linked request, the case from which it was started. */
  readonly linkedRequests: string;
  /** Hash of status → how many cases stand there. */
  readonly casesByStatus: string;
  /** Hash: each case's sealed stub, and under `ref:way` when it came to each status. */
  readonly stubs: string;
  /** Channel on which every commit tells reference and version. */
  readonly changes: string;
  /** Written and expired at once by the readiness check. */
  readonly probe: string;
  /** Stands where a script's key is not wanted; never written. */
  readonly none: string;
}

/** All keys of one kind: the pattern for SCAN, and what is before the reference in each. */
export interface KeyPattern {
  readonly match: string;
  readonly prefix: string;
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

/** A tenant's name is taken letter by letter, whatever it holds. */
function allOf(prefix: string): KeyPattern {
  return { prefix, match: `${prefix.replace(/[\\*?[\]^]/g, '\\$&')}*` };
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
    filedOf: (person) => name('filed-of', person),
    sameChild: (digest) => name('same-child', digest),
    press: (press) => name('press', pressDigest(press)),
    presses: (person) => name('presses', person),
    draft: (called) => name('draft', called),
    formerDraft: ({ person, about, form }) => name('draft', person, about, form),
    draftsOf: (person) => name('drafts-of', person),
    draftsEnding: name('drafts-ending'),
    draftPrefix: name('draft', ''),
    directory: name('directory'),
    printTicket: (digest) => name('print-ticket', digest),
    addresses: name('addresses'),
    due: name('due'),
    dueLeases: name('due-leases'),
    dueFaults: name('due-faults'),
    dueMade: name('due-made'),
    row: (ref, person) => name('row', rowId(ref, person)),
    rowPrefix: name('row', ''),
    rowPeople: (ref) => name('row-people', ref),
    rowCases: (person) => name('row-cases', person),
    deliver: name('deliver'),
    held: name('held'),
    leased: name('leased'),
    troubled: name('troubled'),
    operatorLog: name('operator-log'),
    heads: name('heads'),
    headsLease: name('heads-lease'),
    tallyLease: name('tally-lease'),
    every: {
      case: allOf(name('case', '')),
      events: allOf(name('events', '')),
      'row-people': allOf(name('row-people', '')),
    },
    requests: ({ kind, chat }) => name('requests-to-chat', kind === 'read' ? 'read' : 'write', chat),
    requestsOfApp: name('requests-to-teams'),
    chatWaits: ({ chat }) => name('chat-waits', chat),
    linkedRequests: name('linked-requests'),
    casesByStatus: name('cases-at-status'),
    stubs: name('stubs'),
    changes: name('changes'),
    probe: name('probe'),
    none: name('none'),
  };
}
