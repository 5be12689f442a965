import { z } from 'zod';
import { day, yesNo } from './asked';
import { child, option, question, urgency } from './request';
import { optionalText, text } from './text';

/** What is recorded at length: parts that commands bring, events keep and the state holds (process page §4). */

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
export type ConflictAnswers = z.infer<typeof conflictAnswers>;

export const familyView = z.enum(['wants', 'accepts', 'objects', 'holders-differ'], {
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
    advocateOffered: z.enum(['yes', 'declined', 'none-available'], {
      error: 'Please say whether a family advocate was offered.',
    }),
    familyQuestions: z.array(text('paragraph', 'Please write the question.')).max(6).default([]),
    childQuestions: z.array(text('paragraph', 'Please write the question.')).max(4).default([]),
    view: familyView,
    sharing: z.enum(['agreed', 'not-agreed'], {
      error: 'Please say whether the family agrees to share outside the organisation.',
    }),
    basisWithoutAgreement: optionalText('paragraph'),
  })
  .refine((value) => value.sharing === 'agreed' || value.basisWithoutAgreement !== undefined, {
    path: ['basisWithoutAgreement'],
    error: 'Please give the basis for sharing without the family’s agreement.',
  });
export type FamilyConversation = z.infer<typeof familyConversation>;

/** The pack's checklist. The bot carries no files: it records where each item is. */
export const packItems = [
  'clinic-letters',
  'imaging',
  'laboratory-results',
  'histology',
  'treatment-plan',
  'mdt-record',
  'family-statement',
  'consent-to-share',
] as const;
export const packItem = z.enum(packItems);
export const packEntry = z
  .object({
    item: packItem,
    standing: z.enum(['present', 'waived'], { error: 'Please say whether this is in the pack or waived.' }),
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

export const declineReasons = ['no-time', 'not-my-field', 'conflict', 'away', 'other'] as const;

/** An opinion: an answer to each question, its basis, options, limits, and whether it supports the plan. */
export const opinion = z.object({
  answers: z
    .array(text('long', 'Please answer this question.'))
    .min(1, { error: 'Please answer each question.' }),
  sawChild: yesNo('Please say whether you saw the child.'),
  metFamily: yesNo('Please say whether you met the family.'),
  recordsRead: text('paragraph', 'Please say which records you read.'),
  options: z
    .array(option.pick({ title: true, benefits: true, harms: true }))
    .min(1, { error: 'Please describe at least one option with its benefits and harms.' })
    .max(4),
  limits: text('paragraph', 'Please state the limits of this opinion.'),
  supportsPlan: z.enum(['yes', 'partly', 'no', 'cannot-say'], {
    error: 'Please say whether the opinion supports the plan.',
  }),
  /** A critical friend also gives one advice. */
  advice: z
    .enum(['support-plan', 'change-plan', 'seek-eso', 'seek-ceac', 'mediation', 'other'], {
      error: 'Please choose your advice.',
    })
    .optional(),
});
export type Opinion = z.infer<typeof opinion>;

export const resolutionStep = z.enum(
  ['mdt', 'plan-changed-all-agree', 'further-opinion', 'panel', 'ceac', 'mediation', 'legal-advice'],
  { error: 'Please choose the step.' },
);

/** What can be corrected, each with its new content (process page §4b, correct). */
export const correction = z.discriminatedUnion(
  'part',
  [
    z.object({ part: z.literal('child'), child, wrongChild: z.enum(['yes', 'no']).default('no') }),
    z.object({ part: z.literal('question'), question }),
    z.object({ part: z.literal('urgency'), urgency }),
    z.object({ part: z.literal('needed-by'), neededBy: day('Please give the new date.') }),
  ],
  { error: 'Please choose what to correct.' },
);
