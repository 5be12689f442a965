import { createChangeHub, type ToldChange } from '../../../src/workflow/tab/change-hub';
import type { CaseChange } from '../../../src/workflow/tab/tab-ports';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, casesBut, type Workflow } from '../../builders/workflow';

const cast = castFor('external-second-opinion');
const stranger = '00000000-0000-4000-8000-000000009999';

/** A hub on a feed that a test speaks for, and what is looked at for whom. */
function hubOf(workflow: Workflow) {
  let say: (change: CaseChange | 'again') => void = () => undefined;
  const looks: string[] = [];
  const faults: unknown[] = [];
  const gates = new Map<string, Promise<void>>();
  const { cases } = workflow.stores;
  const hub = createChangeHub(
    {
      ...workflow.shell,
      cases: casesBut(workflow, {
        look: async (ref) => {
          looks.push(ref ?? '');
          await gates.get(ref ?? '');
          return cases.look(ref);
        },
      }),
      later: (work) => void work().catch((error: unknown) => faults.push(error)),
    },
    {
      listen: (told) => {
        say = told;
        return () => undefined;
      },
    },
  );
  const listen = (person: string, after?: string) => {
    const told: ToldChange[] = [];
    const stop = hub.listen(person, after, (change) => void told.push(change));
    return { told, stop, refs: () => told.map(({ change }) => (change === 'again' ? change : change.ref)) };
  };
  return { listen, say: (change: CaseChange | 'again') => say(change), looks, faults, gates };
}

const rest = async () => {
  for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve));
};
const change = (ref: string, version = 1): CaseChange => ({ ref, version });

describe('changes are told to those who may see the case, with one look for all of them', () => {
  test('the consultant hears of it, a stranger does not', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'under-review');
    const { listen, say, looks } = hubOf(workflow);
    const heard = [listen(cast.consultant), listen(cast.requester), listen(stranger)];
    say(change(ref));
    await rest();
    expect(heard.map((each) => each.refs())).toEqual([['again', ref], ['again', ref], ['again']]);
    expect(looks).toEqual([ref]);
  });

  test('a case that cannot be looked at makes people read again, and the next one is told', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'under-review');
    const { listen, say, faults, gates } = hubOf(workflow);
    const { refs } = listen(cast.consultant);
    gates.set('B2JP-6VNA', Promise.reject(new Error('away')));
    say(change('B2JP-6VNA'));
    say(change(ref));
    await rest();
    expect(refs()).toEqual(['again', 'again', ref]);
    expect(faults).toHaveLength(1);
  });
});

describe('whoever was away for a moment catches up', () => {
  /** So many cases that changed since the place of the last id. */
  async function missed(cases: number) {
    const workflow = await aWorkflow();
    const refs: string[] = [];
    for (let index = 0; index < cases; index += 1) refs.push(await aCaseIn(workflow, 'consultant-review'));
    const hub = hubOf(workflow);
    const before = hub.listen(cast.consultant);
    before.stop();
    const [{ id = '' } = {}] = before.told;
    for (const ref of refs) for (const version of [1, 2]) hub.say(change(ref, version));
    return { workflow, refs, id, ...hub };
  }

  test('with the last change of each case of their own', async () => {
    const { refs, id, listen, looks } = await missed(2);
    const { told } = listen(cast.consultant, id);
    await rest();
    expect(told.map((each) => each.change)).toEqual(refs.map((ref) => change(ref, 2)));
    expect(looks).toEqual(refs);
  });

  test('beyond twenty cases they read again, and nothing is looked at for them', async () => {
    const { id, listen, looks } = await missed(21);
    const { refs } = listen(cast.consultant, id);
    await rest();
    expect([refs(), looks]).toEqual([['again'], []]);
  });

  test('a stranger who asks for all that was costs no look at any case', async () => {
    const { id, listen, looks } = await missed(3);
    const { told } = listen(stranger, id);
    await rest();
    expect([told, looks]).toEqual([[], []]);
  });

  test('one who has gone is not looked anything up for, and keeps nobody waiting', async () => {
    const { refs, id, listen, say, looks, gates } = await missed(3);
    let open: () => void = () => undefined;
    gates.set(refs[0] ?? '', new Promise((resolve) => (open = resolve)));
    const slow = listen(cast.consultant, id);
    await rest();
    const other = listen(cast.requester);
    say(change(refs[2] ?? '', 3));
    await rest();
    // The slow one still waits for the first look; the other has heard already.
    expect([slow.refs(), other.refs()]).toEqual([[], ['again', refs[2]]]);
    slow.stop();
    open();
    await rest();
    expect(slow.told).toEqual([]);
    expect(looks).toEqual([refs[0], refs[2]]);
  });

  test('what changes meanwhile is told after what was missed', async () => {
    const { refs, id, listen, say } = await missed(2);
    const { told } = listen(cast.consultant, id);
    say(change(refs[0] ?? '', 3));
    await rest();
    expect(told.map((each) => each.change)).toEqual([
      change(refs[0] ?? '', 2),
      change(refs[1] ?? '', 2),
      change(refs[0] ?? '', 3),
    ]);
  });
});
