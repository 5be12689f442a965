/**
 * An address in its usual form, in which routes have it: without the path under which a proxy serves the bot, where the
 * proxy leaves it in, and without one slash at the end. Anything else stays as it came, query and all.
 *
 * @param address path and query, as the request line has them
 * @param under the path of PUBLIC_URL, `/second-opinion`; empty for none
 */
export function usualAddress(address: string, under: string): string {
  const inside = under !== '' && address.startsWith(`${under}/`) ? address.slice(under.length) : address;
  const [, path, query = ''] = /^((?:\/[^/?#]+)+)\/(\?.*)?$/.exec(inside) ?? [];
  return path === undefined ? inside : `${path}${query}`;
}
