import { z } from 'zod';
import type { CaseState } from '../../src/domain/case/state';
import {
  amira,
  bryn,
  caseAt,
  changeTo,
  eventAt,
  otherRef,
  press,
  ref,
  smallSchemas,
  timeOf,
} from '../contracts/small-case';
import { dump } from '../support/redis/dump';
import { draftNames, realStores } from './real-stores';

const { tenant, connection, commands } = realStores({ own: true });

const draftKey = { person: amira, about: ref, form: 'comment' } as const;
const usedDraft = { key: draftKey, version: 1, mustBeLast: true };

/** A change that writes to every kind of key there is. */
const everywhere = changeTo(2, {
  due: timeOf(9),
  press: press('f'),
  notices: [
    { person: bryn, notify: true, heldUntil: timeOf(30) },
    { person: amira, notify: false },
  ],
  people: [amira],
  sameChild: ['child-both', 'child-after'],
  usedDraft,
});

describe('one commit', () => {
  test('costs one round trip, and so does the read before it', async () => {
    const { cases } = tenant();
    await cases.commit(changeTo(1));
    // The first run of a script on a server sends its text as well.
    await cases.readPress({ person: amira });
    commands.length = 0;
    await cases.readPress({ person: amira, ref, press: press('f'), draft: draftKey });
    await cases.commit(everywhere);
    expect(commands).toEqual(['readPress', 'commit']);
  });

  test('runs on a Redis that has forgotten its scripts', async () => {
    const { cases } = tenant();
    await connection().command(['SCRIPT', 'FLUSH']);
    expect(await cases.commit(changeTo(1))).toEqual({ kind: 'committed' });
    await connection().command(['SCRIPT', 'FLUSH']);
    expect((await cases.readPress({ person: amira, ref })).state).toEqual(caseAt(1));
  });

  test.each([
    'case',
    'events',
    'press',
    'draft',
    'draftsOf',
    'draftsEnding',
    'due',
    'dueLeases',
    'dueFaults',
    'deliver',
    'held',
    'leased',
    'rowPeople',
    'sameChildAfter',
    'sameChildBefore',
    'stubs',
    'casesByStatus',
    'linkedRequests',
    'casesOfAmira',
    'filedOfAmira',
    'casesOfBryn',
    'filedOfBryn',
    'rowOfBryn',
    'rowCasesOfBryn',
  ] as const)('writes nothing at all when %s holds another kind of value', async (which) => {
    const { cases, drafts, keys, tenant: name } = tenant();
    await cases.commit(changeTo(1, { people: [amira, bryn], sameChild: ['child-before', 'child-both'] }));
    await drafts.save(draftKey, { page: '1', values: {}, savedAt: timeOf(1) }, 0);
    await cases.readCase(ref);
    const names = {
      case: keys.case(ref),
      events: keys.events(ref),
      press: keys.press(press('f')),
      draft: keys.draft(draftNames.nameOf(draftKey)),
      draftsOf: keys.draftsOf(amira),
      draftsEnding: keys.draftsEnding,
      due: keys.due,
      dueLeases: keys.dueLeases,
      dueFaults: keys.dueFaults,
      deliver: keys.deliver,
      held: keys.held,
      leased: keys.leased,
      rowPeople: keys.rowPeople(ref),
      sameChildAfter: keys.sameChild('child-after'),
      sameChildBefore: keys.sameChild('child-before'),
      stubs: keys.stubs,
      casesByStatus: keys.casesByStatus,
      linkedRequests: keys.linkedRequests,
      casesOfAmira: keys.casesOf(amira),
      casesOfBryn: keys.casesOf(bryn),
      filedOfAmira: keys.filedOf(amira),
      filedOfBryn: keys.filedOf(bryn),
      rowOfBryn: keys.row(ref, bryn),
      rowCasesOfBryn: keys.rowCases(bryn),
    };
    await connection().command(['DEL', names[which]]);
    const wrong = which === 'press' ? ['SADD', names[which], 'x'] : ['SET', names[which], 'x'];
    await connection().command(wrong);
    const before = await dump(connection(), `{${name}}:*`);
    expect(before).toContain(names[which]);
    await expect(cases.commit(everywhere)).rejects.toMatchObject({ code: 'wrong-type' });
    expect(new Set(await dump(connection(), `{${name}}:*`))).toEqual(new Set(before));
  });

  test('refuses a state or events that could not be read again', async () => {
    const { cases } = tenant();
    const misuses = [
      changeTo(1, { events: [] }),
      changeTo(1, { events: [eventAt(2)] }),
      changeTo(1, { state: caseAt(2) }),
      changeTo(1, { state: caseAt(1, undefined, 'T2HW-9CDF') }),
      changeTo(1, { state: { ref, version: 1, step: 1 } as unknown as CaseState }),
    ];
    for (const change of misuses) {
      await expect(cases.commit(change)).rejects.toMatchObject({ code: 'misuse' });
    }
    expect(await cases.readCase(ref)).toBeUndefined();
  });
});

describe('two releases side by side', () => {
  const wider = z.looseObject({
    ref: z.string(),
    version: z.number(),
    step: z.number(),
    question: z.string(),
  });
  const nextRelease = { ...smallSchemas, state: wider as unknown as z.ZodType<CaseState> };

  test('what the next release stored survives a commit of this one', async () => {
    const next = tenant({ schemas: nextRelease });
    const current = tenant({ tenant: next.tenant });
    const newer = { ...caseAt(1), added: { by: 'the next release' } };
    await next.cases.commit(changeTo(1, { state: newer }));
    expect(await current.cases.readCase(ref)).toEqual(caseAt(1));
    expect(await current.cases.commit(changeTo(2))).toEqual({ kind: 'committed' });
    expect(await next.cases.readCase(ref)).toEqual({ ...newer, version: 2 });
  });

  test('a newer schema is read but never written over', async () => {
    const next = tenant({ schemas: { ...nextRelease, number: nextRelease.number + 1 } });
    const current = tenant({ tenant: next.tenant });
    await next.cases.commit(changeTo(1));
    expect(await current.cases.readCase(ref)).toEqual(caseAt(1));
    await expect(current.cases.commit(changeTo(2))).rejects.toMatchObject({ code: 'newer-schema' });
    expect(await next.cases.commit(changeTo(2))).toEqual({ kind: 'committed' });
  });

  test('what the next release wrote falls due at the next release only, and holds up nothing else', async () => {
    const next = tenant({ schemas: { ...nextRelease, number: nextRelease.number + 1 } });
    const current = tenant({ tenant: next.tenant });
    await next.cases.commit(changeTo(1, { due: timeOf(10) }));
    await current.cases.commit(changeTo(1, { ref: otherRef, due: timeOf(20) }));
    expect(await current.due.claim(timeOf(20), 10)).toEqual([otherRef]);
    expect(await next.due.claim(timeOf(20), 10)).toEqual([ref]);
  });

  test('a newer schema that came between read and commit is not written over either', async () => {
    const current = tenant();
    await current.cases.commit(changeTo(1));
    await current.cases.readCase(ref);
    await connection().command(['HSET', current.keys.case(ref), 'schema', String(smallSchemas.number + 1)]);
    await expect(current.cases.commit(changeTo(2))).rejects.toMatchObject({ code: 'newer-schema' });
  });
});
