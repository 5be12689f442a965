/** The tab as the manifest names it (`staticTabs[].entityId`). */
const tabEntityId = 'requests';

/**
 * Teams' own address of a request in the tab. It names the app and the reference, and nothing about anybody: it may stand
 * in logs and be passed on.
 * @param appId the app's id in Teams' catalogue
 */
export function tabLink(appId: string, ref: string): string {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: ref }));
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${tabEntityId}?context=${context}`;
}
