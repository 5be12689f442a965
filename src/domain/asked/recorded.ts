import { z } from 'zod';
import { yesOrNo } from '../case/stored/chosen';
import {
  advices,
  advocateOffers,
  familyViews,
  packItems,
  packStandings,
  resolutionSteps,
  sharingAgreements,
  supports,
} from '../case/stored/recorded';
import { accountFormats } from '../case/stored/said';
import { day, yesNo } from './answers';
import { child, option, question, urgency } from './request';
import { optionalText, text } from './text';

/** What must be recorded at length, as it is asked: parts that commands bring (process page §4). */

/** Conflicts of interest a candidate is asked about; true ones are described (process page §4a, accept). */
export const conflictAnswers = z.object({
  sameEmployer: yesNo('Please say whether you work for the treating organisation, honorary contracts too.'),
  sameHospital: yesNo('Please say whether you work at the same hospital.'),
  pastTraineeOrPartner: yesNo(
    'Please say whether you trained with, or are a partner of, anybody on the team.',
  ),
  alreadyDiscussed: yesNo('Please say whether the case was already discussed with you.'),
  financial: yesNo('Please say whether you have a financial interest.'),
  personal: yesNo('Please say whether you know the family or the team personally.'),
  details: optionalText('paragraph'),
});

/** That the family's account was given (process page §4b, account given). */
export const accountGiven = {
  givenOn: day('Please give the day on which it was given.'),
  toWhom: text('line', 'Please say to whom it was given.'),
  format: z.enum(accountFormats, { error: 'Please say in which form it was given.' }),
};

export const familyView = z.enum(familyViews, {
  error: 'Please record the family’s view.',
});

/** A conversation with the family about the second opinion (process page §4a, family-step). */
export const familyConversation = z
  .object({
    clinician: text('line', 'Please say which clinician spoke with the family.'),
    parentalResponsibility: text('line', 'Please say who holds parental responsibility.'),
    explained: text('long', 'Please say what was explained.'),
    spokenOn: day('Please give the date of the conversation.'),
    guideGiven: yesNo('Please say whether the family was given the guide.'),
    advocateOffered: z.enum(advocateOffers, {
      error: 'Please say whether a family advocate was offered.',
    }),
    familyQuestions: z.array(text('paragraph', 'Please write the question.')).max(6).default([]),
    childQuestions: z.array(text('paragraph', 'Please write the question.')).max(4).default([]),
    view: familyView,
    sharing: z.enum(sharingAgreements, {
      error: 'Please say whether the family agrees to share outside the organisation.',
    }),
    basisWithoutAgreement: optionalText('paragraph'),
  })
  .refine((value) => value.sharing === 'agreed' || value.basisWithoutAgreement !== undefined, {
    path: ['basisWithoutAgreement'],
    error: 'Please give the basis for sharing without the family’s agreement.',
  });

const packItem = z.enum(packItems);
export const packEntry = z
  .object({
    item: packItem,
    standing: z.enum(packStandings, { error: 'Please say whether this is in the pack or waived.' }),
    where: optionalText('line'),
    waivedBecause: optionalText('line'),
  })
  .refine((value) => value.standing === 'waived' || value.where !== undefined, {
    path: ['where'],
    error: 'Please say where this is kept.',
  })
  .refine((value) => value.standing === 'present' || value.waivedBecause !== undefined, {
    path: ['waivedBecause'],
    error: 'Please say why this is waived.',
  });

/** An opinion: an answer to each question, its basis, options, limits, and whether it supports the plan. */
export const opinion = z.object({
  answers: z
    .array(text('long', 'Please answer this question.'))
    .min(1, { error: 'Please answer each question.' }),
  sawChild: yesNo('Please say whether you saw the child.'),
  metFamily: yesNo('Please say whether you met the family.'),
  recordsRead: text('paragraph', 'Please say which records you read.'),
  options: z
    .array(
      option.pick({ title: true, evidence: true }).extend({
        benefits: text('paragraph', 'Please describe the likely benefits, subjective ones too.'),
        harms: text('paragraph', 'Please describe the likely harms, subjective ones too.'),
      }),
    )
    .min(1, { error: 'Please describe at least one option with its benefits and harms.' })
    .max(4),
  limits: text('paragraph', 'Please state the limits of this opinion.'),
  /** What they make of quality of life, and of what is normal for this child. */
  qualityOfLife: optionalText('long'),
  elseWorthConsidering: optionalText('long'),
  /** For the family, in the giver's words. */
  plainSummary: optionalText('long'),
  supportsPlan: z.enum(supports, {
    error: 'Please say whether the opinion supports the plan.',
  }),
  /** A critical friend also gives one advice. */
  advice: z.enum(advices, { error: 'Please choose your advice.' }).optional(),
});

export const resolutionStep = z.enum(resolutionSteps, { error: 'Please choose the step.' });

/** What can be corrected, each with its new content (process page §4b, correct). */
export const correction = z.discriminatedUnion(
  'part',
  [
    z.object({ part: z.literal('child'), child, wrongChild: z.enum(yesOrNo).default('no') }),
    z.object({ part: z.literal('question'), question }),
    z.object({ part: z.literal('urgency'), urgency }),
    z.object({ part: z.literal('needed-by'), neededBy: day('Please give the new date.') }),
  ],
  { error: 'Please choose what to correct.' },
);

export type ConflictAnswers = z.infer<typeof conflictAnswers>;
export type FamilyConversation = z.infer<typeof familyConversation>;
export type Opinion = z.infer<typeof opinion>;
