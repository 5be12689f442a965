import { z } from 'zod';
import { command } from '../../domain/asked/commands';
import { openStatuses, terminalStatuses } from '../../domain/case/stage';
import { candidateStanding } from '../../domain/case/state';
import { type CaseEvent, caseEvent } from '../../domain/case/stored/events';
import {
  bodyAnswers,
  bodyWays,
  declineReasons,
  familyAgreements,
  ownViews,
  packItems,
  resolutionSteps,
  supports,
  testFindings,
} from '../../domain/case/stored/recorded';
import {
  kinds,
  proposers,
  questionTypes,
  routesWished,
  suggestedByList,
} from '../../domain/case/stored/request';
import { accountFormats, withholdingAskers, withholdingGrounds } from '../../domain/case/stored/said';
import { roles } from '../../domain/process/tables/lifecycle';
import { type LadderName, ladders } from '../../domain/process/tables/obligations';
import { urgencies } from '../../domain/rules/urgency';
import { cameAbout } from '../came-about';
import { each, keys, messageTexts, partOverTexts, yourTurnTexts } from './texts-groups';

/** The shape of /cards/texts.en.json: a text for each member of each of the domain's lists, so that none is forgotten. */

const line = z.string().min(1);
const statuses = [...openStatuses, ...terminalStatuses];
const commandTypes = command.options.map((option) => option.shape.type.value);
const eventTypes = caseEvent.options.map((option) => option.shape.type.value) as CaseEvent['type'][];
const nextTexts = each(statuses);
const kindText = z.strictObject({ what: line, fits: line });

