import { createHash } from 'node:crypto';
import type { PersonId } from '../../src/domain/case/ids';
import { createLogger } from '../../src/logger';
import { printRoute } from '../../src/web/print';
import { createWebServer } from '../../src/web/server';
import { printPage } from '../../src/workflow/print-page';
import { who } from '../builders/core/people';
import { castFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, does, type Workflow } from '../builders/workflow';

const cast = castFor('external-second-opinion');
const lines: string[] = [];
let workflow: Workflow;
let url = '';
const logger = createLogger('info', { write: (line) => lines.push(line) });
const open = (ticket: string) => printPage({ ...workflow.shell, tickets: workflow.stores.tickets }, ticket);
const server = createWebServer({ routes: [printRoute(open)], logger });

beforeAll(async () => {
  ({ url } = await server.listen(0, '127.0.0.1'));
});
afterAll(() => server.close(0));
beforeEach(async () => {
  workflow = await aWorkflow();
  lines.length = 0;
});

const get = async (ticket: string) => {
  const response = await fetch(`${url}/print/${ticket}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const mint = (ref: string, what: string, person: PersonId = cast.consultant) =>
  workflow.stores.tickets.mint({ person, ref, what });

describe('a page to print', () => {
  test('is whole, runs nothing, and is kept by nobody', async () => {
    const ref = await aCaseIn(workflow, 'sharing');
    const { status, headers, text } = await get(await mint(ref, 'account'));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('Another opinion about your child’s care');
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).not.toMatch(/<script|\sstyle=/);
  });

  test('as data is a file with a neutral name, the same bytes each time', async () => {
    const ref = await aCaseIn(workflow, 'closing');
    const { headers, text } = await get(await mint(ref, 'record-json'));
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="second-opinion-${ref}.json"`);
    expect(JSON.parse(text)).toMatchObject({ document: 'second-opinion-record', ref, status: 'closing' });
    expect((await get(await mint(ref, 'record-json'))).text).toBe(text);
    expect((await get(await mint(ref, 'record'))).text).toContain('End of the record');
  });

  test('is opened once, and each opening is recorded, with ids only', async () => {
    const ref = await aCaseIn(workflow, 'closing');
    const ticket = await mint(ref, 'record');
    expect((await get(ticket)).status).toBe(200);
    const again = await get(ticket);
    expect([again.status, again.text.includes(ref)]).toEqual([404, false]);
    await get(await mint(ref, 'record'));
    const views = lines
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'a case was viewed in print');
    expect(views).toHaveLength(2);
    expect(views[0]).toMatchObject({ case: ref, person: cast.consultant, what: 'record' });
    expect(lines.join('')).not.toContain(ticket);
  });
});

test('a scanner of links that asks with HEAD uses no address up, and learns of none whether it opens something', async () => {
  const ref = await aCaseIn(workflow, 'closing');
  const ticket = await mint(ref, 'record');
  const head = async (of: string) => {
    const { status, headers } = await fetch(`${url}/print/${of}`, { method: 'HEAD' });
    return [status, headers.get('content-type'), headers.get('cache-control')];
  };
  expect(await head(ticket)).toEqual(await head('x'.repeat(43)));
  expect(await head(ticket)).toEqual(await head('nothing'));
  expect(lines.join('')).not.toContain('viewed in print');
  expect((await get(ticket)).text).toContain(ref);
});

describe('a page that there is not is always the same page', () => {
  const nothing = async (ticket: string) => {
    const { status, headers, text } = await get(ticket);
    expect(status).toBe(404);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(text).toContain('There is nothing to see here');
    return text;
  };

  test('for a ticket that is unknown, misshapen or old', async () => {
    const ref = await aCaseIn(workflow, 'sharing');
    const ticket = await mint(ref, 'account');
    const unknown = await nothing('A'.repeat(43));
    expect(await nothing('short')).toBe(unknown);
    expect(await nothing('%3Cscript%3E')).toBe(unknown);
    expect((await get(ticket)).status).toBe(200);
    workflow.stores.clock.pass(600_001);
    expect(await nothing(ticket)).toBe(unknown);
  });

  test('when a hold was set after the button was pressed', async () => {
    const ref = await aCaseIn(workflow, 'sharing');
    const ticket = await mint(ref, 'account');
    expect((await get(ticket)).status).toBe(200);
    await does(workflow, ref, {
      by: who.safeguardingLead,
      gives: { type: 'hold', reason: 'A concern', authority: 'The lead', reviewOn: '2027-02-01' },
    });
    expect(await nothing(ticket)).not.toContain(ref);
  });

  test('after a death; and for whoever has no part in the case', async () => {
    const ref = await aCaseIn(workflow, 'sharing');
    const account = await mint(ref, 'account');
    const stranger = await mint(ref, 'account', '00000000-0000-4000-8000-00000000dead');
    const record = await mint(ref, 'record', cast.requester);
    await nothing(stranger);
    await nothing(record);
    const state = await workflow.shell.cases.readCase(ref);
    const { initials = '', dateOfBirth = '' } = state?.request.child ?? {};
    await does(workflow, ref, {
      by: cast.consultant,
      gives: { type: 'record-death', initials, dateOfBirth },
    });
    await nothing(account);
  });

  test('for a case that there is not, and for something that cannot be printed', async () => {
    const ref = await aCaseIn(workflow, 'sharing');
    await nothing(await mint('K7M4-RQX3', 'account', who.oncologist));
    await nothing(await mint(ref, 'comments'));
  });
});
