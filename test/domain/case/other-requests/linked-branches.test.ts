import type { CaseState } from '../../../../src/domain/case/state';
import type { Kind } from '../../../../src/domain/case/stored/request';
import { aCommand, submission } from '../../../builders/core/a-command';
import { who } from '../../../builders/core/people';
import { caseOf, given, play, refusalOf, type Story, untold } from '../../../builders/core/play';
import { aCaseAt, castFor, requestFor, usualCast } from '../../../builders/core/ways';

const eso = 'external-second-opinion';
const friend = 'critical-friend';
const [root, left, right] = ['T2HW-9CDK', 'W5RX-3KLM', 'P4QN-8VBD'];
const sentAt = '2027-06-01 09:00';

const starts = (kind: Kind, newRef: string) => ({
  by: usualCast.consultant,
  gives: aCommand('start-linked-request', { kind, newRef }),
});

/** An opinion was given, and two requests were begun from it. */
const origin = (kinds: readonly [Kind, Kind] = [eso, eso]): Story => {
  const story = play(
    aCaseAt('closed', eso, usualCast, { urgency: 'soon' }),
    starts(kinds[0], left),
    starts(kinds[1], right),
  );
  return { ...story, state: { ...caseOf(story), ref: root } };
};

/** One of them, as it is by its usual way, with another giver than the first. */
const branch = (story: Story, ref: string): CaseState => ({
  ...caseOf(story),
  ref,
  linkedFrom: { ref: root, barred: [], earlierOpinions: 1 },
});

/** What is sent as the other one: the draft knew of the first opinion alone. */
const sends = (others: readonly CaseState[], wishes: Parameters<typeof requestFor>[2] = {}) => ({
  at: sentAt,
  by: usualCast.requester,
  gives: submission(
    requestFor(eso, usualCast, {
      candidates: [who.thornwickRheumatologist],
      neededBy: '2027-06-20',
      ...wishes,
    }),
    {
      ref: root,
      barred: [],
      whatIsNew: 'A new scan.',
      earlierOpinions: 1,
    },
  ),
  others,
});
const submitted = (others: readonly CaseState[], wishes?: Parameters<typeof requestFor>[2]) =>
  play(untold(sentAt), sends(others, wishes));

const second = { ...usualCast, reviewer: who.saltmereNeurologist };

describe('a request that follows on from another takes account of the other branches (process page §4b)', () => {
  test('a third opinion by branching needs the clinical lead’s reason, as one in a row does', () => {
    const given = branch(aCaseAt('closed', eso, second), left);
    const refusal = refusalOf(untold(sentAt), sends([caseOf(origin()), given]));
    expect([refusal.code, refusal.text]).toEqual(['not-allowed', expect.stringMatching(/third external/)]);
  });

  test('also where the other branch is still on its way', () => {
    const asked = branch(aCaseAt('inviting', eso, second), left);
    expect(refusalOf(untold(sentAt), sends([caseOf(origin()), asked])).text).toMatch(/third external/);
  });

  test('what an earlier request counted goes on counting where the one before it cannot be read any more', () => {
    const next = { ...caseOf(origin()), linkedFrom: { ref: 'gone', barred: [], earlierOpinions: 1 } };
    expect(refusalOf(untold(sentAt), sends([next])).text).toMatch(/third external/);
  });

  test('not where the other branch ended without an opinion, or asks a critical friend', () => {
    const ended = branch(aCaseAt('withdrawn', eso, second), left);
    expect(caseOf(submitted([caseOf(origin()), ended])).linkedFrom?.earlierOpinions).toBe(1);
    const advice = branch(aCaseAt('closed', friend), left);
    expect(caseOf(submitted([caseOf(origin([friend, eso])), advice])).linkedFrom?.earlierOpinions).toBe(1);
  });

  test('the clinical lead can give the reason on the request that both branches follow on from', () => {
    const reasoned = play(origin(), { by: who.clinicalLead, gives: aCommand('support-third-opinion') });
    const opinion = branch(aCaseAt('closed', eso, second), left);
    expect(caseOf(submitted([caseOf(reasoned), opinion])).linkedFrom?.earlierOpinions).toBe(2);
  });

  test.each<[string, CaseState, string]>([
    ['whoever gave an opinion there', branch(aCaseAt('closed', eso, second), left), second.reviewer],
    [
      'whoever is the critical friend there',
      branch(
        aCaseAt('under-review', friend, { ...castFor(friend), reviewer: who.thornwickRespiratory }),
        left,
      ),
      who.thornwickRespiratory,
    ],
  ])('%s is barred', (_, sibling, person) => {
    const reasoned = play(origin(), { by: who.clinicalLead, gives: aCommand('support-third-opinion') });
    const refusal = refusalOf(untold(sentAt), sends([caseOf(reasoned), sibling], { candidates: [person] }));
    expect(refusal.fields).toEqual({
      'route.candidates.0.candidate': expect.stringMatching(/already gave an opinion on a linked request/),
    });
  });

  test('whoever has taken the place on the other branch meanwhile cannot accept here, nor be put on the list', () => {
    const here = aCaseAt('inviting', eso, usualCast, { candidates: [second.reviewer], urgency: 'soon' });
    const linked: Story = { ...here, state: branch(here, right) };
    const there = branch(aCaseAt('under-review', eso, second), left);
    const others = [caseOf(origin()), there];
    given(linked)
      .when({ by: second.reviewer, gives: aCommand('accept'), others })
      .follows(['acceptance-refused', 'list-exhausted', 'debt-incurred']);
    const open = play(linked, { by: second.reviewer, gives: aCommand('decline') });
    given(open)
      .when({ by: who.coordinator, gives: aCommand('add-candidate', { candidate: second.reviewer }), others })
      .isRefused('missing', /already gave an opinion/, 'candidate');
  });
});

describe('after a panel’s opinion (process page I1)', () => {
  const panel = who.cancerPanel;
  const gave = () => {
    const asked = play(aCaseAt('preparing', eso, usualCast, { candidates: [panel] }), {
      by: who.coordinator,
      gives: aCommand('complete-pack'),
    });
    const by = who.cancerPanelClerk;
    const story = play(
      asked,
      ...(['accept', 'confirm-no-link', 'give-opinion'] as const).map((type) => ({
        by,
        gives: aCommand(type),
      })),
    );
    return { ...caseOf(story), ref: root };
  };

  test.each([
    ['its clerk', who.cancerPanelClerk],
    ['a member, as an individual', who.saltmereOncologist],
    ['the same panel', panel],
  ])('%s is barred on a linked request', (_, person) => {
    const refusal = refusalOf(untold(sentAt), sends([gave()], { candidates: [person] }));
    expect(refusal.fields['route.candidates.0.candidate']).toMatch(/already gave an opinion/);
  });

  test('the same panel is barred under a new clerk too', () => {
    const { directory } = untold(sentAt).facts;
    const renamed = new Map(directory.panelById);
    const found = renamed.get(panel);
    if (found !== undefined) renamed.set(panel, { ...found, clerk: who.epilepsyMdtClerk });
    const facts = { directory: { ...directory, panelById: renamed } };
    const refusal = refusalOf(untold(sentAt, facts), sends([gave()], { candidates: [panel] }));
    expect(refusal.fields['route.candidates.0.candidate']).toMatch(/This panel already gave/);
  });
});
