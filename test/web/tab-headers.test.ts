import { tabHeaders } from '../../src/web/tab-pages';

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
  expect(shownBy(false)).not.toContain('127.0.0.1');
  expect(shownBy(true)).toContain('http://127.0.0.1:*');
});
