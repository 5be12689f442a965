import { standInOrigin } from '../../src/tab/teams/stand-in-origin';

const origin = (page: string, host: string) =>
  standInOrigin(new URL(`${page}/tab?host=${encodeURIComponent(host)}`));

describe('whom the tab listens to besides Teams', () => {
  test('the stand-in on the same machine, where the page is there too', () => {
    expect(origin('http://127.0.0.1:3978', 'http://127.0.0.1:3979')).toBe('http://127.0.0.1:3979');
    expect(origin('http://localhost:3978', 'http://localhost:3979/anything')).toBe('http://localhost:3979');
  });

  test.each([
    ['https://second-opinion.example.nhs.uk', 'http://127.0.0.1:3979'],
    ['https://second-opinion.example.nhs.uk', 'https://evil.example'],
    ['http://second-opinion.example.nhs.uk', 'http://127.0.0.1:3979'],
    ['http://127.0.0.1:3978', 'https://evil.example'],
    ['http://127.0.0.1:3978', 'http://127.0.0.1.evil.example'],
    ['http://127.0.0.1:3978', 'no address'],
  ])('nobody, where %s is told of %s', (page, host) => {
    expect(origin(page, host)).toBeUndefined();
  });
});
