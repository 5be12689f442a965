import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config';
import { type PlaygroundRole, playgroundPeople } from '../../src/local/playground/people';
import { startPlayground } from '../../src/local/playground/start-playground';
import { createLogger } from '../../src/logger';
import {
  familyConversation,
  inDays,
  intake,
  noConflicts,
  opinion,
  pack,
  who,
  worldStart,
} from '../e2e/support/answers';
import { launchBrowser } from '../support/browser/browser';
import { PlaygroundPlayer } from './playground-player';
import { type PlaygroundProcess, startPlaygroundAs } from './playground-process';

type Players = Readonly<Record<PlaygroundRole, PlaygroundPlayer>>;

const firstPort = 56_250;
const say = (line: string) => process.stdout.write(`${line}\n`);
const idOf = (role: PlaygroundRole) => playgroundPeople().find((each) => each.role === role)?.person.id ?? '';

/**
 * `npm run playground:play`: the main job in Microsoft's Agents Playground, both kinds, from the first word to the closed
 * record, pressed in a browser on the pages of those who take part. It fetches the Playground; ends with a code other than
 * 0 where somebody could not go on.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  const env = { LOG_LEVEL: 'warn', PORT: '0', LOCAL_TEAMS_URL: 'http://127.0.0.1:56240' };
  const config = loadConfig({ ...env, ALLOW_UNSIGNED_REQUESTS: 'yes', LOCAL_TIME: worldStart }, 'local');
  const bot = await startPlayground(config, createLogger(config.logLevel));
  const browser = await launchBrowser();
  const started: PlaygroundProcess[] = [];
  try {
    const players: Partial<Record<PlaygroundRole, PlaygroundPlayer>> = {};
    for (const [index, who] of playgroundPeople().entries()) {
      const at = { app: config.app, endpoint: bot.endpoint, port: firstPort + index, folder };
      const one = await startPlaygroundAs(who, at);
      started.push(one);
      const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
      await page.goto(one.url);
      const player = new PlaygroundPlayer(page);
      // The bot writes to whoever has a Playground open.
      await player.comesToSee('Second opinions');
      players[who.role] = player;
    }
    await externalSecondOpinion(players as Players);
    await criticalFriend(players as Players);
  } finally {
    await browser.close();
    await Promise.all(started.map((each) => each.stop()));
    await bot.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(requester: PlaygroundPlayer, kind: string, candidate: PlaygroundRole): Promise<string> {
  await requester.say('new request');
  await requester.comesToSee('Which would help?');
  await requester.press(kind, 'Which would help?');
  await requester.fillIn(
    'submit',
    intake({
      'people.namedConsultant': idOf('named-consultant'),
      'route.candidates.0.candidate': idOf(candidate),
      'route.candidates.0.proposedBy': 'team',
    }),
  );
  const ref = await requester.ref();
  say(`${kind} ${ref}: asked`);
  return ref;
}

type Given = Parameters<PlaygroundPlayer['give']>;

/** Somebody gives a command on the case, and it is said that they could. */
function stepsOn(ref: string, people: Players) {
  return async (role: PlaygroundRole, command: Given[1], answers: Given[2]) => {
    await people[role].give(ref, command, answers);
    say(`  ${role}: ${command}`);
  };
}

async function externalSecondOpinion(people: Players): Promise<void> {
  const ref = await ask(people.requester, 'External second opinion', 'candidate');
  const step = stepsOn(ref, people);
  await step('named-consultant', 'approve', { view: 'A fair question.' });
  await step('named-consultant', 'record-family-conversation', familyConversation);
  await step('coordinator', 'complete-pack', pack({}));
  await step('candidate', 'accept', noConflicts);
  await step('candidate', 'confirm-no-link', { noLink: 'yes' });
  await step('candidate', 'give-opinion', opinion({ 'opinion.supportsPlan': 'yes' }));
  await step('named-consultant', 'acknowledge', { readOn: inDays(0) });
  await step('named-consultant', 'record-sharing', {
    how: 'shared',
    who: 'Both parents',
    sharedOn: inDays(0),
    manner: 'In person.',
    advocatePresent: 'no',
    response: 'They are glad.',
    childsView: 'Then do it.',
  });
  await step('named-consultant', 'ask-tester', { tester: who.haematologist });
  await step('named-consultant', 'record-test', { finding: 'confirms', saidOn: inDays(0) });
  await step('named-consultant', 'record-outcome', {
    outcome: 'agrees',
    familyAgrees: 'yes',
    childAgrees: 'yes',
    teamAgrees: 'yes',
    plan: 'As proposed.',
    bestInterests: 'It was weighed with the family.',
  });
  await step('coordinator', 'confirm-record', { exportedOn: inDays(0), gpCopied: 'yes' });
}

async function criticalFriend(people: Players): Promise<void> {
  const ref = await ask(people.requester, 'Critical friend', 'clinical-lead');
  const step = stepsOn(ref, people);
  await step('named-consultant', 'approve', { view: 'A fair question.' });
  await step('clinical-lead', 'accept', noConflicts);
  await step('clinical-lead', 'confirm-no-link', { noLink: 'yes' });
  await step('clinical-lead', 'give-opinion', opinion({ 'opinion.advice': 'support-plan' }));
  await step('named-consultant', 'acknowledge', { readOn: inDays(0), whatWillBeDone: 'The plan stands.' });
  await step('coordinator', 'confirm-record', { exportedOn: inDays(0), gpCopied: 'yes' });
}

main().then(
  () => say('Both were played to their end.'),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
