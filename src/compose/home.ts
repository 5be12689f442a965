import type { Config } from '../config';

/** Where the bot is registered, if its people are served; else the first tenant whose people are. */
export function homeTenant({ app, tenantAllowList }: Config): string {
  return tenantAllowList.find((tenant) => tenant === app.tenantId) ?? tenantAllowList[0] ?? app.tenantId;
}

/** Teams' own address for people who never wrote to the bot; on loopback, the stand-in's. */
export function firstContact(config: Config): string {
  return config.mode === 'local' ? config.localTeamsUrl : `https://${config.serviceUrlHosts[0]}/teams/`;
}
