import { amira, bryn, caseAt, changeTo, eventAt, otherRef, press, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

/** What every case store must do. */
export function caseStoreContract(name: string, makeStores: MakeStores): void {
  describe(`case store: ${name}`, () => {
    test('a reference that nobody has claimed holds nothing', async () => {
      const { cases } = makeStores();
      expect(await cases.readCase(ref)).toBeUndefined();
      expect(await cases.history(ref)).toEqual([]);
      expect(await cases.casesOf(amira)).toEqual([]);
    });

    test('a committed case is read back as it was, with its history in order', async () => {
      const { cases } = makeStores();
      const two = { state: caseAt(2), events: [eventAt(1), eventAt(2)], expectedVersion: 0 };
      expect(await cases.commit(changeTo(1, two))).toEqual({ kind: 'committed' });
      expect(await cases.commit(changeTo(3))).toEqual({ kind: 'committed' });
      expect(await cases.readCase(ref)).toEqual(caseAt(3));
      expect(await cases.history(ref)).toEqual([eventAt(1), eventAt(2), eventAt(3)]);
    });

    test('text comes back character for character, lone surrogates and NUL included', async () => {
      const { cases } = makeStores();
      const typed = 'Dŵr \u0000 \ud800 ‮ابج ${x} <at>a</at> {"a":[]} 👩‍⚕️\r\n';
      await cases.commit(changeTo(1, { state: caseAt(1, typed), events: [eventAt(1, typed)] }));
      expect(await cases.readCase(ref)).toEqual(caseAt(1, typed));
      expect(await cases.history(ref)).toEqual([eventAt(1, typed)]);
    });

    test('a reference that is taken is not claimed a second time', async () => {
      const { cases } = makeStores();
      await cases.commit(changeTo(1));
      const again = changeTo(1, { state: caseAt(1, 'another') });
      expect(await cases.commit(again)).toEqual({ kind: 'reference-taken' });
      expect(await cases.readCase(ref)).toEqual(caseAt(1));
    });

    test('a change decided on an old version changes nothing at all', async () => {
      const { cases, due, ledger } = makeStores();
      await cases.commit(changeTo(1));
      await cases.commit(changeTo(2));
      const notices = [{ person: bryn, notify: true }];
      const late = changeTo(2, {
        due: timeOf(9),
        notices,
        people: [bryn],
        sameChild: ['c1'],
        press: press('f'),
      });
      expect(await cases.commit(late)).toEqual({ kind: 'conflict' });
      expect(await cases.readCase(ref)).toEqual(caseAt(2));
      expect(await cases.history(ref)).toHaveLength(2);
      expect(await due.earliest()).toBeUndefined();
      expect(await ledger.rows(ref)).toEqual([]);
      expect(await cases.casesOf(bryn)).toEqual([]);
      expect(await cases.casesAbout(['c1'])).toEqual([]);
      expect((await cases.readPress({ person: bryn, press: press('f') })).duplicate).toBe(false);
    });

    test('a change to a case that is not there is a conflict', async () => {
      const { cases } = makeStores();
      expect(await cases.commit(changeTo(2))).toEqual({ kind: 'conflict' });
      expect(await cases.readCase(ref)).toBeUndefined();
    });

    test('of a hundred changes decided on the same version one is made', async () => {
      const { cases } = makeStores();
      await cases.commit(changeTo(1));
      await cases.readCase(ref);
      const tries = Array.from({ length: 100 }, (_, n) =>
        cases.commit(changeTo(2, { state: caseAt(2, `try ${n}`), events: [eventAt(2, `try ${n}`)] })),
      );
      const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'committed')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(99);
      expect(await cases.history(ref)).toHaveLength(2);
    });

    test('of a hundred claims of one new reference one is made', async () => {
      const { cases } = makeStores();
      const tries = Array.from({ length: 100 }, () => cases.commit(changeTo(1)));
      const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'committed')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'reference-taken')).toHaveLength(99);
    });

    test('the same press is known again by actor, verb, form and inputs', async () => {
      const { cases } = makeStores();
      await cases.commit(changeTo(1));
      await cases.commit(changeTo(2, { press: press('form-1') }));
      expect(await cases.commit(changeTo(3, { press: press('form-1') }))).toEqual({ kind: 'duplicate' });
      expect(await cases.commit(changeTo(2, { press: press('form-1') }))).toEqual({ kind: 'duplicate' });
      expect(await cases.readCase(ref)).toEqual(caseAt(2));
      const knows = async (key: ReturnType<typeof press>) =>
        (await cases.readPress({ person: amira, ref, press: key })).duplicate;
      expect(await knows(press('form-1'))).toBe(true);
      expect(await knows(press('form-2'))).toBe(false);
      expect(await knows({ ...press('form-1'), actor: bryn })).toBe(false);
      expect(await knows({ ...press('form-1'), verb: 'approve' })).toBe(false);
      expect(await knows({ ...press('form-1'), digest: 'cd34' })).toBe(false);
    });

    test('of a hundred deliveries of one press one is made and the rest are duplicates', async () => {
      const { cases } = makeStores();
      await cases.commit(changeTo(1));
      const tries = Array.from({ length: 100 }, () => cases.commit(changeTo(2, { press: press('f') })));
      const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'committed')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'duplicate')).toHaveLength(99);
    });

    test('the read for a press brings the case, the directory version, the draft and the count', async () => {
      const { cases, directory, drafts } = makeStores();
      await directory.replace({ organisations: [], people: [], panels: [] });
      await cases.commit(changeTo(1));
      const key = { person: amira, about: ref, form: 'comment' } as const;
      await drafts.save(key, { page: '1', values: { text: 'half' }, savedAt: timeOf(1) }, 0);
      const first = await cases.readPress({ person: amira, ref, press: press('f'), draft: key });
      expect(first).toEqual({
        state: caseAt(1),
        told: { people: [amira], waitsFor: undefined },
        duplicate: false,
        directoryVersion: 1,
        draft: { version: 1, page: '1', values: { text: 'half' }, savedAt: timeOf(1) },
        pressesThisMinute: 1,
      });
      const second = await cases.readPress({ person: amira });
      expect(second.state).toBeUndefined();
      expect(second.draft).toBeUndefined();
      expect(second.pressesThisMinute).toBe(2);
      expect((await cases.readPress({ person: amira, again: true })).pressesThisMinute).toBe(2);
      expect((await cases.readPress({ person: bryn })).pressesThisMinute).toBe(1);
      // What costs more counts for more.
      expect((await cases.readPress({ person: bryn, weight: 5 })).pressesThisMinute).toBe(6);
    });

    test('a look of the bot’s own brings the case and the directory version, and counts for nobody', async () => {
      const { cases, directory } = makeStores();
      await directory.replace({ organisations: [], people: [], panels: [] });
      await cases.commit(changeTo(1));
      expect(await cases.look(ref)).toEqual({ state: caseAt(1), directoryVersion: 1 });
      expect(await cases.look(undefined)).toEqual({ state: undefined, directoryVersion: 1 });
      expect((await cases.readPress({ person: amira })).pressesThisMinute).toBe(1);
    });

    test('the read for a press tells for whom the case is indexed, and for whom it waited, as last written', async () => {
      const { cases } = makeStores();
      const told = async () => (await cases.readPress({ person: amira, ref })).told;
      expect(await told()).toBeUndefined();
      await cases.commit(changeTo(1, { people: [amira, bryn], waitsFor: [bryn] }));
      expect(await told()).toEqual({ people: [amira, bryn], waitsFor: [bryn] });
      await cases.commit(changeTo(2, { people: [amira], waitsFor: [] }));
      expect(await told()).toEqual({ people: [amira], waitsFor: [] });
      // A release that does not note it leaves nothing that could be taken for what is true.
      await cases.commit(changeTo(3));
      expect((await told())?.waitsFor).toBeUndefined();
    });

    test('a commit uses up the draft it came from, and no other', async () => {
      const { cases, drafts } = makeStores();
      const used = { person: amira, about: 'new', form: 'submit' } as const;
      const kept = { person: amira, about: ref, form: 'comment' } as const;
      const draft = { page: '1', values: {}, savedAt: timeOf(1) };
      await drafts.save(used, draft, 0);
      await drafts.save(kept, draft, 0);
      await cases.commit(changeTo(1, { usedDraft: { key: used, version: 1, mustBeLast: false } }));
      expect(await drafts.read(used)).toBeUndefined();
      expect((await drafts.draftsOf(amira)).map(({ key }) => key)).toEqual([kept]);
    });

    test('a draft that another device saved meanwhile is not thrown away', async () => {
      const { cases, drafts } = makeStores();
      const key = { person: amira, about: ref, form: 'comment' } as const;
      const draft = { page: '1', values: { comment: 'half' }, savedAt: timeOf(1) };
      await drafts.save(key, draft, 0);
      await drafts.save(key, { ...draft, values: { comment: 'more' } }, 1);
      const usedDraft = { key, version: 1, mustBeLast: false };
      expect(await cases.commit(changeTo(1, { usedDraft }))).toEqual({ kind: 'committed' });
      expect((await drafts.read(key))?.values).toEqual({ comment: 'more' });
      expect(await drafts.draftsOf(amira)).toHaveLength(1);
    });

    test('what must be the last word is not committed when the draft has moved or is gone', async () => {
      const { cases, drafts } = makeStores();
      const key = { person: amira, about: 'new', form: 'submit' } as const;
      const draft = { page: '1', values: {}, savedAt: timeOf(1) };
      const change = (version: number) =>
        changeTo(1, { usedDraft: { key, version, mustBeLast: true }, press: press('f') });
      await drafts.save(key, draft, 0);
      await drafts.save(key, draft, 1);
      expect(await cases.commit(change(1))).toEqual({ kind: 'draft-moved' });
      expect(await cases.commit(change(3))).toEqual({ kind: 'draft-moved' });
      expect(await cases.readCase(ref)).toBeUndefined();
      expect((await drafts.read(key))?.version).toBe(2);
      expect(await cases.commit(change(2))).toEqual({ kind: 'committed' });
      expect(await drafts.read(key)).toBeUndefined();
      expect(await cases.commit(change(2))).toEqual({ kind: 'duplicate' });
      const other = { ...change(2), ref: otherRef, state: caseAt(1, undefined, otherRef), press: undefined };
      expect(await cases.commit(other)).toEqual({ kind: 'draft-moved' });
    });

    test('people find the cases on which they have a role now, latest change first', async () => {
      const { cases } = makeStores();
      await cases.commit(changeTo(1, { people: [amira, bryn] }));
      await cases.commit(
        changeTo(1, { ref: otherRef, people: [amira], events: [{ ...eventAt(1), at: timeOf(5) }] }),
      );
      expect(await cases.casesOf(amira)).toEqual([otherRef, ref]);
      expect(await cases.casesOf(bryn)).toEqual([ref]);
      await cases.commit(changeTo(2, { people: [amira] }));
      expect(await cases.casesOf(bryn)).toEqual([]);
      expect(await cases.casesOf(amira)).toContain(ref);
    });

    test('a request with an NHS number and one without are found by what they have in common', async () => {
      const { cases } = makeStores();
      await cases.commit(changeTo(1, { sameChild: ['by-birth'], othersAbout: 0 }));
      const numbered = { ref: otherRef, sameChild: ['by-birth', 'by-number'] };
      expect(await cases.commit(changeTo(1, { ...numbered, othersAbout: 0 }))).toEqual({ kind: 'conflict' });
      await cases.commit(changeTo(1, { ...numbered, othersAbout: 1 }));
      expect(await cases.casesAbout(['by-birth', 'by-number'])).toEqual([ref, otherRef].sort());
      expect(await cases.casesAbout(['by-number'])).toEqual([otherRef]);
    });

    test('open cases about the same child are found until they end', async () => {
      const { cases } = makeStores();
      await cases.commit(changeTo(1, { sameChild: ['c1'] }));
      await cases.commit(changeTo(1, { ref: otherRef, sameChild: ['c1'] }));
      expect(await cases.casesAbout(['c1'])).toEqual([ref, otherRef].sort());
      await cases.commit(changeTo(2, { sameChild: ['c2'] }));
      expect(await cases.casesAbout(['c1'])).toEqual([otherRef]);
      expect(await cases.casesAbout(['c2'])).toEqual([ref]);
      await cases.commit(changeTo(3));
      expect(await cases.casesAbout(['c2'])).toEqual([]);
    });
  });
}
