import { conflictAnswers } from '../../../../domain/asked/recorded';
import { proposer } from '../../../../domain/asked/request';
import { declineReasons } from '../../../../domain/case/stored/recorded';
import { sidesOf } from '../../../../domain/decide/context';
import { candidateChoices, warningFor } from '../choices/candidate-choices';
import { candidatesOf } from '../choices/entry-choices';
import { form, onePage } from '../make-fields';

/** Candidates, invitations and conflicts of interest (process page §4a). */

const conflictQuestions = Object.keys(conflictAnswers.shape).filter((key) => key !== 'details');

/** Recorded, and no conflict, for a critical friend (process page §4a, accept). */
const neverConflictsOfFriends = ['sameEmployer', 'sameHospital', 'alreadyDiscussed'];

export const candidateForms = [
  onePage('add-candidate', (make, { state, facts, now, values }) => {
    const sides = state && sidesOf({ state, facts, now });
    const specialty = state?.request.question.specialty;
    const warning = sides && warningFor(facts.directory, sides, values['candidate']);
    return [
      make.candidate(
        'candidate',
        () => (sides === undefined ? [] : candidateChoices(facts.directory, sides, specialty)),
        { warning },
      ),
      make.choice('proposedBy', 'proposer', proposer.options),
      make.paragraph('reason'),
    ];
  }),
  onePage('reorder-candidates', (make, { state }) => [
    make.entry('first', () => candidatesOf(state, ['listed'])),
    make.paragraph('reason'),
  ]),
  onePage('withdraw-candidate', (make, { state }) => [
    make.entry('candidate', () => candidatesOf(state, ['listed', 'invited', 'lapsed', 'reserve'])),
    make.paragraph('reason'),
  ]),
  onePage('invite-next', (make, { state }) => [
    make.entry('candidate', () => candidatesOf(state, ['reserve', 'listed']), { required: false }),
  ]),
  form(
    'accept',
    (make, { state, values }) => {
      const recordedOnly = state?.kind === 'critical-friend';
      const declares = conflictQuestions
        .filter((key) => !recordedOnly || !neverConflictsOfFriends.includes(key))
        .some((key) => values[`conflicts.${key}`] === 'yes');
      return [
        make.page('acceptance', [make.line('registrationNumber'), make.yesNo('canMeetDate')]),
        make.page(
          recordedOnly ? 'conflicts-critical-friend' : 'conflicts-external',
          [
            ...conflictQuestions.map((key) => make.yesNo(`conflicts.${key}`)),
            make.paragraph('conflicts.details', {
              required: declares,
              onlyIf: { paths: conflictQuestions.map((key) => `conflicts.${key}`), is: ['yes'] },
            }),
          ],
          { id: 'conflicts', section: 'conflicts' },
        ),
      ];
    },
    {
      initial: ({ facts, viewer }) => {
        const number = facts.directory.byId.get(viewer)?.registrationNumber;
        return number === undefined ? {} : { registrationNumber: number };
      },
    },
  ),
  onePage('decline', (make) => [
    make.choice('reasonCode', 'decline-reason', declineReasons),
    make.paragraph('note', { required: false }),
  ]),
  ...(['clear-conflict', 'refuse-conflict'] as const).map((command) =>
    onePage(command, (make) => [make.paragraph('decision')]),
  ),
];
