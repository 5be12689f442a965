import { z } from 'zod';
import { yesOrNo } from '../case/stored/chosen';
import {
  doneList,
  kinds,
  proposersOffered,
  questionTypes,
  routesWished,
  suggestedByList,
} from '../case/stored/request';
import { showsNothing } from '../rules/identifiers';
import { readNationalNumber } from '../rules/national-number';
import { urgencies } from '../rules/urgency';
import { day as chosenDate, personId, someone, yesNo } from './answers';
import { identifier, inFirstRound, optionalText, perhapsText, text } from './text';

/**
 * What a clinician is asked at intake (process page §3), with limits and in the words of each refusal. Facts that need a
 * clock or a directory are checked in decide.
 */

export const kind = z.enum(kinds, {
  error: 'Select a critical friend or an external second opinion.',
});

export const urgency = z.enum(urgencies, { error: 'Select how urgent this is.' });

const chosenPerson = (ask: string) => z.string({ error: ask }).min(1, { error: ask }).pipe(someone(ask));

const optionalPerson = z.union([z.literal('').transform(() => undefined), personId]).optional();

const safety = z
  .object({
    acutelyDeteriorating: z.literal('no', {
      error: (issue) =>
        issue.input === 'yes'
          ? 'Do not wait for a second opinion. Use your hospital’s own rapid review route now. Nothing has been sent.'
          : 'Select whether the child is acutely deteriorating now.',
    }),
    proceedings: yesNo('Select yes if court proceedings are under way.'),
    proceedingsUnderstood: z.enum(yesOrNo).optional(),
  })
  .refine((value) => value.proceedings !== 'yes' || value.proceedingsUnderstood === 'yes', {
    ...inFirstRound,
    path: ['proceedingsUnderstood'],
    error:
      'A court may appoint an expert witness, which is another thing than a second opinion. Tick this to go on knowing that.',
  });

export const child = z.object({
  /** How the child likes to be called: no surname. */
  calledBy: optionalText('line'),
  initials: z
    .string({ error: 'Enter the child’s initials.' })
    .refine((value) => !showsNothing(value), { error: 'Enter the child’s initials.', abort: true })
    .refine((value) => value.length <= 8, {
      error: 'Enter initials of 8 characters at most, and no name.',
    })
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), {
      error: 'Enter this again: it holds a character that cannot be saved.',
    }),
  dateOfBirth: chosenDate('Enter the date of birth.'),
  localReference: identifier('Enter the hospital’s reference for the child.'),
  /** The national number of whichever scheme: it tells which by itself. */
  nhsNumber: z
    .string()
    .transform((typed, context) => {
      if (showsNothing(typed)) return undefined;
      const parsed = readNationalNumber(typed);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: parsed.problem });
      return z.NEVER;
    })
    .optional(),
  organisation: z.string({ error: 'Select the treating hospital.' }).min(1, {
    error: 'Select the treating hospital.',
  }),
});

export const suggestedBy = z.enum(suggestedByList, { error: 'Select who first suggested this.' });

export const people = z.object({
  namedConsultant: chosenPerson('Select the named consultant from the list.'),
  familyAdvocate: optionalPerson,
  gp: optionalPerson,
  team: z.array(personId).max(12).default([]),
  suggestedBy,
  disagreement: optionalText('paragraph'),
  otherTeams: optionalText('paragraph'),
});

export const question = z.object({
  specialty: text('line', 'Enter the specialty that the question belongs to.'),
  type: z.enum(questionTypes, { error: 'Select what kind of question this is.' }),
  questions: z
    .array(text('paragraph', 'Enter the question.'))
    .min(1, { error: 'Enter at least one question.' })
    .max(5),
  decision: text('paragraph', 'Enter which decision is at stake.'),
  neededBy: chosenDate('Enter by which date you need the opinion.'),
  urgency,
});

export const option = z.object({
  title: text('line', 'Enter a name for this option.'),
  proposed: z.enum(yesOrNo).default('no'),
  benefits: perhapsText('paragraph'),
  harms: perhapsText('paragraph'),
  evidence: optionalText('paragraph'),
});

/** What whoever gives the opinion has to know of the illness (process page §3, clinical summary). */
export const clinicalSummary = z.object({
  diagnosis: perhapsText('long'),
  presentState: perhapsText('long'),
  allergies: optionalText('line'),
  whereNow: optionalText('line'),
  /** Who answers for it that the answer arrives and is acted on. */
  awaitedBy: optionalText('line'),
});

export const options = z
  .array(option)
  .max(4)
  .refine((list) => list.length === 0 || list.filter((each) => each.proposed === 'yes').length === 1, {
    path: [0, 'proposed'],
    error: 'Select exactly one option as the one now proposed.',
  });

export const childAsPerson = z.object({
  qualityOfLife: perhapsText('long'),
  normal: perhapsText('long'),
  ownWords: optionalText('long'),
  enjoys: optionalText('paragraph'),
  asked: optionalText('paragraph'),
});

export const family = z.object({
  questions: optionalText('long'),
  hopesAndWorries: perhapsText('long'),
  toldSoFar: perhapsText('long'),
  faith: optionalText('line'),
  language: optionalText('line'),
  interpreter: z.enum(yesOrNo).default('no'),
  /** What they need to read, hear or understand it: large print, easy read, a signer (Accessible Information Standard). */
  formats: optionalText('line'),
  /** Since when they know that a second opinion is possible, and who told them. */
  knowsSince: optionalText('line'),
  mattersMost: optionalText('long'),
  /** What they would wish to have been considered, whatever comes. */
  wouldWish: optionalText('long'),
  inTheirWords: optionalText('long'),
  readBackOn: chosenDate('Enter the day on which it was read back to them.').optional(),
  routeWished: z.enum(routesWished, { error: 'Select which way the family would like.' }).optional(),
});

const done = (ask: string) => z.enum(doneList, { error: ask });
export const before = z.object({
  mdt: done('Select whether the MDT has discussed this.').optional(),
  criticalFriend: done('Select whether a critical friend was asked.').optional(),
  ceac: done('Select whether the Clinical Ethics Advisory Committee was asked.').optional(),
  seniorClinician: optionalText('line'),
  parallelPlan: done('Select whether a parallel plan is in place.').optional(),
  /** The talk about what may not work: when, by whom, what support was offered. */
  parallelTalk: optionalText('paragraph'),
  treatmentLimits: optionalText('paragraph'),
});

/** Whom somebody may say themselves; that a body recommends somebody only its recorded answer says (process page §4a, ask a body). */
export const proposer = z.enum(proposersOffered, { error: 'Select who proposed this person or panel.' });

/** A person or a panel from the directory. */
const proposedCandidate = z.object({
  candidate: z.guid({ error: 'Select a person or panel from the list.' }).toLowerCase(),
  proposedBy: proposer,
});

const route = z.object({ candidates: z.array(proposedCandidate).max(8) });

export const request = z.object({
  kind,
  safety,
  child,
  people,
  question,
  clinicalSummary: clinicalSummary.optional(),
  options: options.default([]),
  noOtherOption: optionalText('paragraph'),
  childAsPerson: childAsPerson.default({ qualityOfLife: '', normal: '' }),
  family: family.default({ hopesAndWorries: '', toldSoFar: '', interpreter: 'no' }),
  before: before.default({}),
  route,
});
export type Request = z.infer<typeof request>;
