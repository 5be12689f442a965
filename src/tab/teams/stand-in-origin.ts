const loopback = ['127.0.0.1', 'localhost'];

const isLoopback = ({ protocol, hostname }: URL) => protocol === 'http:' && loopback.includes(hostname);

/**
 * The origin of the demo's stand-in for Teams, as the page's address names it with `?host=`. Undefined unless both the
 * page and that host are on this very machine, without https: a page that is served to anybody listens to Teams alone.
 */
export function standInOrigin(page: URL): string | undefined {
  const named = page.searchParams.get('host') ?? '';
  if (!isLoopback(page) || !URL.canParse(named)) return undefined;
  const host = new URL(named);
  return isLoopback(host) ? host.origin : undefined;
}
