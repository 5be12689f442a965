import { z } from 'zod';
import type { BotCommand } from '../../views/cards/other-cards/help-card';
import type { PackageSettings } from './settings';

/** As records, so that the keys keep the order in which they were written. */
const record = z.record(z.string(), z.unknown());
const withBots = record.and(z.object({ bots: z.array(record) }));

/**
 * Fills in the manifest: each `${{NAME}}` by its value, and for each scope of the bot the commands that the bot
 * understands, so that the menu in Teams and the bot's own help are one list.
 *
 * @param template the text of manifest.json
 * @param version of the app, three numbers with dots
 * @returns the manifest, unchecked. A name that nothing fills stays as it is, for the check to find
 * @throws Error with a plain sentence when the template is no JSON
 */
export function fillManifest(
  template: string,
  settings: PackageSettings,
  version: string,
  commands: readonly BotCommand[],
): unknown {
  const values: Readonly<Record<string, string>> = {
    APP_VERSION: version,
    BOT_ID: settings.MicrosoftAppId,
    ...settings,
  };
  const filled = (text: string) =>
    text.replaceAll(/\$\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  const manifest = fillTexts(parse(template), filled);
  const read = withBots.safeParse(manifest);
  if (!read.success) return manifest;
  const menu = commands.map(({ title, description }) => ({ title, description: sentenceCase(description) }));
  const bots = read.data.bots.map((bot) => ({
    ...bot,
    commandLists: scopesOf(bot).map((scope) => ({ scopes: [scope], commands: menu })),
  }));
  return { ...read.data, bots };
}

function scopesOf({ scopes }: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(scopes) ? scopes : [];
}

function parse(template: string): unknown {
  try {
    return JSON.parse(template);
  } catch (cause) {
    throw new Error('manifest.json is not JSON.', { cause });
  }
}

/** Fills texts where they stand, so that a quotation mark in a value can't change the structure. */
function fillTexts(value: unknown, filled: (text: string) => string): unknown {
  if (typeof value === 'string') return filled(value);
  if (Array.isArray(value)) return value.map((each) => fillTexts(each, filled));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillTexts(each, filled)]));
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
