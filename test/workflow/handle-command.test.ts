import { handleCommand } from '../../src/workflow/handle-command';
import {
  type CaseStore,
  type Change,
  type CommitResult,
  StoreUnavailable,
} from '../../src/workflow/ports/case-ports';
import { aCommand, submission } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { london } from '../builders/core/play';
import { begun, castFor, requestFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, give, givenBy, type Workflow } from '../builders/workflow';
import { refNumber } from '../fakes/fake-mint';

const cast = castFor('external-second-opinion');
const newRequest = submission(requestFor('external-second-opinion', cast));
const comment = { by: cast.requester, gives: aCommand('comment') };
const aComment = { type: 'comment', comment: 'Seen.' } as const;
const press = { actor: cast.requester, verb: 'comment', form: 'form-1', digest: 'ab12' };

interface Watched extends Workflow {
  readonly reads: Parameters<CaseStore['readPress']>[0][];
  readonly commits: Change[];
}

/** Every read and commit is noted; `meanwhile` happens between the decision and each commit. */
async function watched(
  meanwhile: (attempt: number, change: Change) => Promise<CommitResult | undefined> = async () => undefined,
): Promise<Watched> {
  const workflow = await aWorkflow();
  const { cases } = workflow.stores;
  const reads: Watched['reads'] = [];
  const commits: Change[] = [];
  const spied: CaseStore = {
    readPress: (query) => {
      reads.push(query);
      return cases.readPress(query);
    },
    commit: async (change) => {
      commits.push(change);
      return (await meanwhile(commits.length, change)) ?? (await cases.commit(change));
    },
    look: (ref) => cases.look(ref),
    readCase: (ref) => cases.readCase(ref),
    history: (ref) => cases.history(ref),
    casesOf: (person) => cases.casesOf(person),
    follow: (from, to) => cases.follow(from, to),
    casesAbout: (child) => cases.casesAbout(child),
    originOf: (linked) => cases.originOf(linked),
  };
  return { ...workflow, shell: { ...workflow.shell, cases: spied }, reads, commits };
}

/** A case that is there before the watching begins. */
async function watchedCase(
  meanwhile?: (workflow: Workflow, ref: string, attempt: number) => Promise<unknown>,
) {
  let ref = '';
  const workflow: Watched = await watched(async (attempt) => {
    if (ref !== '' && meanwhile !== undefined) await meanwhile({ ...workflow, shell: plain }, ref, attempt);
    return undefined;
  });
  const plain = { ...workflow.shell, cases: workflow.stores.cases };
  ref = await aCaseIn({ ...workflow, shell: plain }, 'under-review');
  return { workflow, ref };
}

/** In the due set for the sake of a changed directory, and never up. */
const neverDue = '9999-01-01T00:00:00.000Z';

describe('a change', () => {
  test('takes one read and one write', async () => {
    const { workflow, ref } = await watchedCase();
    expect((await give(workflow, ref, comment)).kind).toBe('done');
    expect([workflow.reads.length, workflow.commits.length]).toEqual([1, 1]);
  });

  test('takes no read at all where the press was read already', async () => {
    const { workflow, ref } = await watchedCase();
    const read = await workflow.stores.cases.readPress({ person: cast.requester, ref });
    expect((await give(workflow, ref, comment, { read })).kind).toBe('done');
    expect([workflow.reads.length, workflow.commits.length]).toEqual([0, 1]);
  });

  test('hands to the commit what follows from it: due time, notices, people, and the child it is about', async () => {
    const { workflow, ref } = await watchedCase();
    await give(workflow, ref, {
      by: who.coordinator,
      gives: aCommand('add-member', { person: who.physiotherapist }),
    });
    const [change] = workflow.commits;
    expect(change?.due && change.due > workflow.clock.now()).toBe(true);
    expect(change?.people).toEqual(expect.arrayContaining([cast.requester, who.physiotherapist]));
    expect(change?.notices).toContainEqual(
      expect.objectContaining({ person: who.physiotherapist, notify: false, onlyIfShown: false }),
    );
    expect(change?.sameChild).toContain('reference INV-T1 mrd00417');
  });

  test('that ends the case leaves nothing that falls due before it is filed; its child is compared only while an advocate or a GP may open it', async () => {
    const { workflow, ref } = await watchedCase();
    await give(workflow, ref, { by: cast.requester, gives: aCommand('withdraw') });
    expect(workflow.commits[0]).toMatchObject({ due: neverDue, sameChild: expect.any(Array) });
    const alone = await watchedCase();
    for (const person of [who.advocate, who.gp])
      await give(alone.workflow, alone.ref, {
        by: who.coordinator,
        gives: aCommand('remove-member', { person }),
      });
    await give(alone.workflow, alone.ref, { by: cast.requester, gives: aCommand('withdraw') });
    expect(alone.workflow.commits.at(-1)).toMatchObject({ due: neverDue, sameChild: undefined });
  });

  test('wakes the post once it is committed', async () => {
    const { workflow, ref } = await watchedCase();
    const woken: string[] = [];
    const shell = { ...workflow.shell, committed: () => woken.push('woken') };
    await give({ ...workflow, shell }, ref, { by: who.stranger, gives: aCommand('comment') });
    expect(woken).toEqual([]);
    await give({ ...workflow, shell }, ref, comment);
    expect(woken).toHaveLength(1);
  });

  test('uses up the draft that it was typed in', async () => {
    const { workflow, ref } = await watchedCase();
    const key = { person: cast.requester, about: ref, form: 'comment' };
    await workflow.stores.drafts.save(key, { page: 'one', values: {}, savedAt: workflow.clock.now() }, 0);
    await give(workflow, ref, comment, { usedDraft: { key, version: 1, mustBeLast: false } });
    expect(await workflow.stores.drafts.read(key)).toBeUndefined();
  });

  test('is never dated before the last event of its case, whatever the clock says', async () => {
    const { workflow, ref } = await watchedCase();
    const before = await workflow.stores.cases.readCase(ref);
    workflow.clock.moveTo(london('2026-12-01 09:00'));
    const handled = await give(workflow, ref, comment);
    expect(handled.kind === 'done' && handled.events[0]?.at).toBe(before?.lastEventAt);
  });
});

