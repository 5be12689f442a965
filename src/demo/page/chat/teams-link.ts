/** Where an address leads, as a person's Teams would take it. */
export type Destination =
  /** The app's tab, at what the link names: a case's reference, or a page; empty for its first page. */
  | { readonly kind: 'tab'; readonly subPage: string }
  | { readonly kind: 'chat' }
  | { readonly kind: 'browser'; readonly url: string }
  | { readonly kind: 'nowhere' };

/**
 * Reads a link as Teams does: deep links to this app's tab and to a chat stay in Teams, other web addresses go to the
 * browser, and anything else goes nowhere.
 * @param appId the app whose tab it is
 */
export function destinationOf(address: string, appId: string): Destination {
  if (!URL.canParse(address)) return { kind: 'nowhere' };
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { kind: 'nowhere' };
  if (url.origin !== 'https://teams.microsoft.com') return { kind: 'browser', url: address };
  if (url.pathname.startsWith('/l/chat/')) return { kind: 'chat' };
  if (url.pathname.startsWith(`/l/entity/${appId}/`)) return { kind: 'tab', subPage: subPageOf(url) };
  return { kind: 'browser', url: address };
}

function subPageOf(url: URL): string {
  try {
    const context: unknown = JSON.parse(url.searchParams.get('context') ?? '{}');
    const named = (context as { readonly subEntityId?: unknown } | null)?.subEntityId;
    return typeof named === 'string' ? named : '';
  } catch {
    return '';
  }
}
