import { handleCommand } from '../../src/workflow/handle-command';
import { aCommand, submission } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { castFor, requestFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, casesBut, does, give, givenBy } from '../builders/workflow';

/** What is decided on more than one request at the same moment (process page §4b). */

const cast = castFor('external-second-opinion');

test('a hold that is recorded on the earlier request while a linked one is sent holds there too; after a death nothing is sent', async () => {
  for (const recorded of ['hold', 'record-death'] as const) {
    const plain = await aWorkflow();
    const origin = await aCaseIn(plain, 'resolution');
    const { linkedTo } = await does(plain, origin, {
      by: cast.requester,
      gives: aCommand('start-linked-request'),
    });
    const by = recorded === 'hold' ? who.safeguardingLead : who.coordinator;
    let commits = 0;
    const cases = casesBut(plain, {
      commit: async (change) => {
        commits += 1;
        if (commits === 1) await does(plain, origin, { by, gives: aCommand(recorded) });
        return plain.stores.cases.commit(change);
      },
    });
    const from = { ref: origin, barred: [], whatIsNew: 'A scan.', earlierOpinions: 1 };
    const gives = submission(
      requestFor('external-second-opinion', cast, { candidates: [cast.alsoInvited] }),
      from,
    );
    const sent = await handleCommand(
      { ...plain.shell, cases },
      { given: givenBy(cast.requester, gives), ref: linkedTo[0]?.ref },
    );
    if (recorded === 'hold') expect(sent).toMatchObject({ kind: 'done', state: { hold: expect.anything() } });
    else expect(sent.kind).toBe('refused');
  }
});

test('of two branches that are sent at the same moment one finds the other: the third opinion needs the lead’s reason', async () => {
  const plain = await aWorkflow();
  const origin = await aCaseIn(plain, 'resolution');
  const starts = { by: cast.requester, gives: aCommand('start-linked-request') };
  for (const newRef of ['T2HW-9CDK', 'W5RX-3KLM'])
    await does(plain, origin, {
      ...starts,
      gives: aCommand('start-linked-request', { newRef, kind: 'external-second-opinion' }),
    });
  const from = { ref: origin, barred: [], whatIsNew: 'A scan.', earlierOpinions: 1 };
  const gives = submission(
    requestFor('external-second-opinion', cast, { candidates: [cast.alsoInvited] }),
    from,
  );
  const sends = (shell: typeof plain.shell, ref: string) =>
    handleCommand(shell, { given: givenBy(cast.requester, gives), ref });
  let commits = 0;
  const cases = casesBut(plain, {
    commit: async (change) => {
      commits += 1;
      if (commits === 1) expect((await sends(plain.shell, 'W5RX-3KLM')).kind).toBe('done');
      return plain.stores.cases.commit(change);
    },
  });
  expect(await sends({ ...plain.shell, cases }, 'T2HW-9CDK')).toMatchObject({
    kind: 'refused',
    refusal: { text: expect.stringContaining('third external second opinion') },
  });
});

test('of two requests that are joined into each other at the same moment one stays open (process page §4b, I15)', async () => {
  const plain = await aWorkflow();
  const [one, other] = [await aCaseIn(plain, 'preparing'), await aCaseIn(plain, 'preparing')];
  const joins = (stays: string) => ({ by: who.coordinator, gives: aCommand('join-duplicate', { stays }) });
  let commits = 0;
  const cases = casesBut(plain, {
    commit: async (change) => {
      commits += 1;
      if (commits === 1) await does(plain, other, joins(one));
      return plain.stores.cases.commit(change);
    },
  });
  const late = await give({ ...plain, shell: { ...plain.shell, cases } }, one, joins(other));
  expect(late).toMatchObject({
    kind: 'refused',
    refusal: { fields: { stays: expect.stringContaining('That request is over') } },
  });
  expect((await plain.stores.cases.readCase(one))?.stage.status).toBe('preparing');
});

test('nothing is joined into a request that ends at that moment', async () => {
  const plain = await aWorkflow();
  const [one, other] = [await aCaseIn(plain, 'preparing'), await aCaseIn(plain, 'preparing')];
  let commits = 0;
  const cases = casesBut(plain, {
    commit: async (change) => {
      commits += 1;
      if (commits === 1) await does(plain, other, { by: cast.requester, gives: aCommand('withdraw') });
      return plain.stores.cases.commit(change);
    },
  });
  const press = { by: who.coordinator, gives: aCommand('join-duplicate', { stays: other }) };
  expect((await give({ ...plain, shell: { ...plain.shell, cases } }, one, press)).kind).toBe('refused');
});

test('a join that stops half-way loses nothing: the one that stays carries the hold, and the join is done again', async () => {
  const plain = await aWorkflow();
  const [ends, stays] = [await aCaseIn(plain, 'preparing'), await aCaseIn(plain, 'preparing')];
  await does(plain, ends, { by: who.safeguardingLead, gives: aCommand('hold') });
  const joins = { by: who.coordinator, gives: aCommand('join-duplicate', { stays }) };
  const read = async (ref: string) => plain.stores.cases.readCase(ref);
  const stopped = casesBut(plain, {
    commit: async (change) => {
      if (change.ref === ends) throw new Error('the process ended');
      return plain.stores.cases.commit(change);
    },
  });
  await expect(give({ ...plain, shell: { ...plain.shell, cases: stopped } }, ends, joins)).rejects.toThrow(
    'the process ended',
  );
  expect([(await read(ends))?.stage.status, (await read(stays))?.hold]).toEqual([
    'preparing',
    expect.anything(),
  ]);
  const version = (await read(stays))?.version;
  expect((await give(plain, ends, joins)).kind).toBe('done');
  expect((await read(ends))?.stage).toMatchObject({ status: 'closed-joined', stays });
  // What it carries already it is not told twice.
  expect((await read(stays))?.version).toBe(version);
});

test('what is recorded on the duplicate while it is joined goes over too', async () => {
  const plain = await aWorkflow();
  const [ends, stays] = [await aCaseIn(plain, 'preparing'), await aCaseIn(plain, 'preparing')];
  let held = false;
  const cases = casesBut(plain, {
    commit: async (change) => {
      if (change.ref === ends && !held) {
        held = true;
        await does(plain, ends, { by: who.safeguardingLead, gives: aCommand('hold') });
      }
      return plain.stores.cases.commit(change);
    },
  });
  const joins = { by: who.coordinator, gives: aCommand('join-duplicate', { stays }) };
  const joined = await give({ ...plain, shell: { ...plain.shell, cases } }, ends, joins);
  expect(joined).toMatchObject({ kind: 'done', state: { stage: { status: 'closed-joined' } } });
  expect((await plain.stores.cases.readCase(stays))?.hold).toBeDefined();
});
