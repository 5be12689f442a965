import { endBrowser } from './begin-browser-run';
import endRun from './end-run';

/** After the last suite that needed a browser. */
export default async function endBrowserRun(): Promise<void> {
  await endBrowser();
  await endRun();
}