describe('a refused command', () => {
  test('writes nothing and comes back with the case as it is', async () => {
    const { workflow, ref } = await watchedCase();
    const handled = await give(workflow, ref, { by: who.nurse, gives: aCommand('approve') });
    expect(handled).toMatchObject({ kind: 'refused', state: { ref, stage: { status: 'under-review' } } });
    expect(workflow.commits).toEqual([]);
  });

  test('on a case that is not there is the answer a stranger gets', async () => {
    const workflow = await watched();
    const command = { type: 'comment', comment: 'Is anybody there?' } as const;
    const handled = await handleCommand(workflow.shell, {
      given: givenBy(who.nurse, command),
      ref: 'K7M4-RQX3',
    });
    expect(handled).toMatchObject({ kind: 'refused', refusal: { code: 'unknown-case' }, state: undefined });
  });
});

describe('when somebody else was faster', () => {
  test('the command is decided again on what is now true', async () => {
    const { workflow, ref } = await watchedCase(async (plain, of, attempt) => {
      if (attempt === 1) await give(plain, of, { by: who.coordinator, gives: aCommand('comment') });
    });
    const handled = await give(workflow, ref, comment);
    expect(handled.kind).toBe('done');
    expect(workflow.commits.map((each) => each.expectedVersion)).toEqual([
      workflow.commits[0]?.expectedVersion,
      (workflow.commits[0]?.expectedVersion ?? 0) + 1,
    ]);
    expect(await workflow.stores.cases.history(ref)).toHaveLength(
      (workflow.commits[0]?.expectedVersion ?? 0) + 2,
    );
  });

  test('it is refused where what they did is in the way, and nothing is written', async () => {
    const { workflow, ref } = await watchedCase(async (plain, of, attempt) => {
      if (attempt === 1) await give(plain, of, { by: cast.requester, gives: aCommand('withdraw') });
    });
    const opinion = { by: cast.reviewer, gives: aCommand('give-opinion') };
    expect(await give(workflow, ref, opinion)).toMatchObject({
      kind: 'refused',
      state: { stage: { status: 'withdrawn' }, opinions: [] },
    });
  });

  test('the presser’s second look is not counted as a second press', async () => {
    const { workflow, ref } = await watchedCase(async (plain, of, attempt) => {
      if (attempt === 1) await give(plain, of, { by: who.coordinator, gives: aCommand('comment') });
    });
    await give(workflow, ref, comment, { press });
    expect(workflow.reads.map((each) => each.again)).toEqual([false, true]);
  });

  test('again and again, it is given up with a code, and nothing is written', async () => {
    const { workflow, ref } = await watchedCase(async (plain, of) => {
      await give(plain, of, { by: who.coordinator, gives: aCommand('comment') });
    });
    await expect(give(workflow, ref, comment)).rejects.toMatchObject({ code: 'contended' });
    const ours = (await workflow.stores.cases.history(ref)).filter(
      ({ type, actor }) => type === 'commented' && actor.kind === 'person' && actor.id === cast.requester,
    );
    expect(ours).toEqual([]);
  });
});

