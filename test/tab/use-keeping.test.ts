import { build } from 'esbuild';
import type * as Preact from 'preact';
import type * as UseKeeping from '../../src/tab/form/use-keeping';
import type { FormAct, FormAnswer, FormPage } from '../../src/web/contract/form-page';
import { root } from '../support/source-files';

/** The hook with the library that runs it, which is made for browsers alone. */
async function theHook(): Promise<typeof Preact & typeof UseKeeping> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { h, render } from 'preact'; export * from './src/tab/form/use-keeping';",
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2022',
    tsconfigRaw: {},
  });
  const made = { exports: {} };
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(made, made.exports);
  return made.exports as typeof Preact & typeof UseKeeping;
}
let hook: Awaited<ReturnType<typeof theHook>>;

/** A page of a form with one field, as much of it as keeping looks at. */
const page = {
  form: 'f1',
  page: 'view',
  step: 2,
  fields: [{ path: 'view', value: '', onlyIf: null }],
} as unknown as FormPage;
const kept: FormAnswer = { kind: 'kept', savedAt: '2027-01-11T09:00:00.000Z' };

/** The hook in a component that shows nothing, so that no page is needed to run it. */
function keeping(post: (body: FormAct) => Promise<FormAnswer>) {
  const { h, render, useKeeping } = hook;
  let acts: ReturnType<typeof useKeeping> | undefined;
  const busy = { current: false };
  const trouble = () => undefined;
  const Uses = () => {
    acts = useKeeping(post, busy, trouble);
    return null;
  };
  const nowhere = { childNodes: [], firstChild: null, nodeType: 1 } as unknown as Preact.ContainerNode;
  render(h(Uses, {}), nowhere);
  if (acts === undefined) throw new Error('nothing was rendered');
  acts.stands(page);
  return acts;
}

beforeAll(async () => {
  hook = await theHook();
  Object.assign(globalThis, { window: new EventTarget() });
});
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('what is kept while somebody types', () => {
  test('is on its way when an act comes: the act waits until it has arrived, and nothing is kept after it', async () => {
    const order: string[] = [];
    const answers: (() => void)[] = [];
    const post = (body: FormAct) => {
      order.push(`keep ${body.inputs['view']}`);
      return new Promise<FormAnswer>((resolve) => {
        answers.push(() => {
          order.push('arrived');
          resolve(kept);
        });
      });
    };
    const acts = keeping(post);
    acts.typed('view', 'Half');
    await jest.advanceTimersByTimeAsync(1_300);
    acts.typed('view', 'Half a view');
    const sent = acts.quiet().then(() => order.push('act'));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(order).toEqual(['keep Half']);
    answers[0]?.();
    await sent;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(order).toEqual(['keep Half', 'arrived', 'act']);
  });

  test.each(['pagehide', 'beforeunload'])('goes off at once when the page goes: %s', async (event) => {
    const sent: unknown[] = [];
    const acts = keeping(async ({ inputs }) => {
      sent.push(inputs['view']);
      return kept;
    });
    // The page listens once it has been painted.
    await jest.advanceTimersByTimeAsync(200);
    acts.typed('view', 'Half a view');
    window.dispatchEvent(new Event(event));
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['Half a view']);
    window.dispatchEvent(new Event(event));
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['Half a view']);
  });

  test('leaves out what depends on another answer and is not asked', async () => {
    const sent: unknown[] = [];
    const acts = keeping(async ({ inputs }) => {
      sent.push(inputs);
      return kept;
    });
    const basis = { path: 'basis', value: 'Typed before.', onlyIf: { paths: ['view'], is: ['not-agreed'] } };
    acts.stands({ ...page, fields: [...page.fields, basis] } as unknown as FormPage);
    for (const view of ['agreed', 'not-agreed']) {
      acts.typed('view', view);
      await jest.advanceTimersByTimeAsync(1_300);
    }
    expect(sent).toEqual([{ view: 'agreed' }, { view: 'not-agreed', basis: 'Typed before.' }]);
  });

  test('could not be kept: that is no reason for the act not to go', async () => {
    const acts = keeping(() => Promise.reject(new Error('offline')));
    acts.typed('view', 'Half');
    await jest.advanceTimersByTimeAsync(1_300);
    await expect(acts.quiet()).resolves.toBeUndefined();
  });
});
