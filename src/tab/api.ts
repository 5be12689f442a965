import type * as z from 'zod/mini';
import { casePage } from '../web/contract/case-page';
import { type FormAct, formAnswer, formPage } from '../web/contract/form-page';
import { type InboxQuery, inbox, type WorklistQuery, worklist } from '../web/contract/inbox';
import { me } from '../web/contract/me';
import { people } from '../web/contract/people';
import { planner } from '../web/contract/planner';
import { printTicket } from '../web/contract/print';
import { notInView, tabAddress } from '../web/contract/routes';
import { offline, problemOf } from './problem';
import { signInProblem, tellsOfSignIn } from './teams/sign-in';

/** Characters of a body that may outlive its page: browsers take 64 KB, and a character has four bytes at most. */
const outlives = 15_000;

type Query = Readonly<Record<string, string | number | undefined>>;
export type Api = ReturnType<typeof createApi>;

/**
 * The tab's API as functions, one a route; what comes back is parsed. Each throws a Problem.
 * @param token gives a token of single sign-on; asked again once when one has expired
 * @param under the path below which a proxy serves the bot; empty for none
 */
export function createApi(token: () => Promise<string>, under: string) {
  const known = new Map<string, { readonly etag: string; readonly body: unknown }>();
  const send = authorised(token, under);

  async function get<Shape extends z.ZodMiniType>(shape: Shape, address: string): Promise<z.output<Shape>> {
    const before = known.get(address);
    const response = await send(address, {
      headers: {
        ...(before === undefined ? {} : { 'if-none-match': before.etag }),
        ...(document.visibilityState === 'visible' ? {} : { [notInView]: 'yes' }),
      },
    });
    if (response.status === 304 && before !== undefined) return shape.parse(before.body);
    if (!response.ok) throw await problemOf(response);
    const body: unknown = await response.json();
    const etag = response.headers.get('etag');
    if (etag !== null) known.set(address, { etag, body });
    return shape.parse(body);
  }

  async function post<Shape extends z.ZodMiniType>(
    shape: Shape,
    address: string,
    body: object,
    also: readonly number[] = [],
  ): Promise<z.output<Shape>> {
    const said = JSON.stringify(body);
    const response = await send(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: said,
      // What is kept on leaving the page arrives though the page is gone; a browser takes no more than this for it.
      keepalive: said.length < outlives,
    });
    if (response.ok) return shape.parse(await response.json());
    if (!also.includes(response.status)) throw await problemOf(response);
    // An answer that is no problem: a form that was refused says so in its own words.
    const read = shape.safeParse(
      await response
        .clone()
        .json()
        .catch(() => undefined),
    );
    if (!read.success) throw await problemOf(response);
    return read.data;
  }

  return {
    me: () => get(me, tabAddress('me')),
    inbox: (query: InboxQuery) => get(inbox, tabAddress('inbox', {}, query as Query)),
    worklist: (query: WorklistQuery) => get(worklist, tabAddress('worklist', {}, query as Query)),
    case: (ref: string) => get(casePage, tabAddress('case', { ref })),
    form: (ref: string, name: string, page?: string) =>
      get(formPage, tabAddress('form', { ref, name }, { page })),
    act: (ref: string, name: string, act: FormAct) =>
      post(formAnswer, tabAddress('form', { ref, name }), act, [409]),
    people: (dataset: string, q: string) => get(people, tabAddress('people', {}, { dataset, q })),
    planner: () => get(planner, tabAddress('planner')),
    plannerCsv: async (): Promise<Blob> => {
      const response = await send(tabAddress('plannerCsv'), {});
      if (!response.ok) throw await problemOf(response);
      return response.blob();
    },
    print: (ref: string, what: string) => post(printTicket, tabAddress('print'), { ref, what }),
    /** The stream of changes, open until the signal or the server ends it. */
    events: (lastId: string | undefined, signal: AbortSignal) =>
      send(tabAddress('events'), {
        signal,
        headers: lastId === undefined ? {} : { 'last-event-id': lastId },
      }),
  };
}

/** Sends with a token; one that has expired meanwhile is asked for anew, once. */
function authorised(token: () => Promise<string>, under: string) {
  const told = tellsOfSignIn(under);
  async function once(address: string, { headers, ...init }: RequestInit): Promise<Response> {
    const bearer = await token().catch((error: unknown) => {
      if (!navigator.onLine) throw offline();
      const said = error instanceof Error ? error.message : String(error);
      told(said);
      throw signInProblem(said);
    });
    return fetch(`${under}${address}`, {
      ...init,
      headers: { ...headers, authorization: `Bearer ${bearer}` },
    }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw offline();
    });
  }
  return async (address: string, init: RequestInit): Promise<Response> => {
    const response = await once(address, init);
    if (response.status !== 401) return response;
    const { code } = await problemOf(response.clone());
    return code === 'TOKEN_EXPIRED' ? once(address, init) : response;
  };
}
