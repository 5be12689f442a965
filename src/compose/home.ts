import type { Config } from '../config';
import type { Directory } from '../domain/directory/schema';

/** Where the bot is registered, if its people are served; else the first tenant whose people are. */
export function homeTenant({ app, tenantAllowList }: Pick<Config, 'app' | 'tenantAllowList'>): string {
  return tenantAllowList.find((tenant) => tenant === app.tenantId) ?? tenantAllowList[0] ?? app.tenantId;
}

/** Tenants that are served and in which, by the directory, nobody has an account: their people are strangers. */
export function tenantsOfNobody(
  config: Pick<Config, 'app' | 'tenantAllowList'>,
  { people }: Directory,
): readonly string[] {
  const home = homeTenant(config);
  const used = new Set(people.map(({ tenant = home }) => tenant));
  return config.tenantAllowList.filter((tenant) => tenant !== home && !used.has(tenant));
}

/** Teams' own address for people who never wrote to the bot; on loopback, the stand-in's. */
export function firstContact(config: Config): string {
  return config.mode === 'local' ? config.localTeamsUrl : `https://${config.serviceUrlHosts[0]}/teams/`;
}
