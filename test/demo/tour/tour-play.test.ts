import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Demo, startDemo } from '../../../src/demo/start-demo';
import { currentStep } from '../../../src/demo/tour/progress';
import { tourSteps } from '../../../src/demo/tour/steps';
import { answerText, type StepTask, type TourStep } from '../../../src/demo/tour/tour-step';
import type { WireMessage } from '../../../src/demo/wire';
import { actionsOf, type CardAction } from '../../../src/stand-in/cards/card-actions';
import { visibleText } from '../../../src/stand-in/cards/card-text';
import { sundayNight } from '../../support/told-time';
import { nodesIn } from '../../views/forms/card-checks';
import { type PageClient, pageClient } from '../page-client';

const slowMs = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'demo-tour-'));
let demo: Demo;
let page: PageClient;
beforeAll(async () => {
  demo = await startDemo({ env: { PORT: '0', LOG_LEVEL: 'silent', LOCAL_TIME: sundayNight }, folder });
  page = pageClient(demo.url);
  await demo.greeted;
}, slowMs);
afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
}, slowMs);

type Form = Extract<StepTask, { kind: 'form' }>;
type Wanted = (action: CardAction) => boolean;

/** The newest message of the person that has such a button; waits while the bot is still at work. */
async function find(step: TourStep, wanted: Wanted): Promise<{ message: WireMessage; action: CardAction }> {
  for (let tries = 0; tries < 100; tries += 1) {
    for (const message of (await page.thread(step.who)).toReversed()) {
      const action = message.card && actionsOf(message.card).find(wanted);
      if (action) return { message, action };
    }
    await goBack(step);
    await sleep(100);
  }
  throw new Error(`The step ${step.id} finds nothing to press`);
}

/** From a page to print, or a side of the request, back to the request, as the guide says. */
async function goBack({ who }: TourStep): Promise<void> {
  const message = (await page.thread(who)).at(-1);
  const actions = message?.card === undefined ? [] : actionsOf(message.card);
  const isPrint = JSON.stringify(message?.card ?? {}).includes('/print/');
  const back = actions.find(({ verb }) => verb?.startsWith(isPrint ? 'show:' : 'show:case'));
  if (message !== undefined && back?.place === 'button') await page.press(message, back.verb ?? '');
}

/** What the story puts in the inputs of the page that is shown. */
async function pageOf({ card }: WireMessage, { answers }: Form): Promise<Record<string, string>> {
  const { time } = await page.world();
  const shown = JSON.stringify(card);
  const asked = Object.entries(answers).filter(([path]) => shown.includes(`"f.${path}"`));
  return Object.fromEntries(asked.map(([path, answer]) => [`f.${path}`, answerText(answer, time.instant)]));
}

async function fill(step: TourStep, task: Form): Promise<void> {
  const wanted: Wanted = ({ verb = '', title }) =>
    verb === `open:${task.command}` ||
    verb.startsWith(`next:${task.command}:`) ||
    verb.split(':', 2).join(':') === `send:${task.command}` ||
    title === 'Read on';
  for (let pages = 0; pages < 40; pages += 1) {
    const { message, action } = await find(step, wanted);
    await page.press(message, action.verb ?? '', await pageOf(message, task));
    if ((await page.world()).deeds.at(-1)?.what === `sent:${task.command}`) return;
  }
  throw new Error(`The form of the step ${step.id} has no end`);
}

/** Where the link leads that the person's cards hold now; undefined for none. */
async function linkOf(who: string, link: string): Promise<string | undefined> {
  const cards = (await page.thread(who))
    .toReversed()
    .flatMap(({ card }) => (card === undefined ? [] : [card]));
  const urls = cards.flatMap(nodesIn).flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  return urls.find((each) => each.includes(link));
}

/**
 * Presses what leads to the page, and opens it: a page to print is there, and holds the child's case. Where the case changes just
 * then, the card shows it in the place of the link, and one presses again.
 */
async function open(step: TourStep, { by, link }: Extract<StepTask, { kind: 'open' }>): Promise<void> {
  let url: string | undefined;
  for (let tries = 0; url === undefined && tries < 5; tries += 1) {
    for (const verb of by) {
      const { message, action } = await find(step, (each) => each.verb === verb);
      await page.press(message, action.verb ?? '');
    }
    url = await linkOf(step.who, link);
    if (url === undefined) await sleep(1_000);
  }
  expect([step.id, url]).toEqual([step.id, expect.any(String)]);
  if (link !== '/print/') return;
  const answer = await fetch(url ?? '');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Will I still know my dog’s name?');
}

async function play(step: TourStep): Promise<void> {
  const { task, who } = step;
  if (task.kind === 'say') await page.ask('say', { person: who, text: task.words });
  if (task.kind === 'form') await fill(step, task);
  if (task.kind === 'open') await open(step, task);
  if (task.kind !== 'begin') return;
  const { message, action } = await find(step, ({ verb }) => verb === task.verb);
  await page.press(message, action.verb ?? '');
}

test(
  'started by night, the tour can be played to its end with what it fills in, and its guide follows every step',
  async () => {
    expect((await page.world()).time).toMatchObject({ london: '2026-11-30T09:30', state: 'working' });
    for (const [index, step] of tourSteps.entries()) {
      await play(step);
      if (step.task.kind === 'look' || step.task.kind === 'open') continue;
      expect([step.id, currentStep(tourSteps, (await page.world()).deeds, 1)]).toEqual([step.id, index + 1]);
    }
    const coordinator = tourSteps.at(-1)?.who ?? '';
    const { card = {} } = (await page.thread(coordinator)).at(-1) ?? {};
    expect(visibleText(card)).toContain('Closed');
  },
  slowMs,
);
