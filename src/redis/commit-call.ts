import { isFiledAway } from '../domain/case/filed-away';
import { type CaseRecord, type CaseSchemas, caseBinding, waitsText } from '../store/case-record';
import { toScore } from '../store/case-time';
import type { Chain, Head } from '../store/chain';
import type { DraftNames } from '../store/draft-names';
import type { Sealing } from '../store/sealing';
import { sealStub, wayText } from '../store/stub-record';
import { carryUnknownKeys } from '../store/unknown-keys';
import type { Change } from '../workflow/ports/case-ports';
import { draftPlaces } from './draft-places';
import type { Keys } from './keys';
import type { CommitPlan } from './scripts/commit';

/** What the commit script is called with. */
export interface CommitCall {
  readonly keys: readonly string[];
  readonly args: readonly string[];
}

export interface CommitTools {
  readonly keys: Keys;
  readonly sealing: Sealing;
  readonly chain: Chain;
  readonly names: DraftNames;
  readonly schemas: CaseSchemas;
}

/** The same press is remembered for seven days (process page I9). */
const rememberMs = 7 * 24 * 60 * 60 * 1000;

interface Sealed {
  readonly wrappedKey: string;
  readonly state: string;
  readonly events: readonly string[];
}

function sealChange(change: Change, base: CaseRecord | undefined, { sealing, schemas }: CommitTools): Sealed {
  const { ref, state, events } = change;
  const dataKey = base?.dataKey ?? sealing.newDataKey();
  // An earlier release knew nothing that this one does not: what is missing now has been taken away.
  const sameOrNewer = base !== undefined && base.schema >= schemas.number;
  const whole = sameOrNewer ? carryUnknownKeys(base.raw, base.state, state) : state;
  return {
    wrappedKey: base?.wrappedKey ?? sealing.wrap(dataKey, caseBinding.key(ref)),
    state: sealing.seal(dataKey, whole, caseBinding.state(ref, state.version, schemas.number)),
    events: events.map((event) => sealing.seal(dataKey, event, caseBinding.event(ref, event.seq))),
  };
}

/** What the change alters in the indexes of people and of children. */
function indexChanges(change: Change, base: CaseRecord | undefined) {
  const people = [...new Set(change.people)];
  const removed = (base?.people ?? []).filter((person) => !people.includes(person));
  const { sameChild: children = [] } = change;
  const childrenBefore = (base?.children ?? []).filter((digest) => !children.includes(digest));
  return { people, removed, children, childrenBefore };
}

type Indexes = ReturnType<typeof indexChanges>;

function planOf(change: Change, indexes: Indexes, head: Head, tools: CommitTools): CommitPlan {
  const { keys, schemas } = tools;
  const { usedDraft, due } = change;
  return {
    ref: change.ref,
    expected: String(change.expectedVersion),
    version: String(change.state.version),
    schema: String(schemas.number),
    head: head.head,
    mac: head.mac,
    people: indexes.people.join(' '),
    waits: change.waitsFor === undefined ? '' : waitsText(change.state.version, change.waitsFor),
    child: indexes.children.join(' '),
    children: indexes.children.length,
    childrenBefore: indexes.childrenBefore.length,
    at: toScore(change.events.at(-1)?.at ?? ''),
    ...(due === undefined ? {} : { due: toScore(due) }),
    remember: change.press !== undefined,
    rememberMs: String(rememberMs),
    ...(usedDraft === undefined
      ? {}
      : {
          draft: tools.names.nameOf(usedDraft.key),
          draftVersion: String(usedDraft.version),
          draftMustBeLast: usedDraft.mustBeLast,
        }),
    ...(change.othersAbout === undefined ? {} : { others: String(change.othersAbout) }),
    restsOn: (change.restsOn ?? []).map(({ version }) => String(version)),
    channel: keys.changes,
    ...stubPlan(change, tools),
    status: change.state.stage.status,
    ...linkedPlan(change),
    filed: isFiledAway(change.state),
    added: indexes.people.length,
    removed: indexes.removed.length,
    notices: change.notices.map(({ person, notify, onlyIfShown = false, heldUntil, showNow = false }) => ({
      person,
      notify,
      onlyIfShown,
      showNow,
      ...(heldUntil === undefined ? {} : { heldUntil: toScore(heldUntil) }),
    })),
  };
}

/** What is kept for the counts; the way a case went is only added to. */
function stubPlan({ ref, stub, moves = [] }: Change, { sealing }: CommitTools) {
  const added = wayText(moves);
  return {
    ...(stub === undefined ? {} : { stub: sealStub(ref, stub, sealing) }),
    ...(added === '' ? {} : { moves: added }),
  };
}

/** A linked request has no case yet: where it comes from is found by its reference. */
function linkedPlan({ events }: Change) {
  const started = events.find((each) => each.type === 'linked-request-started');
  return started?.type === 'linked-request-started' ? { linked: started.said.newRef } : {};
}

function keysOf(change: Change, indexes: Indexes, { keys, names }: CommitTools): readonly string[] {
  const { ref, press, usedDraft, notices, restsOn = [] } = change;
  const [draft, mine, ending] = usedDraft
    ? draftPlaces(usedDraft.key, keys, names).keys
    : [keys.none, keys.none, keys.none];
  return [
    keys.case(ref),
    keys.events(ref),
    press === undefined ? keys.none : keys.press(press),
    draft,
    mine,
    ending,
    keys.due,
    keys.dueLeases,
    keys.dueFaults,
    keys.deliver,
    keys.held,
    keys.leased,
    keys.rowPeople(ref),
    keys.stubs,
    keys.casesByStatus,
    keys.linkedRequests,
    ...[...indexes.people, ...indexes.removed].flatMap((person) => [
      keys.casesOf(person),
      keys.filedOf(person),
    ]),
    ...indexes.children.map((digest) => keys.sameChild(digest)),
    ...indexes.childrenBefore.map((digest) => keys.sameChild(digest)),
    ...notices.flatMap(({ person }) => [keys.row(ref, person), keys.rowCases(person)]),
    ...restsOn.map((other) => keys.case(other.ref)),
  ];
}

/**
 * Seals a change, chains its events and spells out the script's keys and arguments.
 * @param base the case as it was read, undefined for a new one; its head must have been checked
 */
export function commitCall(change: Change, base: CaseRecord | undefined, tools: CommitTools): CommitCall {
  const sealed = sealChange(change, base, tools);
  const { entries, head } = tools.chain.extend(change.ref, base?.head, sealed.events);
  const indexes = indexChanges(change, base);
  const plan = planOf(change, indexes, head, tools);
  return {
    keys: keysOf(change, indexes, tools),
    args: [JSON.stringify(plan), sealed.wrappedKey, sealed.state, ...entries],
  };
}
