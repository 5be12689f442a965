import type { Candidate } from '../../../../domain/case/state';
import {
  accountFormats,
  childsVersions,
  verdicts,
  withholdingAskers,
  withholdingGrounds,
} from '../../../../domain/case/stored/said';
import { remindersOf } from '../../../../domain/process/open/facts';
import {
  longestWithheld,
  namesToWithhold,
  nameWithheld,
} from '../../../../domain/process/open/name-withheld';
import { matchesFor } from '../../../../domain/process/open/open-matches';
import { lookingRoles } from '../../../../domain/process/people/who-sees';
import type { Role } from '../../../../domain/process/tables/lifecycle';
import { daysBefore } from '../../../../domain/rules/age';
import { londonDate } from '../../../../domain/rules/london-time';
import { matchesOf } from '../choices/entry-choices';
import type { FormContext, Values } from '../field';
import { type Makers, onePage } from '../make-fields';
import { today } from './known';

/** A hold is looked at again after some days, unless whoever sets or reviews it says otherwise (process page §6, hold). */
const reviewedSoon = {
  initial: ({ facts, now }: FormContext): Values => ({
    reviewOn: daysBefore(londonDate(now), -remindersOf(facts).holdReview),
  }),
};

/** Of several names, whose; of one nobody is asked. */
const whose = (make: Makers, names: readonly Candidate[]) =>
  names.length < 2
    ? []
    : [make.entry('candidate', () => names.map(({ id, name }) => ({ value: id, title: name })))];

/** Safeguarding, parental responsibility, the 18th birthday, a death (process page §4b). */
export const safeguardingForms = [
  onePage('ask-safeguarding-lead', (make) => [make.paragraph('concern')]),
  onePage(
    'hold',
    (make) => [make.paragraph('reason'), make.line('authority'), make.date('reviewOn')],
    reviewedSoon,
  ),
  onePage(
    'review-hold',
    (make) => [make.paragraph('reason'), make.line('authority'), make.date('reviewOn')],
    reviewedSoon,
  ),
  onePage('lift-hold', (make) => [make.paragraph('reason')]),
  onePage('record-family-not-told', (make) => [make.line('authority'), make.paragraph('reason')]),
  onePage('show-hold-reason', () => []),
  onePage('change-parental-responsibility', (make) => [make.line('who'), make.date('since')]),
  onePage('record-account-given', (make) => [
    make.line('toWhom'),
    make.date('givenOn'),
    make.choice('format', 'account-format', accountFormats),
  ]),
  onePage(
    'decide-childs-account',
    (make) => [
      make.line('decidedBy'),
      make.date('decidedOn'),
      make.choice('version', 'childs-version', childsVersions),
      make.long('theirPlan', { required: false }),
    ],
    { initial: (context) => ({ decidedOn: today(context) }) },
  ),
  onePage(
    'withhold-name',
    (make, { state }) => [
      ...whose(make, state === undefined ? [] : namesToWithhold(state)),
      make.choice('ground', 'withholding-ground', withholdingGrounds),
      make.line('matterNumber', { required: false }),
      make.choice('askedBy', 'withholding-asker', withholdingAskers),
      make.paragraph('explained', { required: false }),
      make.date('reviewOn'),
    ],
    {
      initial: ({ now }: FormContext): Values => ({
        reviewOn: daysBefore(londonDate(now), -longestWithheld),
      }),
    },
  ),
  onePage('show-name-again', (make, { state, now }) => [
    ...whose(
      make,
      (state?.candidates ?? []).filter(({ id }) => state !== undefined && nameWithheld(state, id, now)),
    ),
    make.paragraph('reason'),
  ]),
  onePage('record-young-adult-wishes', (make) => [
    make.paragraph('capacity'),
    make.paragraph('whomToTell'),
    make.date('recordedOn'),
  ]),
  onePage('record-death', (make) => [make.line('initials', { limit: 8 }), make.date('dateOfBirth')]),
  onePage('undo-death', (make) => [make.paragraph('reason')]),
  onePage('decide-match', (make, { state, facts, viewer, now }) => {
    const roles = state === undefined ? new Set<Role>() : lookingRoles(state, facts, viewer, now);
    const afterDeath = state !== undefined && matchesFor(state, roles).some(({ why }) => why === 'died');
    return [
      make.entry('ref', () => matchesOf(state, roles)),
      make.choice('verdict', 'verdict', verdicts),
      make.paragraph('reason'),
      ...(afterDeath ? [make.line('initials', { limit: 8 }), make.date('dateOfBirth')] : []),
    ];
  }),
];
