import type { CaseState } from '../../../src/domain/case/state';
import { familyAccount } from '../../../src/views/account/family-account';
import { recordOf, recordText } from '../../../src/views/record/record-of';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, given, type Press, play, refusalOf, type Story } from '../../builders/core/play';
import { aCaseAt, friendlyCast, usualCast } from '../../builders/core/ways';

/** Other ways, at any open step and not only where views differ (process page §4a, another way). */

const { consultant } = usualCast;
const takes = (wishes: Parameters<typeof aCommand<'record-other-way'>>[1] = {}): Press => ({
  by: consultant,
  gives: aCommand('record-other-way', wishes),
});
const mediation = { way: 'mediation', agreed: 'Two weeks of the trial, then they talk again.' } as const;
const account = (state: CaseState, { facts, now }: Story) =>
  familyAccount({ state, facts, now, reader: 'parent' })?.paragraphs.join('\n') ?? '';

test('mediation while the reviewer works: only that it was, and what was agreed', () => {
  const begun = aCaseAt('under-review');
  const story = play(begun, takes(mediation));
  expect(caseOf(story).stage.status).toBe('under-review');
  const { state, events, facts, now } = story;
  const record = recordText(recordOf({ state: state as CaseState, events, facts, now }));
  expect(record).toContain(mediation.agreed);
  expect(account(caseOf(story), story)).toMatch(/there was mediation/);
  expect(account(caseOf(story), story)).not.toContain(mediation.agreed);
  expect(refusalOf(begun, takes({ ...mediation, came: 'The father wept.' })).fields).toHaveProperty('came');
  expect(refusalOf(begun, takes({ agreed: 'Terms of a committee.' })).fields).toHaveProperty('agreed');
});

test('the family is told with the day, or is owed the news, of a critical friend too; the account waits for that', () => {
  const begun = aCaseAt('under-review', 'critical-friend', friendlyCast);
  expect(refusalOf(begun, takes({ toldOn: undefined })).fields).toHaveProperty('toldOn');
  const untold = takes({ way: 'court', familyTold: 'not-yet', toldOn: undefined });
  given(begun).when(untold).follows(['other-way-recorded', 'debt-incurred']);
  const owing = play(begun, untold);
  expect(account(caseOf(owing), owing)).not.toMatch(/court was asked/);
  const told = play(owing, { by: consultant, gives: aCommand('record-owed') });
  expect(account(caseOf(told), told)).toMatch(/a court was asked/);
});

test('in resolution it is a step like any other, and its result closes the request', () => {
  const story = play(aCaseAt('resolution'), takes({ way: 'conflict-champion' }));
  expect(caseOf(story).steps.map(({ step }) => step)).toEqual(['conflict-champion']);
  given(story)
    .when({ by: consultant, gives: aCommand('resolve') })
    .follows(['resolved'], 'closing');
  expect(caseOf(play(aCaseAt('preparing'), takes())).steps).toEqual([]);
});

test('the coordinator records it too, nobody else', () => {
  given(aCaseAt('preparing'))
    .when({ ...takes(), by: who.coordinator })
    .follows(['other-way-recorded']);
  given(aCaseAt('preparing'))
    .when({ ...takes(), by: who.nurse })
    .isRefused('not-yours', /Only/);
});
