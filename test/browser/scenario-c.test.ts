import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { pageClient } from '../demo/page-client';
import {
  type Answers,
  familyConversation,
  first,
  intake,
  noConflicts,
  opinion,
  pack,
  who,
  worldStart,
} from '../e2e/support/answers';
import { firstLaunchMs, launchBrowser } from '../support/browser/browser';
import {
  chooseChats,
  openDemoPage,
  type RunningDemo,
  startDemoProcess,
  whenDrawn,
} from '../support/browser/browser-demo';
import { picturesFolder, violationsOn } from '../support/browser/browser-gallery';
import { BrowserPlayer } from '../support/browser/browser-player';
import { toldTime } from '../support/told-time';

const wholeMs = 400_000;
const pictures = join(picturesFolder, 'scenario-c');
const opinionText = 'A trial of two weeks, with agreed signs for stopping.';

let browser: Browser;
let demo: RunningDemo;
let page: Page;
let folder: string;
let today: string;
const found: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scenario-c-'));
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  [browser, demo] = await Promise.all([launchBrowser(), startDemoProcess(folder, toldTime())]);
  page = await openDemoPage(browser, demo.url);
  today = (await pageClient(demo.url).world()).time.instant.slice(0, 10);
}, firstLaunchMs);

afterAll(async () => {
  await browser?.close();
  await demo?.end();
  rmSync(folder, { recursive: true, force: true });
}, firstLaunchMs);

const player = (id: string) => new BrowserPlayer(page, pageClient(demo.url), id);
const people = {
  requester: () => player(who.respiratoryDoctor),
  consultant: () => player(who.respiratoryConsultant),
  coordinator: () => player(who.coordinator),
  giver: () => player(who.saltmereRespiratory),
};

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.parse(today) + days * day).toISOString().slice(0, 10);

/** Answers that were written for the day on which the tests' worlds begin, as of the demo's today. */
function asOfToday(answers: Answers): Answers {
  const later = Date.parse(today) - Date.parse(worldStart.slice(0, 10));
  const moved = (text: string) => new Date(Date.parse(text) + later).toISOString().slice(0, 10);
  return Object.fromEntries(
    Object.entries(answers).map(([path, text]) => [
      path,
      /^\d{4}-\d\d-\d\d$/.test(text) && path !== 'child.dateOfBirth' ? moved(text) : text,
    ]),
  );
}

const request = () =>
  intake({
    'child.initials': 'T.O.',
    'child.dateOfBirth': inDays(-14 * 365.25 - 60),
    'child.nhsNumber': '999 151 7863',
    'people.namedConsultant': who.respiratoryConsultant,
    'people.suggestedBy': 'family',
    'people.disagreement': 'The parents want a tracheostomy, the team does not.',
    'question.specialty': 'Respiratory medicine',
    'question.type': 'intensive-care',
    'question.questions.0': 'Would a tracheostomy do more good than harm?',
    'question.decision': 'Whether to offer a tracheostomy',
    'question.urgency': 'soon',
    'question.neededBy': inDays(14),
    'route.candidates.0.candidate': who.saltmereRespiratory,
    'route.candidates.0.proposedBy': 'coordinator',
  });

/** Keeps a picture of the page as it is now, and what axe finds on it. */
async function look(name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  found.push(...(await violationsOn(page)).map((each) => `${name}: ${each}`));
}

