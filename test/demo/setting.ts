import { startTeams } from '../../src/stand-in/start-teams';
import type { Teams, TeamsOptions } from '../../src/stand-in/teams';
import type { FakeBot } from './fake-bot';
import { startFakeBot } from './fake-bot';
import { ANNA, APP, BEN, TENANT } from './world';

export interface Setting {
  readonly teams: Teams;
  readonly bot: FakeBot;
  close(): Promise<void>;
}

/** A stand-in with Anna (no app yet) and Ben (has it), and a fake bot it knows. */
export async function startSetting(options: Partial<TeamsOptions> = {}): Promise<Setting> {
  const teams = await startTeams({ tenantId: TENANT, appId: APP, people: [ANNA, BEN], ...options });
  const bot = await startFakeBot(teams.url, APP, TENANT);
  teams.useBot(bot.url);
  return { teams, bot, close: async () => void (await Promise.all([bot.close(), teams.close()])) };
}

/** A message with one card. */
export function cardMessage(card: object, fields: object = {}): object {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  return { type: 'message', attachments, ...fields };
}
