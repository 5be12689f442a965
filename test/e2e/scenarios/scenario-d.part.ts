import type { CaseRef } from '../../../src/domain/case/ids';
import type { JsonObject } from '../../../src/stand-in/json';
import { inDays, intake, who, yearsOld } from '../support/answers';
import { historyOf, peopleWithCards, stateOf } from '../support/kept';
import { fiveTimesMore } from '../support/replaying-teams';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

/** Every press is delivered again and again, and changes things once (process page I9). */
const { world } = worldForTests({ replays: fiveTimesMore });

const people = {
  requester: () => world().player(who.rheumatologyDoctor),
  /** On leave from 16 November to 4 December 2026 (directory). */
  consultant: () => world().player(who.rheumatologistAway),
  deputy: () => world().player(who.rheumatologist),
  lead: () => world().player(who.clinicalLead),
  advocate: () => world().player(who.advocate),
};

describe('scenario D: the named consultant is away', () => {
  let ref: CaseRef;
  let oldCard: JsonObject;

  test('the deputy gets the card at once, and the requester is told', async () => {
    ref = await askFor(
      people.requester(),
      'external-second-opinion',
      intake({
        'child.initials': 'L.S.',
        'child.dateOfBirth': yearsOld(12, -50),
        'child.nhsNumber': '999 182 8575',
        'people.namedConsultant': who.rheumatologistAway,
        'people.familyAdvocate': who.advocate,
        'people.suggestedBy': 'family',
        'question.specialty': 'Rheumatology',
        'question.urgency': 'soon',
        'question.neededBy': inDays(21),
        'route.candidates.0.candidate': who.saltmereRheumatologist,
        'route.candidates.0.proposedBy': 'family',
      }),
    );
    expect(peopleWithCards(world(), ref)).toEqual(expect.arrayContaining([117, 118, 120]));
    expect(people.deputy().buttons(ref)).toContain('open:approve');
    expect(people.deputy().card(ref).notification).toContain('something waits for you');
    expect(people.requester().text(ref)).toMatch(/away|on leave/);
    oldCard = people.consultant().shown(people.consultant().card(ref));
  });

  test('the deputy objects with a reason: that is the clinical lead’s to decide, and ends nothing', async () => {
    await people.deputy().give(ref, 'object', { reason: 'The diagnosis is not in doubt.' });
    const state = await stateOf(world(), ref);
    expect(state.stage.status).toBe('lead-review');
    expect(state.actingConsultant).toBe(who.rheumatologist);
    expect(people.requester().text(ref)).toContain('The diagnosis is not in doubt.');
    expect(state.debts.some((each) => each.kind === 'family-told' && each.about === 'taken-over')).toBe(true);
  });

  test('the named consultant returns and presses the old card: told what is now true, nothing changes', async () => {
    const before = await historyOf(world(), ref);
    const consultant = people.consultant();
    await consultant.press(consultant.card(ref), 'open:approve', {}, { card: oldCard });
    expect(consultant.text(ref)).toContain('This has moved on since your card was shown.');
    expect(await historyOf(world(), ref)).toEqual(before);
  });

  test('the clinical lead proceeds; the family step waits for the deputy, who acts', async () => {
    await people.lead().give(ref, 'proceed', { reason: 'The family may ask for a second view.' });
    expect((await stateOf(world(), ref)).stage.status).toBe('family-step');
    expect(people.deputy().buttons(ref)).toContain('open:record-family-conversation');
    expect(people.consultant().buttons(ref)).not.toContain('open:record-family-conversation');
  });

  test('responsibility is handed back, and the family is owed the news', async () => {
    await people.consultant().give(ref, 'hand-back', { reason: 'Back from leave.' });
    const state = await stateOf(world(), ref);
    expect(state.actingConsultant).toBe(who.rheumatologistAway);
    expect(state.debts.some((each) => each.about === 'handed-back')).toBe(true);
    expect(people.consultant().buttons(ref)).toContain('open:record-family-conversation');
  });
});
