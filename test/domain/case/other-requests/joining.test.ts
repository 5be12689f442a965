import { askedQuestions } from '../../../../src/domain/case/asked-questions';
import type { CaseState } from '../../../../src/domain/case/state';
import { hasTakenIn } from '../../../../src/domain/decide/other-requests/take-in';
import { approversOf } from '../../../../src/domain/process/people/people-on-case';
import { aCommand, aConversation } from '../../../builders/core/a-command';
import { who } from '../../../builders/core/people';
import { answer, caseOf, given, play, type Story } from '../../../builders/core/play';
import { aCaseAt, castFor, ownCast, usualCast } from '../../../builders/core/ways';

const eso = 'external-second-opinion';
const duplicate = 'T2HW-9CDK';
const does = (by: string, type: Parameters<typeof aCommand>[0], wishes = {}) => ({
  by,
  gives: aCommand(type, wishes),
});
const named = (story: Story): CaseState => ({ ...caseOf(story), ref: duplicate });

/** The request that stays takes in what the other carries, as the bot has it do before the other ends. */
const takesIn = (other: CaseState) => ({
  by: 'system' as const,
  gives: aCommand('take-in-duplicate', { ref: other.ref }),
  others: [other],
});
const taken = (stays: Story, other: Story) => play(stays, takesIn(named(other)));

describe('what a duplicate carries goes over to the request that stays (process page §4b, join duplicate)', () => {
  test('its hold, which never ends by joining; a firm one takes the place of a provisional one', () => {
    const firm = play(
      aCaseAt('preparing'),
      does(who.safeguardingLead, 'hold', { authority: 'The firm one' }),
    );
    const provisional = play(
      aCaseAt('preparing'),
      does(usualCast.consultant, 'hold', { authority: 'For now' }),
    );
    const free = aCaseAt('preparing');
    const authority = (story: Story) => caseOf(story).hold?.authority;
    expect(authority(taken(free, firm))).toBe('The firm one');
    expect(caseOf(taken(free, provisional)).hold?.provisional).toBe(true);
    expect(authority(taken(provisional, firm))).toBe('The firm one');
    expect(authority(taken(firm, provisional))).toBe('The firm one');
    expect(authority(taken(firm, free))).toBe('The firm one');
  });

  test('what is owed: news for the family, a conversation that is not still to come, a decision of the lead', () => {
    const other = play(
      aCaseAt('family-step'),
      does(usualCast.consultant, 'go-on-conversation-owed'),
      does(usualCast.consultant, 'propose-hand-over', { to: who.haematologist }),
      does(who.haematologist, 'accept-hand-over'),
    );
    const kinds = (story: Story) => caseOf(story).debts.map(({ kind, about }) => [kind, about]);
    const talked = aCaseAt('inviting');
    expect(kinds(taken(talked, other))).toEqual([['family-told', 'hand-over-accepted']]);
    const owing = play(aCaseAt('family-step'), does(usualCast.consultant, 'go-on-conversation-owed'));
    expect(kinds(taken(owing, other))).toEqual([
      ['conversation', 'went-on-conversation-owed'],
      ['family-told', 'hand-over-accepted'],
    ]);
    expect(kinds(taken(aCaseAt('consultant-review'), other))).toEqual([
      ['family-told', 'hand-over-accepted'],
    ]);
    const ids = caseOf(taken(owing, other)).debts.map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('that the family asked for it: then it is withdrawn only with the family’s agreement', () => {
    const stays = aCaseAt('inviting', eso, usualCast, { suggestedBy: 'team' });
    const family = aCaseAt('preparing', eso, usualCast, { suggestedBy: 'family' });
    const withdraws = does(usualCast.requester, 'withdraw', { familyAgreed: 'no' });
    given(taken(stays, family))
      .when(withdraws)
      .isRefused('missing', /family asked/, 'familyAgreed');
    expect(answer(taken(stays, stays), withdraws).ok).toBe(true);
  });

  test('the family’s and the child’s own questions: the opinion answers them, or the reviewer is asked them', () => {
    const asks = aConversation({
      familyQuestions: ['May we stay overnight?'],
      childQuestions: ['Will it hurt?'],
    });
    const other = play(
      aCaseAt('family-step'),
      does(usualCast.consultant, 'record-family-conversation', { conversation: asks }),
    );
    const early = taken(aCaseAt('under-review'), other);
    expect(askedQuestions(caseOf(early)).slice(-2)).toEqual([
      { from: 'family', question: 'May we stay overnight?' },
      { from: 'child', question: 'Will it hurt?' },
    ]);
    // A form that was opened before is old (process page I10).
    given(early)
      .when({ ...does(usualCast.reviewer, 'give-opinion'), step: caseOf(aCaseAt('under-review')).step })
      .isRefused('stale', /moved on/);
    const late = caseOf(taken(aCaseAt('sharing'), other));
    expect(late.reviewerQuestions.map((each) => each.question)).toEqual([
      'May we stay overnight?',
      'Will it hurt?',
    ]);
    expect(askedQuestions(late)).toEqual(askedQuestions(caseOf(aCaseAt('sharing'))));
  });

  test('the bans of I2: whoever ever was on the team of the duplicate gives no opinion on the other', () => {
    const team = aCaseAt('preparing', eso, usualCast, { team: [who.saltmereNeurologist] });
    const other = team;
    given(taken(aCaseAt('preparing'), other))
      .when(does(who.coordinator, 'add-candidate', { candidate: who.saltmereNeurologist }))
      .isRefused('missing', /team around the child/, 'candidate');
  });

  test('the bans of I3: whoever sent the duplicate does not judge the other', () => {
    const sent = aCaseAt('consultant-review', eso, ownCast(usualCast));
    const stays = taken(aCaseAt('consultant-review'), sent);
    expect(approversOf(caseOf(stays), stays.facts, stays.now)).not.toContain(usualCast.consultant);
  });

  test('once, however often the join is tried; and what was added to the duplicate meanwhile too', () => {
    const other = aCaseAt('preparing');
    const once = taken(aCaseAt('preparing'), other);
    expect(hasTakenIn(caseOf(once), named(other))).toBe(true);
    given(once)
      .when(takesIn(named(other)))
      .follows([]);
    const held = play(other, does(who.safeguardingLead, 'hold'));
    given(once)
      .when(takesIn(named(held)))
      .follows(['duplicate-taken-in', 'held']);
  });

  test('nothing is taken in from one that has ended, or is of the other kind', () => {
    const stays = aCaseAt('preparing');
    for (const other of [
      aCaseAt('withdrawn'),
      aCaseAt('inviting', 'critical-friend', castFor('critical-friend')),
    ])
      given(stays)
        .when(takesIn(named(other)))
        .isRefused('not-now', /not open/);
  });

  test('whoever has no part in the one that stays is known by the entry; invitations end', () => {
    const other = aCaseAt('inviting', eso, usualCast, { team: [who.physiotherapist] });
    const stays = { ...caseOf(aCaseAt('preparing')), ref: duplicate };
    const joined = caseOf(
      play(other, { ...does(who.coordinator, 'join-duplicate', { stays: duplicate }), others: [stays] }),
    );
    expect(joined.stage).toMatchObject({ status: 'closed-joined', stays: duplicate });
    const { withoutPart = [] } = joined.stage.status === 'closed-joined' ? joined.stage : {};
    expect(withoutPart).toContain(who.physiotherapist);
    expect(withoutPart).not.toContain(usualCast.consultant);
    expect(joined.candidates.every((each) => each.standing === 'withdrawn')).toBe(true);
  });
});
