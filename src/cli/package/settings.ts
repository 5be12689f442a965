import { fields as botFields } from '../../config/fields';
import { packageFields } from '../../config/package-fields';
import { pathOf } from '../../config/schemas';

/** What the Teams package needs. The bot itself reads the first two only. */
const fields = {
  MicrosoftAppId: botFields.MicrosoftAppId,
  TEAMS_APP_ID: botFields.TEAMS_APP_ID,
  ...packageFields,
};
type Name = keyof typeof fields;

/** Each variable with what it means; the last one may be left out. */
export const packageVariables: Readonly<Record<Name, string>> = {
  MicrosoftAppId: "the application (client) id of the bot's registration",
  PUBLIC_HOST:
    'the host name under which Teams reaches the bot, for example second-opinion.example.nhs.uk (or PUBLIC_URL, which has it)',
  DEVELOPER_NAME: 'your organisation, as people see it in Teams (32 characters at most)',
  DEVELOPER_WEBSITE_URL: 'a page about this service; https only',
  DEVELOPER_PRIVACY_URL: 'its privacy notice; https only',
  DEVELOPER_TERMS_URL: 'its terms of use; https only',
  TEAMS_APP_ID: "the id of the app in Teams' catalogue; the same as MicrosoftAppId when not set",
};

/** PUBLIC_PATH is the path of PUBLIC_URL, where that is on PUBLIC_HOST; empty for none. */
export type PackageSettings = Readonly<Record<Name | 'PUBLIC_PATH', string>>;

/**
 * Reads what is filled into the manifest.
 *
 * @param env variables by name; an empty value counts as not set
 * @returns the values, ids and host in lower case; or one sentence for each variable that is missing or wrong
 */
export function readPackageSettings(
  env: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly settings: PackageSettings }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const given: Readonly<Record<string, string | undefined>> = {
    ...env,
    PUBLIC_HOST: env['PUBLIC_HOST']?.trim() || hostOf(env['PUBLIC_URL']),
  };
  const read = (name: Name): string => {
    const value = given[name]?.trim() ?? '';
    if (value === '') {
      problems.push(`${name} is not set: set ${packageVariables[name]}.`);
      return '';
    }
    const parsed = fields[name].safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}.`);
    return '';
  };
  const botId = read('MicrosoftAppId');
  const host = read('PUBLIC_HOST');
  const settings: PackageSettings = {
    MicrosoftAppId: botId,
    PUBLIC_HOST: host,
    PUBLIC_PATH: publicPath(env['PUBLIC_URL']?.trim(), host, problems),
    DEVELOPER_NAME: read('DEVELOPER_NAME'),
    DEVELOPER_WEBSITE_URL: read('DEVELOPER_WEBSITE_URL'),
    DEVELOPER_PRIVACY_URL: read('DEVELOPER_PRIVACY_URL'),
    DEVELOPER_TERMS_URL: read('DEVELOPER_TERMS_URL'),
    TEAMS_APP_ID: env['TEAMS_APP_ID']?.trim() ? read('TEAMS_APP_ID') : botId,
  };
  return problems.length === 0 ? { ok: true, settings } : { ok: false, problems };
}

/** Where the bot is below its host: a path that the bot itself would refuse is refused here too. */
function publicPath(url: string | undefined, host: string, problems: string[]): string {
  if (!url || host === '' || hostOf(url) !== host) return '';
  const read = botFields.PUBLIC_URL.safeParse(url);
  if (read.success) return pathOf(read.data);
  problems.push(`PUBLIC_URL ${read.error.issues[0]?.message ?? 'is not valid'}.`);
  return '';
}

function hostOf(url = ''): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
