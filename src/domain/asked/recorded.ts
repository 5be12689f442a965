import { z } from 'zod';
import { yesOrNo } from '../case/stored/chosen';
import {
  advices,
  advocateOffers,
  bodyAnswers,
  bodyWays,
  childAgreements,
  familyAgreements,
  familyToldOfIt,
  familyViews,
  otherWays,
  outcomes,
  packItems,
  packStandings,
  resolutionSteps,
  sharingAgreements,
  supports,
  testFindings,
} from '../case/stored/recorded';
import { accountFormats, sharings, withholdingAskers, withholdingGrounds } from '../case/stored/said';
import { day, entry, someone, yesNo } from './answers';
import { child, option, question, urgency } from './request';
import { inFirstRound, optionalText, text } from './text';
import { youngPerson } from './young-person';

/** What must be recorded at length, as it is asked: parts that commands bring (process page §4). */

/** Conflicts of interest a candidate is asked about; true ones are described (process page §4a, accept). */
export const conflictAnswers = z.object({
  sameEmployer: yesNo('Select yes if you work for the treating organisation, honorary contracts too.'),
  sameHospital: yesNo('Select yes if you work at the same hospital.'),
  pastTraineeOrPartner: yesNo('Select yes if you trained with, or are a partner of, anybody on the team.'),
  alreadyDiscussed: yesNo('Select yes if the case was already discussed with you.'),
  financial: yesNo('Select yes if you have a financial interest.'),
  personal: yesNo('Select yes if you know the family or the team personally.'),
  details: optionalText('paragraph'),
});

/** That the family's account was given (process page §4b, account given). */
export const accountGiven = {
  givenOn: day('Enter the day on which it was given.'),
  toWhom: text('line', 'Enter to whom it was given.'),
  format: z.enum(accountFormats, { error: 'Select in which form it was given.' }),
};

/**
 * That a name is withheld for safety (process page §4b): whose, on which ground, who asked for it and what they say, and until
 * when. The last day, and what a ground needs besides, are the decision's.
 */
export const nameWithheld = {
  /** Left out: whoever holds the place, else whoever gave the opinion last. */
  candidate: entry('Select whose name it is.').optional(),
  ground: z.enum(withholdingGrounds, {
    error: 'Select the ground. Not wishing to be criticised is none.',
  }),
  matterNumber: optionalText('line'),
  askedBy: z.enum(withholdingAskers, { error: 'Select who asked for it.' }),
  explained: optionalText('paragraph'),
  reviewOn: day('Enter the day on which this is looked at again.'),
};

/** What a body that was asked whom it recommends has answered: who of it said so, when, and by which way (process page §4a). */
export const bodyAnswer = {
  answer: z.enum(bodyAnswers, { error: 'Select whether it names anybody.' }),
  /** Needed of an answer that names somebody (see the decision). */
  names: z.array(someone('Select a person or panel from the list.')).max(4).default([]),
  saidBy: text('line', 'Enter who of the body said it.'),
  saidOn: day('Enter the day on which it was said.'),
  way: z.enum(bodyWays, { error: 'Select by which way it came.' }),
  note: optionalText('paragraph'),
};

/**
 * Another way that was taken (process page §4a): which, on which day, and whether the family knows. What is said in mediation is
 * confidential: of it only what was agreed may be recorded. What a way needs besides is the decision's.
 */
export const otherWay = {
  way: z.enum(otherWays, { error: 'Select which way it is.' }),
  takenOn: day('Enter the day on which it took place.'),
  agreed: optionalText('paragraph'),
  came: optionalText('paragraph'),
  familyTold: z.enum(familyToldOfIt, { error: 'Select whether the family has been told of it.' }),
  toldOn: day('Enter the day on which the family was told.').optional(),
};

/** What somebody who was asked to test the plan told a colleague, and when (process page §4b, test of the plan). */
export const testTold = {
  finding: z.enum(testFindings, { error: 'Select what they said.' }),
  /** Needed of a doubt (see the decision). */
  doubt: optionalText('long'),
  saidOn: day('Enter the day on which they said it.'),
};

/** How the opinion was shared with the family. The middle four are needed of a sharing that took place (see the decision). */
export const sharing = {
  how: z.enum(sharings, { error: 'Select how it went.' }),
  who: optionalText('line'),
  sharedOn: day('Enter the date.').optional(),
  manner: optionalText('paragraph'),
  advocatePresent: yesNo('Select yes if the family advocate was present.').optional(),
  response: optionalText('long'),
  childsView: optionalText('long'),
};

