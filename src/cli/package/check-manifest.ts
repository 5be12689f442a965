import { z } from 'zod';

/** The schema against which packages are checked; another address would be fetched from the network. */
export const schemaAddress =
  'https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json';

const scopesWanted = ['personal', 'team', 'groupChat'];

const checked = z.looseObject({
  $schema: z.literal(schemaAddress, { error: `must be ${schemaAddress}` }),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, { error: 'must be three numbers with dots, for example 1.2.0' }),
  developer: z.looseObject({ websiteUrl: https(), privacyUrl: https(), termsOfUseUrl: https() }),
  bots: z
    .array(
      z.looseObject({
        botId: z.string(),
        scopes: z.array(z.unknown()).refine((scopes) => sameItems(scopes, scopesWanted), {
          error: `must hold ${scopesWanted.join(', ')}, each once, and nothing else`,
        }),
        supportsFiles: z.literal(false, { error: 'must be false: the bot carries no files' }),
        commandLists: z.array(
          z.looseObject({
            scopes: z.array(z.unknown()).length(1, { error: 'must name one scope' }),
            // Teams' pages give tighter limits than the schema: ten commands, 32 and 128 characters.
            commands: z
              .array(
                z.looseObject({
                  title: z.string().min(1, empty()).max(32, atMost(32)),
                  description: z.string().min(1, empty()).max(128, atMost(128)),
                }),
              )
              .min(1, { error: 'must hold at least one command' })
              .max(10, { error: 'must hold ten commands at most' }),
          }),
        ),
      }),
    )
    .length(1, { error: 'must hold one bot' }),
  staticTabs: z
    .array(
      z.looseObject({
        contentUrl: https(),
        websiteUrl: https(),
        scopes: z.array(z.unknown()).refine((scopes) => sameItems(scopes, ['personal']), {
          error: 'must hold personal and nothing else: the tab is about one person',
        }),
      }),
    )
    .length(1, { error: 'must hold the one tab' }),
  validDomains: z
    .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'must be a host name and no more' }))
    .min(1, { error: 'must hold the host of the bot' }),
  webApplicationInfo: z.looseObject({ id: z.string(), resource: z.string() }),
});

/**
 * Checks what Microsoft's schema lets through: names that nothing filled in, another schema's address, http, scopes,
 * the limits of Teams' pages, and ids that must agree.
 *
 * @param manifest as it is going to be packed
 * @returns one plain sentence for each mistake
 */
export function checkManifest(manifest: unknown): string[] {
  const unfilled = [
    ...new Set([...JSON.stringify(manifest).matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name)),
  ];
  const problems = unfilled.map((name) => `Nothing fills in "${name}".`);
  const read = checked.safeParse(manifest);
  if (!read.success) {
    return [...problems, ...read.error.issues.map(({ path, message }) => `${placeOf(path)} ${message}.`)];
  }
  return [...problems, ...disagreements(read.data)];
}

function disagreements({
  bots,
  staticTabs,
  validDomains,
  webApplicationInfo,
}: z.infer<typeof checked>): string[] {
  const botId = bots[0]?.botId ?? '';
  const problems: string[] = [];
  if (webApplicationInfo.id !== botId) {
    problems.push('"webApplicationInfo.id" must be the id of the bot.');
  }
  const pages = validDomains.map((host) => `https://${host}/tab`);
  for (const { contentUrl } of staticTabs) {
    const { protocol, host, pathname, search, hash } = new URL(contentUrl);
    const isPage = /^(\/[\w.~-]+)*\/tab$/.test(pathname) && search + hash === '';
    if (protocol !== 'https:' || !validDomains.includes(host) || !isPage) {
      problems.push(
        `"staticTabs", item 1, "contentUrl" must be ${pages.join(' or ')}, or the same below the path of PUBLIC_URL.`,
      );
    }
  }
  const expected = validDomains.map((host) => `api://${host}/botid-${botId}`);
  if (!expected.includes(webApplicationInfo.resource)) {
    problems.push(`"webApplicationInfo.resource" must be ${expected.join(' or ')}.`);
  }
  return problems;
}

/** Where a mistake stands, as a person counts: `"bots", item 1, "scopes"`. */
export function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The manifest';
  return path
    .map((part) => (/^\d+$/.test(String(part)) ? `item ${Number(part) + 1}` : `"${String(part)}"`))
    .join(', ');
}

function sameItems(items: readonly unknown[], wanted: readonly string[]): boolean {
  return items.length === wanted.length && wanted.every((each) => items.includes(each));
}

function https() {
  return z.url({ protocol: /^https$/, error: 'must be a web address that begins with https://' });
}

function atMost(characters: number) {
  return { error: `must be ${characters} characters at most` };
}

function empty() {
  return { error: 'must not be empty' };
}
