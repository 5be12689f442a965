import { mkdirSync, rmSync } from 'node:fs';
import { firstLaunchMs } from '../support/browser/browser';
import { startTabStage, type TabStage } from '../support/browser/tab-stage';
import { redisForTests } from '../support/redis/redis';
import { chatAndTabTests } from './tab/chat-and-tab';
import { enteringTests } from './tab/entering';
import { everyPageOnAPhoneTests } from './tab/every-page-on-a-phone';
import { gettingAboutTests } from './tab/getting-about';
import { lookTests, picturesOfTab } from './tab/looks';
import { phoneTests } from './tab/on-a-phone';
import { outOfOrderTests } from './tab/out-of-order';
import { takenAwayTests } from './tab/taken-away';

/** One world for all of them; what they are about is in the files beside. */
const redis = redisForTests();
let stage: TabStage;

beforeAll(async () => {
  rmSync(picturesOfTab, { recursive: true, force: true });
  mkdirSync(picturesOfTab, { recursive: true });
  stage = await startTabStage(redis.url());
}, firstLaunchMs);
afterAll(() => stage?.close(), firstLaunchMs);

const theStage = () => stage;
// How it looks comes first: the others change the cases.
describe('how it looks', () => lookTests(theStage));
describe('every page on a phone', () => everyPageOnAPhoneTests(theStage));
describe('getting about', () => gettingAboutTests(theStage));
describe('chat and tab show one truth', () => chatAndTabTests(theStage));
describe('on a phone', () => phoneTests(theStage));
describe('writing in it', () => enteringTests(theStage));
describe('what leaves it', () => takenAwayTests(theStage));
describe('when something is amiss', () => outOfOrderTests(theStage));
