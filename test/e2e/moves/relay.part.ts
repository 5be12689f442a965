import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import {
  familyConversation,
  inDays,
  intake,
  noConflicts,
  opinion,
  pack,
  who,
  yearsOld,
} from '../support/answers';
import { historyOf, stateOf } from '../support/kept';
import { addressFor, openPage } from '../support/print-address';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

/** Works elsewhere and has no account here. */
const outOfReach = inventedId(204);
const readBack = {
  'relay.readBackBy': 'The doctor herself',
  'relay.readBackOn': inDays(-1),
  'relay.readBackAt': '09:30',
};
const people = {
  consultant: () => world().player(who.neurologist),
  deputy: () => world().player(who.otherNeurologist),
  coordinator: () => world().player(who.coordinator),
  requester: () => world().player(who.neurologist),
};

describe('the coordinator relays for somebody whom the bot cannot reach', () => {
  let ref: CaseRef;
  let candidate: string;

  test('the coordinator is told that somebody is asked, and can enter their answer', async () => {
    ref = await askFor(
      people.requester(),
      'external-second-opinion',
      intake({
        'child.dateOfBirth': yearsOld(6, -30),
        'people.namedConsultant': who.neurologist,
        'question.specialty': 'Neurology',
        'route.candidates.0.candidate': outOfReach,
        'route.candidates.0.proposedBy': 'coordinator',
      }),
    );
    await people.deputy().give(ref, 'approve', { view: 'A fair question.' });
    await people.consultant().give(ref, 'record-family-conversation', familyConversation);
    await people.coordinator().give(ref, 'complete-pack', pack({}));
    candidate = (await stateOf(world(), ref)).candidates[0]?.id ?? '';
    expect(world().player(outOfReach).cards(ref)).toEqual([]);
    expect(people.coordinator().buttons(ref)).toEqual(
      expect.arrayContaining([`open:accept@${candidate}`, `open:decline@${candidate}`]),
    );
    expect(people.consultant().buttons(ref).join()).not.toContain('@');
  });

  test('an answer that was not read back is not taken', async () => {
    const coordinator = people.coordinator();
    const name = `accept@${candidate}`;
    const before = await historyOf(world(), ref);
    const message = await coordinator.open(ref, name);
    await expect(coordinator.fill(message, name, noConflicts)).rejects.toThrow();
    expect(JSON.stringify(coordinator.shown(message))).toContain('Enter the name of whoever confirmed it.');
    expect(await historyOf(world(), ref)).toEqual(before);
    await coordinator.press(message, coordinator.verb(message, `discard:${name}`));
  });

  test('acceptance and opinion are entered in their name, with who confirmed it and when', async () => {
    const coordinator = people.coordinator();
    await coordinator.give(ref, `accept@${candidate}`, { ...noConflicts, ...readBack });
    await coordinator.give(ref, `confirm-no-link@${candidate}`, { noLink: 'yes', ...readBack });
    const answers = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`opinion.answers.${index}`, 'Wait a year.']),
    );
    await coordinator.give(ref, `give-opinion@${candidate}`, { ...opinion(answers), ...readBack });
    expect((await stateOf(world(), ref)).stage.status).toBe('opinion-given');
    const given = (await world().stores.cases.history(ref)).find((each) => each.type === 'opinion-given');
    expect(given).toMatchObject({
      actor: { id: who.coordinator, role: 'coordinator' },
      relayedFor: {
        id: outOfReach,
        readBackAt: `${inDays(-1)}T09:30:00.000Z`,
        readBackBy: 'The doctor herself',
      },
    });
  });

  test('the record prints and exports all the same, with who confirmed it', async () => {
    for (const what of ['record', 'record-json']) {
      const { status, raw } = await openPage(await addressFor(people.coordinator(), ref, 'record', what));
      expect(status).toBe(200);
      expect(raw).toContain('The doctor herself');
    }
  });

  test('the consultant cannot enter anything for others', async () => {
    const consultant = people.consultant();
    const coordinators = people.coordinator().shown(people.coordinator().card(ref));
    const relayButton = JSON.stringify(coordinators).match(/open:[a-z-]+@[a-z0-9]+/)?.[0];
    const before = await historyOf(world(), ref);
    if (relayButton !== undefined) {
      await consultant.press(consultant.card(ref), relayButton, {}, { card: coordinators });
      expect(consultant.text(ref)).toContain('Only the coordinator enters answers for somebody else.');
    }
    expect(await historyOf(world(), ref)).toEqual(before);
  });
});
