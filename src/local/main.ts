import { readLocalSettings } from './local-settings';
import { startLocal } from './start-local';

/** `npm run local`: the bot alone, on loopback, pointed at a stand-in for Teams. */
async function main(): Promise<void> {
  const settings = await readLocalSettings(process.env);
  const local = await startLocal(settings);
  process.stdout.write(`The bot listens at ${local.running.url}/api/messages\n`);
  process.stdout.write(`It expects a stand-in for Teams at ${settings.config.localTeamsUrl}\n`);
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    local.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
