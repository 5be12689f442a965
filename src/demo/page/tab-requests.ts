import type { WirePerson, WireTab } from '../wire';

/** What Microsoft's library in the tab sends to the window around it, or to the bridge of a phone. */
export interface TabRequest {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
}

export interface TabHost {
  /** Which of Teams' clients this is. */
  readonly client: 'web' | 'ios' | 'android';
  readonly tab: WireTab;
  readonly person: WirePerson;
  readonly theme: () => string;
  readonly subPage: () => string;
  readonly token: () => Promise<string>;
  /** What Teams answers in the place of a token, such as `resourceDisabled`; it gives one where left out. */
  readonly refuses?: (() => string | undefined) | undefined;
  readonly follow: (address: string) => void;
}

/** The requests that Teams answers a tab like this one; the others it passes over in silence. */
export type Asked = 'initialize' | 'getContext' | 'authentication.getAuthToken' | 'executeDeepLink';

type Answers = Readonly<
  Record<Asked, (args: readonly unknown[]) => readonly unknown[] | Promise<readonly unknown[]>>
>;

/** The release of Microsoft's library that this stands in for. */
const libraryVersion = '2.58.0';

/** What the Teams of this stand-in can do beside the basics: nothing that a tab could ask for. */
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: {},
  supports: { pages: {} },
};

/** Teams' answers to a tab, in its frame or on a phone, by request, as the arguments that Microsoft's library expects. */
export function answersOf({ client, tab, person, theme, subPage, token, refuses, follow }: TabHost): Answers {
  return {
    initialize: () => ['content', client, JSON.stringify(runtime), libraryVersion],
    getContext: () => [
      {
        locale: 'en-gb',
        theme: theme(),
        entityId: tab.entityId,
        subEntityId: subPage(),
        userObjectId: person.id,
        userDisplayName: person.name,
        tid: tab.tenantId,
        hostClientType: client,
        hostName: 'Teams',
        frameContext: 'content',
        sessionId: '',
        appSessionId: '',
        ringId: '',
      },
    ],
    'authentication.getAuthToken': async () => {
      const refused = refuses?.();
      if (refused !== undefined) return [false, refused];
      try {
        return [true, await token()];
      } catch {
        return [false, 'resourceRequiresConsent'];
      }
    },
    executeDeepLink: ([address]) => {
      follow(String(address));
      return [true];
    },
  };
}
