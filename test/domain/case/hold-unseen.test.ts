import type { CaseState } from '../../../src/domain/case/state';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { everybodyOn } from '../../../src/domain/process/people/people-on-case';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { lifecycle } from '../../../src/domain/process/tables/lifecycle';
import { caseCard } from '../../../src/views/cards/case-card';
import { rowFor } from '../../../src/views/cards/other-cards/request-rows';
import { printDocument } from '../../../src/views/print/print-document';
import { casePage } from '../../../src/views/tab/case-page';
import { requestRow } from '../../../src/views/tab/request-row';
import { lookFrom } from '../../../src/views/viewpoint';
import { aCommand, commandTypes } from '../../builders/core/a-command';
import { hearsOfAnother } from '../../builders/core/other-request';
import { who } from '../../builders/core/people';
import { answer, caseOf, given, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

const { reviewer, consultant } = usualCast;
const hold = { by: who.safeguardingLead, gives: aCommand('hold') };
const soon = { urgency: 'soon' } as const;
const at = (status: Parameters<typeof aCaseAt>[0]) =>
  play(aCaseAt(status, 'external-second-opinion', usualCast, soon), hold);

/** Those on the case who may not know of a hold. */
const unaware = (story: Story) =>
  everybodyOn(caseOf(story), story.facts, story.now).filter((each) => {
    const sees = visibleParts(caseOf(story), story.facts, each, story.now);
    return sees.size > 0 && !sees.has('hold');
  });
const safeguarding = inventedDirectory.people
  .filter(({ id }) => id === who.safeguardingLead || id === who.safeguardingAlternate)
  .map(({ name }) => name);
const tells = new RegExp(`safeguarding|on hold|\\bheld\\b|paused|${safeguarding.join('|')}`, 'i');

/** All that this person reads of it: card, rows, and the answer to every command. */
function reads(story: Story, viewer: string): string {
  const state = caseOf(story);
  const { facts, now, events } = story;
  const view = lookFrom(state, facts, viewer, now);
  const refusals = commandTypes.map((type) => {
    const decision = answer(story, { by: viewer, gives: aCommand(type) });
    // What such a command is for they may know: who else may give it is on every card.
    return decision.ok || lifecycle[type].by.includes('safeguarding-lead') ? '' : decision.refusal.text;
  });
  return JSON.stringify([
    caseCard({ state, facts, viewer, now, formId: 'f1', events }),
    caseCard({ state, facts, viewer, now, formId: 'f1', events, side: 'history' }),
    requestRow(view, []),
    rowFor({ state, facts }, { viewer, now }),
    refusals,
  ]);
}

/** Where two values differ, as paths with what is there. */
function differences(one: unknown, other: unknown, path = ''): readonly string[] {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other) ? [] : [`${path}: ${JSON.stringify(one)} | ${JSON.stringify(other)}`];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) =>
    differences((one as never)[key], (other as never)[key], `${path}.${key}`),
  );
}

/** That something was written, as after any entry that they may not see; and that it is with the consultant (I8). */
const mayDiffer: readonly RegExp[] = [
  /^\.version: /,
  /"Last change: /,
  /^\.(waits\.words|standing\.1\.runs\.1\.text): "the coordinator, .* \| "the named consultant, /,
];

