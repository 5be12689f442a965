import { join } from 'node:path';
import { buildTab } from './tab/build-tab';

/** `npm run build` writes the tab beside the compiled bot. */
buildTab(join(__dirname, '../../dist/tab')).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
