/** Which service addresses the bot answers to and sends to. */
export interface ServiceUrlPolicy {
  /** Exact hosts, with the port where there is one. */
  readonly hosts: readonly string[];
  /** True on loopback only, where the stand-in for Teams speaks plain http. */
  readonly plainHttp: boolean;
}

/**
 * A service address comes from outside, and the bot sends its token there: only hosts on the list are taken.
 *
 * @param url as an activity or a stored address gives it
 * @returns whether its host is on the list, its scheme is right, and nothing else hides in it (user, query,
 *   fragment, backslash, control characters)
 */
export function isAllowedServiceUrl(url: string, { hosts, plainHttp }: ServiceUrlPolicy): boolean {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(url) || /[\\@?#]/.test(url)) return false;
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return (protocol === 'https:' || plainHttp) && hosts.includes(host);
}
