import type { CaseState } from '../../../src/domain/case/state';
import { caseCard } from '../../../src/views/cards/case-card';
import { formFor } from '../../../src/views/cards/forms/form-definitions';
import { formCard } from '../../../src/views/cards/forms/showing/form-card';
import { aCommand, aConversation } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import { caseOf, type Press, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** The opinion beside the very questions that it answers, and forms that ask only what can be answered (process page I6, I8). */

const { consultant, reviewer } = usualCast;
const does = (by: string, type: Parameters<typeof aCommand>[0], wishes = {}): Press => ({
  by,
  gives: aCommand(type, wishes),
});

const opinionSideOf = ({ state, events, facts, now }: Story): string =>
  JSON.stringify(
    caseCard({
      state: state as CaseState,
      facts,
      viewer: consultant,
      now,
      formId: 'f1',
      events,
      side: 'opinion',
    }),
  );

test('a question that the family asked after the opinion shows as not answered by it, with how it can still be put', () => {
  const owed = play(
    aCaseAt('family-step'),
    does(consultant, 'go-on-conversation-owed'),
    does(who.coordinator, 'complete-pack'),
    does(reviewer, 'accept'),
    does(reviewer, 'confirm-no-link'),
    does(reviewer, 'give-opinion'),
  );
  expect(opinionSideOf(owed)).not.toContain('Asked since');
  const asked = play(owed, {
    by: consultant,
    gives: (state) =>
      aCommand('record-owed', {
        debt: state.debts.find(({ kind }) => kind === 'conversation')?.id ?? 'none',
        conversation: aConversation({ familyQuestions: ['Will she walk?'], spokenOn: '2027-01-11' }),
      })(state),
  });
  const side = opinionSideOf(asked);
  expect(side).toContain('Asked since, and not answered by this opinion');
  expect(side).toMatch(/The family asks.*Will she walk\?.*“Ask the reviewer”/);
  expect(side.indexOf('Question 1')).toBeLessThan(side.indexOf('Answer 1: the second line may help.'));
});

const formText = (command: string, state: CaseState): string => {
  const definition = formFor(command);
  if (definition === undefined) throw new Error(`no form ${command}`);
  const context = { state, facts: theFacts, viewer: consultant, now: state.lastEventAt, values: {} };
  return JSON.stringify(
    formCard({ definition, context, page: '', values: {}, formId: 'f1', step: state.step, ref: state.ref }),
  );
};

test('under a hold the outcome offers only that the family was not asked, and the record no copy for the GP', () => {
  const held = play(
    aCaseAt('sharing'),
    does(who.safeguardingLead, 'hold', { reviewOn: '2027-01-20' }),
    does(consultant, 'record-sharing', { how: 'held' }),
  );
  expect(formText('record-outcome', caseOf(held))).toContain('Not asked: held');
  expect(formText('record-outcome', caseOf(aCaseAt('outcome')))).not.toContain('Not asked');
  const closing = play(held, does(consultant, 'record-outcome'));
  expect(formText('confirm-record', caseOf(closing))).toMatch(/paused by the hold.*Not needed/);
  expect(formText('confirm-record', caseOf(closing))).not.toContain('"Yes"');
  expect(formText('confirm-record', caseOf(aCaseAt('closing')))).not.toContain('paused');
});
