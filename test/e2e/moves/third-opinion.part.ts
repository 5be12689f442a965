import type { CaseRef } from '../../../src/domain/case/ids';
import { intake, who } from '../support/answers';
import { historyOf, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { quickCases } from '../support/quick-cases';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

async function at(person: string, ref: CaseRef): Promise<Player> {
  const player = world().player(person);
  await player.say(`status ${ref}`);
  return player;
}

test('a third external second opinion in a row waits for the clinical lead’s reason, and keeps what was typed', async () => {
  const earlier = { ref: 'T2HW-9CDK', barred: [], whatIsNew: 'The first was unsure.', earlierOpinions: 1 };
  const second = await quickCases(world()).in('resolution', 'external-second-opinion', {}, earlier);
  await world().settle();
  const requester = await at(who.oncologyDoctor, second);
  await requester.give(second, 'start-linked-request', {
    kind: 'external-second-opinion',
    whatIsNew: 'The two disagree.',
  });
  const third = (await stateOf(world(), second)).linkedTo[0]?.ref ?? '';
  const form = await requester.say('my requests');
  await requester.press(form, 'open:submit');
  const whole = intake({
    'route.candidates.0.candidate': who.nationalPanel,
    'route.candidates.0.proposedBy': 'coordinator',
  });
  // Child and people stand there already.
  const answers = Object.fromEntries(
    Object.entries(whole).filter(([path]) => !/^(child|people)\./.test(path)),
  );
  await requester.press(form, await requester.fillUpTo(form, 'submit', answers));
  const says = requester.textOf({ card: requester.shown(form), text: undefined });
  expect(says).toContain('This would be the third external second opinion in a row.');
  expect(says).toContain('The clinical lead must first record the reason on the earlier request.');
  expect(await world().stores.cases.readCase(third)).toBeUndefined();
  const key = { person: who.oncologyDoctor, about: third, form: 'submit' };
  expect((await world().stores.drafts.read(key))?.values['options.0.title']).toBe(answers['options.0.title']);

  expect((await at(who.oncologist, second)).buttons(second)).not.toContain('open:support-third-opinion');
  const lead = await at(who.clinicalLead, second);
  await lead.give(second, 'support-third-opinion', { reason: 'The two disagree on what matters most.' });
  await requester.fill(form, 'submit', answers);
  expect(await historyOf(world(), third)).toEqual(['submitted']);
  expect((await world().stores.cases.history(third))[0]).toMatchObject({
    said: {
      linkedFrom: {
        ref: second,
        earlierOpinions: 2,
        barred: [who.saltmereOncologist],
        leadsReason: 'The two disagree on what matters most.',
      },
    },
  });
}, 60_000);
