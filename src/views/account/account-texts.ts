import { z } from 'zod';
import { openStatuses, terminalStatuses } from '../../domain/case/stage';
import { advices, otherWays, resolutionSteps, supports } from '../../domain/case/stored/recorded';
import { kinds, proposers, suggestedByList } from '../../domain/case/stored/request';
import { supportKinds } from '../../domain/directory/support';
import { nations } from '../../domain/rules/nation';
import { readTexts } from '../words/read-texts';
import { each, keys } from '../words/texts-groups';

/** For whom an account is written (process page §8). */
export const readers = ['parent', 'young-person', 'local-authority'] as const;
export type AccountReader = (typeof readers)[number];

/** The parts of the account; in which order they are told depends on how far it has come. */
export const accountParts = [
  'asked',
  'stands',
  'next',
  'who',
  'contact',
  'questions',
  'agreed',
  'opinion',
  'dates',
  'support',
  'open',
  'record',
] as const;
export type AccountPart = (typeof accountParts)[number];

const line = z.string().min(1);
const lines = z.array(line).min(1);
const forReaders = each(readers);
const suggestions = each(suggestedByList);
const statuses = [...openStatuses, ...terminalStatuses].filter((status) => status !== 'closed-death');
const status = z.strictObject({ stands: line, next: line });

/** The shape of /cards/texts.en.account.json: all that an account for the family says besides what people wrote. */
const schema = z.strictObject({
  titles: keys('before', 'after'),
  headings: each(accountParts),
  answersHeading: line,
  /** What is written for `{child}`, `{childs}` and so on. */
  readers: z.strictObject(
    Object.fromEntries(readers.map((reader) => [reader, callings()])) as Record<
      AccountReader,
      ReturnType<typeof callings>
    >,
  ),
  statuses: z.strictObject(
    Object.fromEntries(statuses.map((name) => [name, status])) as Record<
      (typeof statuses)[number],
      typeof status
    >,
  ),
  asked: each(kinds),
  askedBefore: each(kinds),
  suggested: z.strictObject({
    parent: suggestions,
    'young-person': suggestions,
    'local-authority': suggestions,
  }),
  ...keys('requestedOn', 'questionsLead', 'nobodyYet', 'somebodyAsked', 'somebodyAccepted', 'conflictRefused')
    .shape,
  ...keys('agreedToHelp', 'gave', 'at', 'postOnly', 'organisationOnly', 'runBy').shape,
  proposed: each(proposers),
  /** Bodies that were asked whom they recommend. */
  bodies: keys('recommended', 'asked', 'names', 'none', 'no-reply'),
  independence: keys('elsewhere', 'declared', 'overseas'),
  friend: keys('nothing', 'declared', 'toldBy'),
  ...keys('contact', 'contactActing', 'advocate', 'ring', 'ringWhen', 'deputy', 'coordinator').shape,
  ...keys('office', 'officeWhen', 'right', 'yourQuestions', 'yourQuestionsOpen').shape,
  open: lines,
  theirQuestion: z.strictObject({ family: forReaders, child: forReaders }),
  ...keys('answer', 'askedSince', 'declined', 'declinedPlan', 'signed', 'opinionAgain', 'releasedSince')
    .shape,
  opinionLead: keys('consultant', 'somebody', 'unnamed'),
  withheld: keys('since', 'again'),
  ...keys('plainSummary', 'qualityOfLife', 'elseWorthConsidering').shape,
  ...keys('question', 'optionLead', 'benefits', 'harms', 'recordsRead', 'limits', 'sawChild', 'evidence')
    .shape,
  metFamily: forReaders,
  yes: keys('yes', 'no'),
  supports: each(supports),
  advice: each(advices),
  ...keys('plan', 'best', 'considered', 'differ', 'cameOfIt', 'review').shape,
  /** Whether the plan was tested, never by whom. */
  tested: keys('yes', 'doubted', 'doubtOpen', 'no'),
  steps: each(resolutionSteps),
  happened: keys('made', 'talked', 'accepted', 'opinion', 'read', 'shared', 'outcome', ...otherWays),
  record: lines,
  /** Beside the account, for whoever gives it. */
  side: keys('given', 'never'),
  support: z.strictObject({
    ...keys('lead', 'ask', 'source').shape,
    /** Who helps with questions and complaints, where the organisation has named nobody. */
    nations: each(nations),
    of: each(supportKinds),
  }),
});

function callings() {
  return keys('child', 'childs', 'Childs', 'team', 'family');
}

/** Every text of the account. Throws at start when one is missing. */
export const accountTexts = readTexts('texts.en.account.json', schema);
