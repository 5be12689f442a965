import { createKeys } from '../../../src/redis/keys';
import { inbox, worklist } from '../../../src/web/contract/inbox';
import { tabAddress } from '../../../src/web/contract/routes';
import { anotherChild, who } from '../support/answers';
import { historyOf } from '../support/kept';
import { askFor } from '../support/steps';
import { TabReader } from '../support/tab-reader';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const aboutIt = {
  'child.nhsNumber': anotherChild(),
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
};

test('one damaged request takes nobody’s list away, and keeps nobody from asking for the same child', async () => {
  const requester = world().player(who.oncologyDoctor);
  const damaged = await askFor(requester, 'critical-friend', aboutIt);
  const sound = await askFor(requester, 'critical-friend', { ...aboutIt, 'child.nhsNumber': anotherChild() });
  await world().redis.command(['HSET', createKeys(world().tenantId).case(damaged), 'state', 'x']);

  const line = '1 request cannot be shown; the operator has been told.';
  const coordinator = world().player(who.coordinator);
  for (const said of ['my requests', 'worklist']) {
    const list = coordinator.textOf(await coordinator.say(said));
    expect(list).toContain(line);
    expect(list).not.toContain(damaged);
  }
  const reader = new TabReader(world(), who.coordinator);
  const inTab = await reader.read(inbox, tabAddress('inbox'));
  expect([inTab.damaged, inTab.rows.map((row) => row.ref)]).toEqual([line, [sound]]);
  expect((await reader.read(worklist, tabAddress('worklist'))).damaged).toBe(line);

  const again = await askFor(world().player(who.respiratoryDoctor), 'critical-friend', aboutIt);
  expect(await historyOf(world(), again)).toContain('submitted');
  expect(await (await fetch(`${world().botUrls()[0]}/metrics`)).text()).toMatch(
    /second_opinion_damaged_total\{what="case"\} [1-9]/,
  );
}, 60_000);