export const textsSchema = z.strictObject({
  brand: line,
  cannotMeetDate: line,
  /** The last group of the worklist. */
  toBeFiled: line,
  kinds: each(kinds),
  urgencies: each(urgencies),
  questionTypes: each(questionTypes),
  statuses: each(statuses),
  next: z.strictObject({ 'critical-friend': nextTexts, 'external-second-opinion': nextTexts }),
  yourTurn: yourTurnTexts,
  path: keys(
    'asked',
    'approved',
    'family',
    'pack',
    'invited',
    'opinion',
    'read',
    'shared',
    'outcome',
    'resolved',
    'filed',
  ),
  roles: each(roles),
  commands: each(commandTypes),
  /** The heading of what is urgent. */
  ringToo: line,
  readFirst: keys('opinion', 'pack'),
  moreGroups: keys('step', 'request', 'people', 'safety', 'serious', 'relay'),
  relay: line,
  sides: keys('case', 'people', 'pack', 'opinion', 'history', 'account', 'record', 'delivery'),
  standings: each(candidateStanding.options),
  /** How it stands with somebody whose invitation lapsed because it did not reach them, or reached them afterwards. */
  notReached: line,
  reachedLate: line,
  joined: keys('withoutPart'),
  /** The same while a fault of the bot or of Teams keeps it from them, and the entry of a lapse for want of delivery. */
  heldUp: line,
  lapsedUndeliverable: line,
  candidateStandings: keys('invited', 'lapsed', 'late', 'reserve', 'taken', 'over'),
  declineReasons: each(declineReasons),
  proposers: each(proposers),
  routesWished: each(routesWished),
  leadCauses: keys('objected', 'stood-by', 'family-objects', 'holders-differ', 'young-adult-objects'),
  debts: keys('conversation', 'family-told', 'sharing', 'lead-decision'),
  /** What the family is to be told, by the event that made it owed: never more than that it is so. */
  newsForFamily: keys(
    'objected',
    'conflict-cleared',
    'conflict-refused',
    'taken-over',
    'handed-back',
    'hand-over-accepted',
    'reviewer-stood-down',
    'reviewer-released',
    'list-exhausted',
    'other-way-recorded',
    'body-named-nobody',
    'body-did-not-reply',
    'corrected',
    'name-withheld',
    'name-shown-again',
  ),
  /** What a reminder reminds of. */
  obligations: each([
    ...(Object.keys(ladders) as LadderName[]),
    'information',
    'invitation',
    'reviewer-share',
    'team-share',
    'hold',
    'name-withheld',
    'leave',
    'snooze-over',
    'family-not-updated',
    'birthday-warning',
    'birthday-told',
    'sixteen-warning',
    'ladder',
  ]),
  conflicts: keys(
    'sameEmployer',
    'sameHospital',
    'pastTraineeOrPartner',
    'alreadyDiscussed',
    'financial',
    'personal',
  ),
  ownViews: each(ownViews),
  youngPerson: keys(
    'view',
    'presumed',
    'judged',
    'notAble',
    'undecided',
    'agreed',
    'refused',
    'excluded',
    'ask',
    'sixteenAhead',
    'wentOn',
  ),
  familyViews: keys('wants', 'accepts', 'objects', 'holders-differ'),
  packItems: each(packItems),
  doneBefore: keys('yes', 'no', 'planned'),
  accountFormats: each(accountFormats),
  /** Instead of a name that is withheld for safety, and what those who may know are told of it. */
  withheld: z.strictObject({
    who: keys('consultant', 'panel', 'other'),
    grounds: each(withholdingGrounds),
    askers: each(withholdingAskers),
    ...keys('of', 'outside', 'card', 'alert', 'why', 'number').shape,
  }),
  /** A way besides the request's own. */
  otherWays: keys('title', 'taken', 'agreed', 'came'),
  /** A body that is asked whom it recommends, and how its word is told. */
  bodyAsked: z.strictObject({
    ...keys('proposed', 'office', 'title', 'asked', 'noReply', 'none', 'names', 'answer').shape,
    clerk: keys('wrote', 'title', 'what', 'next'),
    ways: each(bodyWays),
    answers: each(bodyAnswers),
  }),
  /** That somebody tests the plan, and what they say. */
  testOfPlan: z.strictObject({
    ...keys('please', 'what', 'title', 'asked', 'noAnswer', 'confirmed', 'doubts', 'doubt').shape,
    ...keys('inWords', 'noTest', 'answer', 'told').shape,
    findings: each(testFindings),
  }),
  yesNo: keys('yes', 'no'),
  suggestedBy: each(suggestedByList),
  supports: each(supports),
  advice: keys('support-plan', 'change-plan', 'seek-eso', 'seek-ceac', 'mediation', 'other'),
  outcomes: keys('agrees', 'partly', 'differs', 'inconclusive'),
  familyAgrees: each(familyAgreements),
  childAgrees: keys('yes', 'no', 'not-able'),
  steps: each(resolutionSteps),
  deliveryStandings: keys('waiting', 'sending', 'delivered', 'seen', 'failed', 'unknown', 'relay'),
  /** What comes next, where nobody need ring. */
  deliveryNext: keys('waiting', 'sending', 'delivered', 'seen', 'relay'),
  deliveryFailures: keys(
    'not-installed',
    'blocked',
    'gone',
    'no-account',
    'too-large',
    'no-connection',
    'refused',
    'bot-refused',
    'other',
  ),
  events: each(eventTypes),
  /** How an entry of the history reads that nobody made in person. */
  cameAbout: each(cameAbout),
  notices: keys(
    'your-turn',
    'invitation',
    'reminder',
    'ring-now',
    'changed',
    'news',
    'undeliverable',
    'over',
  ),
  partOver: partOverTexts,
  partsChanged: keys('gained', 'lost'),
  help: z.strictObject({
    title: line,
    commands: keys(
      'new request',
      'my requests',
      'status',
      'find',
      'worklist',
      'for families',
      'glossary',
      'help',
    ),
    more: line,
  }),
  welcome: z.strictObject({ title: line, lines: z.array(line) }),
  chooseKind: z.strictObject({
    title: line,
    acute: line,
    'critical-friend': kindText,
    'external-second-opinion': kindText,
  }),
  /** Under a list: what cannot be shown. */
  damaged: keys('one', 'many'),
  messages: messageTexts,
  /** What a person is told when a command of theirs was carried out. */
  done: each(commandTypes),
});