describe('scenario C in the browser: the opinion differs', () => {
  test(
    'the request is told page by page; the named consultant is found by part of a name, by keyboard',
    async () => {
      await chooseChats(
        page,
        Object.values(people).map((each) => each().id),
      );
      const requester = people.requester();
      await requester.say('new request');
      await requester.press('new:external-second-opinion');
      while (!(await requester.verbs()).includes('next:submit:people')) {
        await requester.fill(request());
        await requester.press('next:submit');
      }
      const name = () => requester.chat.getByLabel('Named consultant: part of the name').last();
      const chosen = () => requester.field(0).getByRole('radio', { checked: true });
      await name().fill('haddad');
      await name().press('Tab');
      await page.keyboard.press('Enter');
      const found = requester.field(0).getByRole('radio', { name: /Dr Leila Haddad-Moss, / });
      await found.waitFor();
      await look('01 found by part of the name');
      await found.focus();
      await page.keyboard.press('Space');
      expect(await chosen().count()).toBe(1);
      await name().fill('nobody is called so');
      await requester.press('find:submit');
      await requester.comesToSee('Nobody who can be chosen here has a name like that');
      expect(await requester.field(0).locator('select').inputValue()).toBe(who.respiratoryConsultant);
      await requester.press('save:submit');
      await requester.say('new request');
      await requester.press('new:external-second-opinion');
      expect(await requester.field(0).locator('select').inputValue()).toBe(who.respiratoryConsultant);
      await requester.give('submit', request());
      await requester.comesToSee('Being approved');
      expect(await requester.sees()).not.toMatch(/0{8}-0{4}/);
    },
    wholeMs,
  );

  test(
    'what was read stays read when the page is loaded again, and the page keeps still',
    async () => {
      const consultant = people.consultant();
      await consultant.comesToSee('This waits for you');
      const top = async () => (await consultant.chat.locator('.thread').boundingBox())?.y;
      const before = await top();
      await consultant.chat.locator('button.lock').click();
      await consultant.chat.locator('.lock-empty').waitFor();
      expect(await top()).toBe(before);
      await page.reload();
      await whenDrawn(page);
      await consultant.comesToSee('This waits for you');
      expect(await consultant.chat.locator('button.lock').count()).toBe(0);
    },
    wholeMs,
  );

  test(
    'it comes to the opinion giver; midway new imaging arrives, and two people must each say what it changes',
    async () => {
      const { requester, consultant, coordinator, giver } = people;
      await consultant().give('approve', { view: 'An open question.' });
      await consultant().give('record-family-conversation', asOfToday(familyConversation));
      await coordinator().give('complete-pack', pack({}));
      await giver().give('accept', noConflicts);
      await giver().give('confirm-no-link', { noLink: 'yes' });
      await requester().give('add-information', { information: 'New imaging shows less collapse.' });
      await giver().comesToSee('New imaging shows less collapse.');
      await look('02 new imaging before the opinion giver');
      await giver().give('answer-information', { information: first, effect: 'changes-nothing' });
    },
    wholeMs,
  );

  test(
    'nobody but its author sees the opinion before it is given (process page I6)',
    async () => {
      const { requester, consultant, coordinator, giver } = people;
      await giver().press('open:give-opinion');
      await giver().fill({ 'opinion.answers.0': opinionText });
      await giver().press('save:give-opinion');
      for (const other of [requester(), consultant(), coordinator()])
        expect(await other.sees()).not.toContain(opinionText);
      const answers = Object.fromEntries(
        Array.from({ length: 6 }, (_, index) => [`opinion.answers.${index}`, opinionText]),
      );
      await giver().give('give-opinion', opinion({ ...answers, 'opinion.supportsPlan': 'partly' }));
      await consultant().comesToSee('Read the opinion, and confirm');
      await consultant().press('show:opinion');
      await consultant().comesToSee(opinionText);
      await look('03 the opinion before the named consultant');
      await consultant().press('show:case');
    },
    wholeMs,
  );

  test(
    'shared with team and family, the outcome differs: it can’t close without a next step (process page I11)',
    async () => {
      const { consultant, coordinator } = people;
      await consultant().give('acknowledge', { readOn: today });
      await consultant().give('record-sharing', {
        how: 'shared',
        who: 'The consultant with both parents and Tom',
        sharedOn: today,
        manner: 'In person.',
        advocatePresent: 'no',
        response: 'They want to think.',
        childsView: 'I would try it for two weeks.',
      });
      await consultant().give('record-outcome', {
        outcome: 'differs',
        familyAgrees: 'no',
        childAgrees: 'yes',
        teamAgrees: 'no',
        plan: 'To be found together.',
        bestInterests: 'Every way is weighed for his comfort and his own wish.',
      });
      expect(await coordinator().verbs()).not.toContain('open:confirm-record');
      expect(await consultant().verbs()).not.toContain('open:resolve');
      expect(await consultant().verbs()).toContain('open:take-step');
      await look('04 the opinion differs');
    },
    wholeMs,
  );

  test(
    'MDT, then CEAC, then a plan with a review date; closed once the named consultant has said what the imaging changes',
    async () => {
      const { consultant, coordinator } = people;
      const told = { familyTold: 'Both parents, by telephone.' };
      await consultant().give('take-step', { step: 'mdt', dueOn: inDays(3), ...told });
      await consultant().give('take-step', { step: 'ceac', dueOn: inDays(7), ...told });
      await consultant().give('resolve', {
        step: first,
        result: 'A trial of two weeks, agreed by all.',
        reviewOn: inDays(30),
        bestInterests: 'His own wish and the burden on him were weighed.',
      });
      expect(await coordinator().verbs()).not.toContain('open:confirm-record');
      await consultant().give('answer-information', {
        information: first,
        effect: 'changes-something',
        whatFollows: 'The trial can begin earlier.',
      });
      await coordinator().give('confirm-record', { exportedOn: today, gpCopied: 'yes' });
      await people.requester().comesToSee('Closed');
      await look('05 closed');
      await page.setViewportSize({ width: 390, height: 844 });
      await look('06 closed, on a phone');
      expect(found).toEqual([]);
    },
    wholeMs,
  );
});