/** What was decided, and who agrees now. An answer to a tester's doubt is needed where there is one (see the decision). */
export const outcome = {
  outcome: z.enum(outcomes, { error: 'Select the outcome.' }),
  familyAgrees: z.enum(familyAgreements, { error: 'Select whether the family agrees now.' }),
  childAgrees: z.enum(childAgreements, { error: 'Select whether the child agrees now.' }),
  teamAgrees: yesNo('Select yes if the team agrees now.'),
  plan: text('long', 'Enter the plan.'),
  bestInterests: text('long', 'Enter how the plan is in the child’s best interests.'),
  doubtsAnswered: optionalText('long'),
};

/** A young adult's own wishes (process page I12). */
export const youngAdultWishes = {
  capacity: text('paragraph', 'Enter the young adult’s capacity.'),
  whomToTell: text('paragraph', 'Enter whom the young adult wants told.'),
  recordedOn: day('Enter the date.'),
};

export const familyView = z.enum(familyViews, {
  error: 'Select the family’s view.',
});

/** A conversation with the family about the second opinion (process page §4a, family-step). */
export const familyConversation = z
  .object({
    clinician: text('line', 'Enter which clinician spoke with the family.'),
    parentalResponsibility: text('line', 'Enter who holds parental responsibility.'),
    explained: text('long', 'Enter what was explained.'),
    spokenOn: day('Enter the date of the conversation.'),
    guideGiven: yesNo('Select yes if the family was given the guide.'),
    advocateOffered: z.enum(advocateOffers, {
      error: 'Select whether a family advocate was offered.',
    }),
    familyQuestions: z.array(text('paragraph', 'Enter the question.')).max(6).default([]),
    childQuestions: z.array(text('paragraph', 'Enter the question.')).max(4).default([]),
    view: familyView,
    sharing: z.enum(sharingAgreements, {
      error: 'Select whether the family agrees to share outside the organisation.',
    }),
    basisWithoutAgreement: optionalText('paragraph'),
    youngPerson: youngPerson.optional(),
  })
  .refine(
    // Where the young person says so themselves, the decision sees who decides.
    ({ sharing, basisWithoutAgreement, youngPerson: own }) =>
      sharing !== 'not-agreed' || basisWithoutAgreement !== undefined || own?.sharing !== undefined,
    {
      ...inFirstRound,
      path: ['basisWithoutAgreement'],
      error: 'Enter the basis for sharing without the family’s agreement.',
    },
  );

const packItem = z.enum(packItems);
export const packEntry = z
  .object({
    item: packItem,
    standing: z.enum(packStandings, { error: 'Select whether this is in the pack or waived.' }),
    where: optionalText('line'),
    waivedBecause: optionalText('line'),
  })
  .refine((value) => value.standing !== 'present' || value.where !== undefined, {
    ...inFirstRound,
    path: ['where'],
    error: 'Enter where this is kept.',
  })
  .refine((value) => value.standing !== 'waived' || value.waivedBecause !== undefined, {
    ...inFirstRound,
    path: ['waivedBecause'],
    error: 'Enter why this is waived.',
  });

/** An opinion: an answer to each question, its basis, options, limits, and whether it supports the plan. */
export const opinion = z.object({
  answers: z.array(text('long', 'Answer this question.')).min(1, { error: 'Answer each question.' }),
  sawChild: yesNo('Select yes if you saw the child.'),
  metFamily: yesNo('Select yes if you met the family.'),
  recordsRead: text('paragraph', 'Enter which records you read.'),
  options: z
    .array(
      option.pick({ title: true, evidence: true }).extend({
        benefits: text('paragraph', 'Describe the likely benefits, subjective ones too.'),
        harms: text('paragraph', 'Describe the likely harms, subjective ones too.'),
      }),
    )
    .min(1, { error: 'Describe at least one option with its benefits and harms.' })
    .max(4),
  limits: text('paragraph', 'Enter the limits of this opinion.'),
  /** What they make of quality of life, and of what is normal for this child. */
  qualityOfLife: optionalText('long'),
  elseWorthConsidering: optionalText('long'),
  /** For the family, in the giver's words. */
  plainSummary: optionalText('long'),
  supportsPlan: z.enum(supports, {
    error: 'Select whether the opinion supports the plan.',
  }),
  /** A critical friend also gives one advice. */
  advice: z.enum(advices, { error: 'Select your advice.' }).optional(),
});

export const resolutionStep = z.enum(resolutionSteps, { error: 'Select the step.' });

/** What can be corrected, each with its new content (process page §4b, correct). */
export const correction = z.discriminatedUnion(
  'part',
  [
    z.object({ part: z.literal('child'), child, wrongChild: z.enum(yesOrNo).default('no') }),
    z.object({ part: z.literal('question'), question }),
    z.object({ part: z.literal('urgency'), urgency }),
    z.object({ part: z.literal('needed-by'), neededBy: day('Enter the new date.') }),
  ],
  { error: 'Select what to correct.' },
);

export type ConflictAnswers = z.infer<typeof conflictAnswers>;
export type FamilyConversation = z.infer<typeof familyConversation>;
export type Opinion = z.infer<typeof opinion>;