describe('the same press twice', () => {
  test('is known when it is read, and changes nothing', async () => {
    const { workflow, ref } = await watchedCase();
    await give(workflow, ref, comment, { press });
    const handled = await give(workflow, ref, comment, { press });
    expect(handled).toMatchObject({ kind: 'unchanged', repeat: true, state: { ref } });
    expect(workflow.commits).toHaveLength(1);
  });

  test('at the same moment, is known at the commit, and is answered with what the other one made', async () => {
    const { workflow, ref } = await watchedCase(async (plain, of, attempt) => {
      if (attempt === 1) await give(plain, of, comment, { press });
    });
    const handled = await give(workflow, ref, comment, { press });
    expect(handled).toMatchObject({ kind: 'unchanged', repeat: true });
    const history = await workflow.stores.cases.history(ref);
    expect(history.filter(({ type }) => type === 'commented')).toHaveLength(1);
    expect(handled.state?.version).toBe(history.length);
  });
});

describe('a new request', () => {
  test('gets another reference where the first one is taken', async () => {
    const workflow = await watched();
    workflow.mint.nextRefs.push(refNumber(9), refNumber(9), refNumber(8));
    await give(workflow, undefined, { by: cast.requester, gives: newRequest });
    const second = await give(workflow, undefined, { by: who.neurologist, gives: newRequest });
    expect(second).toMatchObject({ kind: 'done', state: { ref: refNumber(8), requester: who.neurologist } });
    expect(await workflow.stores.cases.readCase(refNumber(9))).toMatchObject({ requester: cast.requester });
  });

  test('never shows the case whose reference it stumbled on', async () => {
    const workflow = await watched();
    workflow.mint.nextRefs.push(refNumber(9));
    await give(workflow, undefined, { by: cast.requester, gives: newRequest });
    workflow.mint.nextRefs.push(refNumber(9));
    await give(workflow, undefined, { by: who.neurologist, gives: newRequest });
    expect(workflow.reads.map((each) => each.ref)).toEqual([undefined, undefined, undefined]);
  });

  test('with a reference of its own is sent once, also from two devices', async () => {
    const workflow = await watched();
    const ref = refNumber(7);
    const first = await handleCommand(workflow.shell, { given: givenBy(cast.requester, newRequest), ref });
    const again = await handleCommand(workflow.shell, { given: givenBy(cast.requester, newRequest), ref });
    expect([first.kind, again]).toEqual(['done', expect.objectContaining({ kind: 'sent-before' })]);
    expect(again.state?.ref).toBe(ref);
  });

  test('with such a reference, sent by both at one moment, is sent once', async () => {
    const ref = refNumber(7);
    const request = { given: givenBy(cast.requester, newRequest), ref };
    const workflow: Watched = await watched(async (attempt) => {
      if (attempt === 1) {
        await handleCommand({ ...workflow.shell, cases: workflow.stores.cases }, request);
      }
      return undefined;
    });
    expect(await handleCommand(workflow.shell, request)).toMatchObject({ kind: 'sent-before' });
    const history = await workflow.stores.cases.history(ref);
    expect(history.filter(({ type }) => type === 'submitted')).toHaveLength(1);
  });
});

describe('when the store is away', () => {
  test('the caller hears so, and the post is not woken', async () => {
    const workflow = await watched(async () => {
      throw new StoreUnavailable('away');
    });
    const woken: string[] = [];
    const shell = { ...workflow.shell, committed: () => woken.push('woken') };
    const given = givenBy(cast.requester, newRequest);
    await expect(handleCommand(shell, { given, ref: undefined })).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    expect([woken, await workflow.stores.cases.casesOf(cast.requester)]).toEqual([[], []]);
  });
});

test('a press that turns out to be saved already is never said not to be, though it cannot be looked at', async () => {
  const { workflow, ref } = await watchedCase((plain, of) => give(plain, of, comment, { press }));
  const cases: CaseStore = {
    ...workflow.shell.cases,
    readCase: () => Promise.reject(new StoreUnavailable('away')),
  };
  const given = givenBy(cast.requester, aComment);
  await expect(handleCommand({ ...workflow.shell, cases }, { given, ref, press })).rejects.toMatchObject({
    code: 'store-unavailable',
    mayBeSaved: true,
  });
});

test('the clock’s own command on a case where nothing is due changes nothing', async () => {
  const { workflow, ref } = await watchedCase();
  workflow.clock.moveTo(london(begun));
  const handled = await give(workflow, ref, { by: 'system', gives: { type: 'fall-due' } });
  expect(handled).toMatchObject({ kind: 'unchanged', repeat: false });
  expect(workflow.commits).toEqual([]);
});
