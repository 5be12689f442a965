import type { Child } from '../../../../src/domain/case/stored/request';
import { identitiesOf, likenessOf } from '../../../../src/domain/decide/other-requests/same-child';
import { indexDirectory } from '../../../../src/domain/directory/lookup';
import { alerts } from '../../../../src/views/cards/alerts';
import { lookFrom } from '../../../../src/views/viewpoint';
import { aCommand, submission } from '../../../builders/core/a-command';
import { theFacts, who } from '../../../builders/core/people';
import { caseOf, eventsOf, given, play, untold } from '../../../builders/core/play';
import { aCaseAt, requestFor, usualCast } from '../../../builders/core/ways';

const eso = 'external-second-opinion';
const other = { ...caseOf(aCaseAt('consultant-review')), ref: 'T2HW-9CDK' };
const { child } = other.request;
const inCommon = (one: Child, two: Child) => {
  const names = (each: Child) => identitiesOf(each, theFacts.directory).map((identity) => identity.join(' '));
  return names(one).filter((name) => names(two).includes(name));
};

const inDirectory = (one: Child, two: Child) => likenessOf(one, two, theFacts.directory);
const twin = { ...child, localReference: 'QM-2', nhsNumber: '9991000011' };
const numbered = { ...child, nhsNumber: '9991725008' };

describe('the same child (process page §1)', () => {
  test('is certain by national number and date of birth, wherever, and however else it is written', () => {
    const elsewhere = { ...numbered, organisation: 'INV-T2', initials: 'Z', localReference: 'S/9' };
    expect(inDirectory(numbered, elsewhere)).toEqual({
      is: 'certain',
      differs: ['organisation', 'initials'],
    });
    expect(inCommon(numbered, elsewhere)).toEqual(['9991725008']);
  });

  test('is certain by the hospital’s own reference and date of birth, where no number says otherwise', () => {
    const renamed = { ...child, initials: 'X.Y.' };
    expect(inDirectory(child, renamed).is).toBe('certain');
    expect(inDirectory(child, { ...renamed, nhsNumber: '9991725008' }).is).toBe('certain');
    expect(inCommon(child, renamed).length).toBeGreaterThan(0);
  });

  test('is perhaps one where only initials, hospital and date of birth are alike, and no more', () => {
    const alike = { ...child, localReference: 'another' };
    expect(inDirectory(child, alike)).toEqual({ is: 'perhaps', differs: ['reference'] });
    expect(inCommon(child, alike).length).toBeGreaterThan(0);
    expect(inDirectory(child, { ...alike, initials: 'X.Y.' }).is).toBe('no');
    expect(inDirectory(child, { ...alike, organisation: 'INV-T2' }).is).toBe('no');
    expect(inDirectory(child, { ...alike, dateOfBirth: '2020-02-02' }).is).toBe('no');
  });

  test('is perhaps one where a number contradicts it, as with twins', () => {
    expect(inDirectory(numbered, twin)).toEqual({ is: 'perhaps', differs: ['number', 'reference'] });
    expect(inDirectory(numbered, { ...numbered, nhsNumber: '9991000011' }).is).toBe('perhaps');
    expect(inDirectory(numbered, { ...numbered, dateOfBirth: '2020-02-02' }).is).toBe('perhaps');
  });

  test.each([
    ['AB', 'A.B.'],
    ['AB', 'a b'],
    ['É.L.', 'E\u0301L'],
    ['AB', 'A\u200bB\u2060'],
    ['ＡＢ', 'AB'],
  ])('is told by its initials, %s as %s', (one, other) => {
    const [first, second] = [one, other].map((initials) => ({
      ...child,
      initials,
      localReference: initials,
    }));
    if (first === undefined || second === undefined) throw new Error('two were given');
    expect(inDirectory(first, second)).toEqual({ is: 'certain', differs: [] });
    expect(inCommon(first, second).length).toBeGreaterThanOrEqual(2);
  });

  test('is one under the code of a site and of its Trust, before a merger and after it', () => {
    const { organisations } = theFacts.directory.directory;
    const [trust, into] = organisations;
    const site = trust?.sites[0]?.code ?? '';
    if (trust === undefined || into === undefined || site === '')
      throw new Error('a Trust with a site is needed');
    const merged = indexDirectory({
      ...theFacts.directory.directory,
      organisations: organisations.map((each) =>
        each === trust ? { ...each, mergedInto: into.code } : each,
      ),
    });
    const at = (organisation: string): Child => ({ ...child, organisation });
    const names = (each: Child, directory: typeof merged) =>
      identitiesOf(each, directory).map((identity) => identity.join(' '));
    const before = names(at(trust.code), theFacts.directory);
    expect(likenessOf(at(site), at(trust.code), theFacts.directory).is).toBe('certain');
    expect(names(at(site), theFacts.directory).some((each) => before.includes(each))).toBe(true);
    expect(likenessOf(at(into.code), at(site), merged).is).toBe('certain');
    expect(names(at(into.code), merged).some((each) => before.includes(each))).toBe(true);
  });

  const sentBeside = (open: typeof other, more: Partial<Parameters<typeof submission>[0]> = {}) =>
    play(untold('2027-01-11 10:00'), {
      at: '2027-01-11 10:00',
      by: usualCast.requester,
      gives: submission({ ...requestFor(eso, usualCast), ...more }),
      others: [open],
    });

  test('is shown to the coordinator, also where only one of the two requests gives the NHS number', () => {
    const sent = sentBeside(other, { nhsNumber: numbered.nhsNumber });
    expect(eventsOf(sent, 'match-found').map(({ ref, certain }) => [ref, certain])).toEqual([
      [other.ref, true],
    ]);
  });

  test('where it is only perhaps, the coordinator reads what differs, and cannot join the two', () => {
    const open = { ...other, request: { ...other.request, child: twin } };
    const sent = sentBeside(open, { nhsNumber: numbered.nhsNumber });
    expect(eventsOf(sent, 'match-found').map(({ certain, differs }) => [certain, differs])).toEqual([
      [false, ['number', 'reference']],
    ]);
    const view = lookFrom(caseOf(sent), sent.facts, who.coordinator, sent.now);
    expect(JSON.stringify(alerts(view, { chars: 400, items: 9 }))).toMatch(
      /perhaps about the same child \(different: the national number, the hospital’s reference\)/,
    );
    given(sent)
      .when({ by: who.coordinator, gives: aCommand('join-duplicate', { stays: open.ref }), others: [open] })
      .isRefused('missing', /another child: the national number differs/, 'stays');
  });
});

describe('a duplicate is joined (process page §4b, join duplicate)', () => {
  const joins = { by: who.coordinator, gives: aCommand('join-duplicate', { stays: other.ref }) };

  test('into one of the same kind alone: what the other kind asks would be lost', () => {
    given(aCaseAt('preparing'))
      .when({ ...joins, others: [{ ...other, kind: 'critical-friend' }] })
      .isRefused('missing', /./, 'stays');
  });

  test('never once it has an opinion, which is shared and filed where it was given', () => {
    for (const status of ['opinion-given', 'sharing', 'outcome', 'closing'] as const)
      given(aCaseAt(status))
        .when({ ...joins, others: [other] })
        .isRefused('not-now', /./);
  });
});
