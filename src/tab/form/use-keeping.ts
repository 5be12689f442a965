import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FormAct, FormAnswer, FormPage } from '../../web/contract/form-page';
import { asProblem, type Problem } from '../problem';
import { askedNow } from './asked';

export type Keeping = 'nothing-new' | 'keeping' | 'kept' | 'not-kept';

const pauseMs = 1200;
const retryMs = 5000;
/** Trying again would not help: the form is not there for this person, or not any more. */
const final: readonly string[] = [
  'NOT_FOUND',
  'OVER',
  'REFUSED',
  'TOKEN_REFUSED',
  'NOT_IN_DIRECTORY',
  'BAD_REQUEST',
];

/**
 * Keeps what is typed as a draft, whenever typing pauses. While that fails it is tried again every five seconds, and at
 * once when the connection is back; whoever leaves the page meanwhile, loads it again or puts the phone away is warned, and
 * what is there is sent off.
 * @param busy whether an act of the form is on its way: keeping waits for it
 */
export function useKeeping(
  post: (body: FormAct) => Promise<FormAnswer>,
  busy: { readonly current: boolean },
  trouble: (problem: Problem) => void,
) {
  const [keeping, setKeeping] = useState<Keeping>('nothing-new');
  const page = useRef<FormPage | undefined>(undefined);
  const edits = useRef({ made: 0, kept: 0 });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const keepNow = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const { current } = page;
    const { made, kept } = edits.current;
    if (current === undefined || made === kept) return;
    setKeeping('keeping');
    const keeps = post(bodyOf(current, 'keep'));
    underWay.current = keeps.catch(() => undefined);
    await keeps;
    // Meanwhile the form may have gone on to another page, where nothing was typed yet.
    if (page.current?.form !== current.form) return;
    edits.current.kept = made;
    if (edits.current.made === made) setKeeping('kept');
  }, [post]);

  const later = useCallback(
    (inMs: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (busy.current) {
          later(pauseMs);
          return;
        }
        keepNow().catch((error: unknown) => {
          setKeeping('not-kept');
          const problem = asProblem(error);
          if (final.includes(problem.code)) trouble(problem);
          else later(retryMs);
        });
      }, inMs);
    },
    [busy, keepNow, trouble],
  );

  useEffect(() => {
    const unkept = () => edits.current.made !== edits.current.kept;
    const back = () => unkept() && later(0);
    const atOnce = () => void keepNow().catch(() => later(retryMs));
    const leaving = (event: BeforeUnloadEvent) => {
      if (!unkept()) return;
      event.preventDefault();
      atOnce();
    };
    const hidden = () => document.visibilityState === 'hidden' && atOnce();
    window.addEventListener('online', back);
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('pagehide', atOnce);
    window.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', back);
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('pagehide', atOnce);
      window.removeEventListener('visibilitychange', hidden);
      keepNow().catch(() => undefined);
    };
  }, [keepNow, later]);

  const acts = useMemo(
    () => ({
      keepNow,
      /** Nothing is kept from now on, and what is being kept has arrived: it must not come after an act. */
      async quiet(): Promise<void> {
        clearTimeout(timer.current);
        await underWay.current;
      },
      current: () => page.current,
      /** The form shows this page now; nothing was typed on it. */
      stands(next: FormPage) {
        clearTimeout(timer.current);
        page.current = next;
        edits.current.kept = edits.current.made;
        setKeeping('nothing-new');
      },
      /** The form is gone: there is nothing to keep any more. */
      done() {
        clearTimeout(timer.current);
        edits.current.kept = edits.current.made;
      },
      /** A field was changed; gives the page as it now stands. */
      typed(path: string, value: string): FormPage | undefined {
        if (page.current === undefined) return undefined;
        const fields = page.current.fields.map((each) => (each.path === path ? { ...each, value } : each));
        page.current = { ...page.current, fields };
        edits.current.made += 1;
        later(pauseMs);
        return page.current;
      },
    }),
    [keepNow, later],
  );
  return { keeping, ...acts };
}

/** What an act says: every question of the page that is asked, as it stands. What nobody sees is not sent. */
export function bodyOf(from: FormPage, act: FormAct['act'], to?: string): FormAct {
  const asked = askedNow(from.fields);
  const inputs = act === 'goto' ? {} : Object.fromEntries(asked.map(({ path, value }) => [path, value]));
  return { act, page: to ?? from.page, step: from.step, form: from.form, inputs };
}
