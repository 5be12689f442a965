import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/logger';
import { createWebServer } from '../../src/web/server';
import { tabHeaders, tabPages } from '../../src/web/tab-pages';

const asks = (local: boolean) =>
  /connect-src ([^;]*)/.exec(tabHeaders(local)['content-security-policy'] ?? '')?.[1];
const shownBy = (local: boolean) =>
  /frame-ancestors ([^;]*)/.exec(tabHeaders(local)['content-security-policy'] ?? '')?.[1];

test('the tab asks its own host and Microsoft’s list of Teams’ hosts; on this machine nothing leaves it', () => {
  expect(asks(false)).toBe("'self' https://res.cdn.office.net");
  expect(asks(true)).toBe("'self'");
});

test('only Teams shows the tab; on this machine the stand-in’s page too', () => {
  expect(shownBy(false)).toMatch(/^https:\/\/teams\.microsoft\.com/);
  // Teams, Outlook and the Microsoft 365 app are moving to this domain.
  expect(shownBy(false)).toContain('https://*.cloud.microsoft');
  expect(shownBy(false)).not.toContain('127.0.0.1');
  expect(shownBy(true)).toContain('http://127.0.0.1:*');
});

describe('the page and its files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tab-pages-'));
  const own = 'console.log("alone")';
  const closings: (() => Promise<void>)[] = [];

  beforeAll(() => {
    const page = `<script>${own}</script><link href="/tab/main-AAAAAAAA.css"><script src="/tab/main-AAAAAAAA.js"></script><div id="page" data-under=""></div>`;
    writeFileSync(join(folder, 'index.html'), page);
    writeFileSync(join(folder, 'main-AAAAAAAA.js'), 'this build');
    writeFileSync(join(folder, 'main-AAAAAAAA.css'), 'its style');
    writeFileSync(join(folder, 'letters-AAAAAAAA.woff2'), 'its font');
  });
  afterAll(async () => {
    for (const close of closings) await close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function served(under = '') {
    const logger = createLogger('silent');
    const server = createWebServer({ routes: tabPages(folder, false, under), logger, under });
    const { url } = await server.listen(0, '127.0.0.1');
    closings.push(() => server.close(0));
    return async (path: string) => {
      const { status, headers, text } = await fetch(`${url}${path}`).then(async (answer) => ({
        status: answer.status,
        headers: answer.headers,
        text: await answer.text(),
      }));
      return {
        status,
        text,
        cache: headers.get('cache-control'),
        policy: headers.get('content-security-policy'),
      };
    };
  }

  test('the few lines that stand in the page run by their digest, and no others do', async () => {
    const ask = await served();
    const digest = createHash('sha256').update(own).digest('base64');
    expect((await ask('/tab')).policy).toContain(`script-src 'self' 'sha256-${digest}';`);
    expect((await ask('/tab')).policy).not.toContain('unsafe-inline');
  });

  test('its own files may be kept for ever, the page is asked for each time, with a slash at its end too', async () => {
    const ask = await served();
    expect(await ask('/tab/main-AAAAAAAA.js')).toMatchObject({
      text: 'this build',
      cache: expect.stringContaining('immutable'),
    });
    expect(await ask('/tab')).toMatchObject({ status: 200, cache: 'no-cache' });
    expect(await ask('/tab/')).toEqual(await ask('/tab'));
  });

  test('during an upgrade a script or style of another build is answered with this one’s, and not kept; nothing else is', async () => {
    const ask = await served();
    expect(await ask('/tab/main-BBBBBBBB.js')).toMatchObject({
      status: 200,
      text: 'this build',
      cache: 'no-store',
    });
    expect(await ask('/tab/main-BBBBBBBB.css')).toMatchObject({
      status: 200,
      text: 'its style',
      cache: 'no-store',
    });
    for (const path of [
      'other-BBBBBBBB.js',
      'letters-BBBBBBBB.woff2',
      'main.js',
      'main-BBBBBBBB.map',
      'index-BBBBBBBB.html',
    ])
      expect((await ask(`/tab/${path}`)).status).toBe(404);
  });

  test('below a path the page asks for its files, and the API, there; the files are where they were', async () => {
    const ask = await served('/second-opinion');
    const page = await ask('/second-opinion/tab');
    expect(page.text).toContain('src="/second-opinion/tab/main-AAAAAAAA.js"');
    expect(page.text).toContain('href="/second-opinion/tab/main-AAAAAAAA.css"');
    expect(page.text).toContain('data-under="/second-opinion"');
    expect((await ask('/second-opinion/tab/main-AAAAAAAA.js')).text).toBe('this build');
    expect((await ask('/tab/main-AAAAAAAA.js')).text).toBe('this build');
  });
});