describe('whoever may not know of a hold reads nothing from which it follows (process page I8)', () => {
  test('at closing it waits for the safeguarding lead, and for them it is with the named consultant', () => {
    const story = at('closing');
    expect(turnOf(caseOf(story), story.facts, story.now).role).toBe('safeguarding-lead');
    expect(unaware(story)).toEqual(expect.arrayContaining([reviewer, who.nurse]));
    const view = (viewer: string) => requestRow(lookFrom(caseOf(story), story.facts, viewer, story.now), []);
    expect(view(who.nurse)?.waitsFor).toMatch(/^the named consultant, Dr Amara Okonkwo-Bell, since/);
    expect(view(consultant)?.waitsFor).toMatch(/^the safeguarding lead/);
  });

  test.each(['under-review', 'opinion-given', 'sharing', 'outcome', 'resolution', 'closing'] as const)(
    'in %s neither card nor row nor any refusal tells them',
    (status) => {
      const story = at(status);
      for (const viewer of unaware(story))
        expect([viewer, reads(story, viewer).match(tells)]).toEqual([viewer, null]);
    },
  );

  test('since when it waits is no trace either: the step’s own time, not the hold’s', () => {
    const story = at('closing');
    const plain = aCaseAt('closing', 'external-second-opinion', usualCast, soon);
    const row = (of: Story) => requestRow(lookFrom(caseOf(of), of.facts, who.nurse, of.now), []);
    expect(row(story)?.since).toBe(row(plain)?.since);
  });

  test.each(['under-review', 'opinion-given', 'sharing', 'outcome', 'resolution', 'closing'] as const)(
    'in %s the page of the tab is the same for them, but for what is shut to everybody on the family’s side',
    (status) => {
      const [story, plain] = [at(status), aCaseAt(status, 'external-second-opinion', usualCast, soon)];
      for (const viewer of unaware(story)) {
        const page = (of: Story) => {
          const view = lookFrom(caseOf(of), of.facts, viewer, story.now);
          const shown = casePage({ view, events: of.events, rows: [], drafts: [], printing: true });
          if (shown === undefined) throw new Error('they have a part in it');
          const { commands, ...rest } = shown;
          const prints = (['account', 'record', 'record-json'] as const).filter(
            (kind) => printDocument(view, of.events, { kind }) !== undefined,
          );
          return { offered: commands.map(({ name }) => name), rest, prints };
        };
        const [before, held] = [page(plain), page(story)];
        // Sharing is shut on an 18th birthday and after a death as well: that it is not offered tells nothing.
        expect(held.offered).toEqual(before.offered.filter((name) => name !== 'record-sharing'));
        expect([viewer, held.prints]).toEqual([viewer, before.prints.filter((kind) => kind !== 'account')]);
        const differs = differences(before.rest, held.rest);
        expect([viewer, differs.filter((each) => !mayDiffer.some((known) => known.test(each)))]).toEqual([
          viewer,
          [],
        ]);
      }
    },
  );

  test('no account of it is made for anybody while it is held, on paper or on the card', () => {
    const story = play(at('sharing'), { by: consultant, gives: aCommand('record-sharing', { how: 'held' }) });
    const { facts, now, events } = story;
    for (const { id } of inventedDirectory.people) {
      const view = lookFrom(caseOf(story), facts, id, now);
      expect(printDocument(view, events, { kind: 'account' })).toBeUndefined();
      expect(
        casePage({ view, events, rows: [], drafts: [], printing: true })?.print ?? [],
      ).not.toContainEqual(expect.objectContaining({ what: 'account' }));
    }
  });

  test('what is printed for a reviewer whom the bot does not reach tells nothing of it, though the office prints it', () => {
    const relayed = { ...usualCast, reviewer: who.saltmereIntensivist };
    const story = play(aCaseAt('under-review', 'external-second-opinion', relayed, soon), hold);
    const view = lookFrom(caseOf(story), story.facts, who.coordinator, story.now);
    const candidate = caseOf(story).candidates.find((each) => each.person === relayed.reviewer)?.id ?? '';
    const page = printDocument(view, story.events, { kind: 'invitation', candidate });
    expect(page?.kind).toBe('page');
    expect(JSON.stringify(page).match(tells)).toBeNull();
  });

  test('of an undecided hold elsewhere they read nothing either, nor of the other request', () => {
    const story = play(
      aCaseAt('preparing', 'external-second-opinion', usualCast, soon),
      hearsOfAnother('held'),
    );
    for (const viewer of unaware(story))
      expect([viewer, reads(story, viewer).match(new RegExp(`${tells.source}|T2HW-9CDK`, 'i'))]).toEqual([
        viewer,
        null,
      ]);
  });

  test('what it shuts for a reviewer fails in the words of anything shut, an 18th birthday among it', () => {
    const shares = { by: reviewer, gives: aCommand('record-sharing') };
    const story = at('sharing');
    given(story)
      .when(shares)
      .isRefused('not-allowed', /^This cannot be recorded at present/);
    const adult: CaseState = { ...caseOf(aCaseAt('sharing')), awaitingYoungAdult: true };
    given({ ...story, state: adult })
      .when(shares)
      .isRefused('not-allowed', /^This cannot be recorded at present/);
    // “Held” is no way to find out.
    for (const held of [story, aCaseAt('sharing')])
      given(held)
        .when({ by: reviewer, gives: aCommand('record-sharing', { how: 'held' }) })
        .isRefused(held === story ? 'not-allowed' : 'missing', /^(This cannot|Select how)/);
    given(story)
      .when({ by: consultant, gives: aCommand('record-sharing', { how: 'held' }) })
      .follows(['sharing-recorded'], 'outcome');
  });
});
