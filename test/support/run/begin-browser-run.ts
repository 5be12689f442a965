import { type BrowserServer, chromium } from 'playwright-core';
import { browserVariable, launchOptions } from '../browser/browser';
import beginRun from './begin-run';

const running: { server?: BrowserServer } = {};

/** Before the first suite that needs one: the browser that all of them share, each in contexts of its own. */
export default async function beginBrowserRun(): Promise<void> {
  await beginRun();
  running.server = await chromium.launchServer(await launchOptions());
  process.env[browserVariable] = running.server.wsEndpoint();
}

/** Ends that browser. */
export async function endBrowser(): Promise<void> {
  await running.server?.close();
}
