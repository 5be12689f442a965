import type { core } from 'zod/mini';
import * as z from 'zod/mini';
import { mintTabToken } from '../../../src/stand-in/sign-in/tab-token';
import type { FormAct, FormPage } from '../../../src/web/contract/form-page';
import { formAnswer, formPage } from '../../../src/web/contract/form-page';
import { tabAddress } from '../../../src/web/contract/routes';
import type { Answers } from './answers';
import type { World } from './world';

export interface TabReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Somebody who reads and writes in the tab, over HTTP with their own token. */
export class TabReader {
  readonly #world: World;
  readonly id: string;
  #token: string | undefined;

  constructor(world: World, id: string) {
    this.#world = world;
    this.id = id;
  }

  /** Their token of single sign-on. */
  async token(): Promise<string> {
    const { teams, tenantId, appId } = this.#world;
    this.#token ??= await mintTabToken({ authorityUrl: teams.url, tenantId, appId, personId: this.id });
    return this.#token;
  }

  async ask(
    address: string,
    options: { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
  ) {
    const { body, headers = {} } = options;
    const response = await fetch(`${this.#world.botUrls()[0]}${address}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        authorization: `Bearer ${await this.token()}`,
        'content-type': 'application/json',
        ...headers,
      },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    } as TabReply;
  }

  /** An answer that must be there and as the contract says. */
  async read<S extends core.$ZodType>(schema: S, address: string): Promise<core.output<S>> {
    const { status, body } = await this.ask(address);
    if (status !== 200) throw new Error(`${address}: ${status} ${JSON.stringify(body)}`);
    return z.parse(schema, body);
  }

  form(ref: string, name: string, page?: string): Promise<FormPage> {
    return this.read(formPage, tabAddress('form', { ref, name }, { page }));
  }

  /** Does something with a form that was read before. */
  async act(form: FormPage, act: FormAct['act'], inputs: Answers = {}, page = form.page) {
    const typed = act === 'goto' ? {} : { ...valuesOf(form), ...inputs };
    const body = { act, page, step: form.step, form: form.form, inputs: typed };
    const address = tabAddress('form', { ref: form.ref ?? 'new', name: form.name });
    const reply = await this.ask(address, { body });
    return {
      status: reply.status,
      answer: reply.status < 500 && reply.status !== 404 ? z.parse(formAnswer, reply.body) : undefined,
    };
  }
}

/** What is in the fields of a page. */
function valuesOf(form: FormPage): Answers {
  return Object.fromEntries(form.fields.map(({ path, value }) => [path, value]));
}
