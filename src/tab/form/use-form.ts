import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FormAct, FormAnswer, FormPage } from '../../web/contract/form-page';
import type { Api } from '../api';
import { asProblem, type Problem } from '../problem';
import { bodyOf, type Keeping, useKeeping } from './use-keeping';

/** How an answer that is not another page of the form ended it. */
export type Ended = Exclude<FormAnswer, { kind: 'form' } | { kind: 'kept' }>;

export interface OpenForm {
  readonly page: FormPage | undefined;
  /** How many pages the server has given: it changes with each, even where the page is the same. */
  readonly given: number;
  readonly keeping: Keeping;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly ended: Ended | undefined;
  readonly type: (path: string, value: string) => void;
  readonly act: (act: FormAct['act'], page?: string) => void;
  readonly again: () => void;
}

/**
 * One form, a page at a time. What is typed is kept as a draft while typing pauses, and tried again while it cannot be:
 * nothing that is on the screen is lost to a lost connection.
 */
export function useForm(api: Api, ref: string, name: string): OpenForm {
  const [page, setPage] = useState<FormPage | undefined>();
  const [given, setGiven] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>();
  const [ended, setEnded] = useState<Ended | undefined>();
  const last = useRef<() => void>(() => {});
  const running = useRef(false);
  const post = useCallback((body: FormAct) => api.act(ref, name, body), [api, ref, name]);
  const draft = useKeeping(post, running, setProblem);
  const { stands, typed } = draft;

  const take = useCallback(
    (next: FormPage) => {
      stands(next);
      setPage(next);
      setGiven((before) => before + 1);
    },
    [stands],
  );
  const open = useCallback(() => {
    setProblem(undefined);
    last.current = open;
    api.form(ref, name).then(take, (error: unknown) => setProblem(asProblem(error)));
  }, [api, ref, name, take]);
  useEffect(open, [open]);

  /** Sends one act; the very same body goes out again when the answer was lost. */
  async function send(body: FormAct): Promise<void> {
    if (running.current) return;
    running.current = true;
    last.current = () => void send(body);
    setBusy(true);
    setProblem(undefined);
    try {
      await draft.quiet();
      // Going elsewhere in the form takes nothing along: what is here is kept before.
      if (body.act === 'goto') await draft.keepNow();
      const answer = await post(body);
      if (answer.kind === 'form') take(answer.form);
      else if (answer.kind !== 'kept') {
        draft.done();
        setEnded(answer);
      }
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return {
    page,
    given,
    keeping: draft.keeping,
    busy,
    problem,
    ended,
    type: (path, value) => {
      const changed = typed(path, value);
      if (changed !== undefined) setPage(changed);
    },
    act: (act, to) => {
      const from = draft.current();
      if (from !== undefined) void send(bodyOf(from, act, to));
    },
    again: () => last.current(),
  };
}
