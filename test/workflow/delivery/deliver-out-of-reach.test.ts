import { aCommand } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, deliverAll, directoryWith, does, hasRow, rowOf } from '../../builders/workflow';
import { cast, delivered, failing, noted } from '../../builders/workflow-delivered';

describe('people whom the bot cannot reach', () => {
  test('two of them do not make news for each other without end', async () => {
    const workflow = await aWorkflow();
    const out = [who.coordinator, cast.requester];
    workflow.messenger.answer = ({ person }) => (out.includes(person) ? { kind: 'blocked' } : undefined);
    const ref = await aCaseIn(workflow, 'under-review');
    const rounds = await deliverAll(workflow);
    expect((await noted(workflow, ref)).sort()).toEqual(
      out.map((each) => `${each} undeliverable: blocked`).sort(),
    );
    expect(rounds).toBeLessThan(20);
  });

  test('nor do two whose reasons change from try to try', async () => {
    const workflow = await aWorkflow();
    const out = [who.coordinator, cast.requester];
    let turn = 0;
    workflow.messenger.answer = ({ person }) => {
      if (!out.includes(person)) return undefined;
      turn += 1;
      return { kind: turn % 2 === 0 ? 'too-large' : 'gone' };
    };
    const ref = await aCaseIn(workflow, 'under-review');
    await deliverAll(workflow);
    for (let times = 0; times < 3; times += 1) {
      await does(workflow, ref, { by: cast.consultant, gives: aCommand('comment') });
      await deliverAll(workflow);
    }
    expect(await noted(workflow, ref)).toHaveLength(2);
  });

  test('another reason follows on the case and on the card, once', async () => {
    const workflow = await aWorkflow();
    const { messenger, stores } = workflow;
    const reasons = ['not-installed', 'blocked', 'too-large'] as const;
    const ref = await aCaseIn(workflow, 'under-review');
    const alerts: string[] = [];
    for (const kind of reasons) {
      messenger.answer = ({ person }) => (person === cast.consultant ? { kind } : undefined);
      await stores.ledger.revive(cast.consultant, 'all');
      await deliverAll(workflow);
      const shown = JSON.stringify([...messenger.chatWith(cast.requester).values()].at(-1));
      alerts.push(/could not be reached here \(([^)]*)\)/.exec(shown)?.[1] ?? 'none');
    }
    expect(await noted(workflow, ref)).toEqual([
      `${cast.consultant} undeliverable: not-installed`,
      `${cast.consultant} undeliverable: blocked`,
    ]);
    expect(alerts).toEqual([
      'the bot is not installed for them',
      'they, or their organisation, blocked the bot',
      'they, or their organisation, blocked the bot',
    ]);
  });

  test('an invited candidate whom nobody reaches: the next is asked at once, and the invitation stays open by relay', async () => {
    const workflow = await aWorkflow();
    workflow.messenger.answer = ({ person }) =>
      person === cast.reviewer ? { kind: 'not-installed' } : undefined;
    const ref = await aCaseIn(workflow, 'preparing', { urgency: 'routine' });
    await does(workflow, ref, { by: who.coordinator, gives: aCommand('complete-pack') });
    await deliverAll(workflow);
    const state = await workflow.stores.cases.readCase(ref);
    const standings = state?.candidates.map(({ person, standing, undeliverable }) => [
      person,
      standing,
      undeliverable,
    ]);
    expect(standings?.slice(0, 2)).toEqual([
      [cast.reviewer, 'lapsed', true],
      [cast.alsoInvited, 'invited', false],
    ]);
    expect(workflow.messenger.to(cast.alsoInvited)).toEqual(['create']);
  });

  test('a colleague in the team who is known to be out of reach is passed over when invited', async () => {
    const workflow = await aWorkflow();
    const friends = castFor('critical-friend');
    const out = friends.alsoInvited;
    workflow.messenger.answer = ({ person }) => (person === out ? { kind: 'not-installed' } : undefined);
    const wishes = {
      urgency: 'routine',
      team: [out],
      candidates: [friends.reviewer, out, who.intensivist],
    } as const;
    const ref = await aCaseIn(workflow, 'consultant-review', wishes, 'critical-friend');
    await does(workflow, ref, { by: friends.approver, gives: aCommand('approve') });
    await deliverAll(workflow);
    expect(await noted(workflow, ref)).toEqual([`${out} undeliverable: not-installed`]);
    await does(workflow, ref, { by: friends.reviewer, gives: aCommand('decline') });
    await deliverAll(workflow);
    const state = await workflow.stores.cases.readCase(ref);
    expect(state?.candidates.map(({ person, standing }) => [person, standing])).toEqual([
      [friends.reviewer, 'declined'],
      [out, 'lapsed'],
      [who.intensivist, 'invited'],
    ]);
    expect(await noted(workflow, ref)).toHaveLength(1);
  });

  test('who is reached by relay alone never has a card: the coordinator is rung instead', async () => {
    const workflow = await aWorkflow();
    expect(theFacts.directory.byId.get(who.saltmereIntensivist)?.reach).toBe('relay');
    const ref = await aCaseIn(workflow, 'preparing', {
      candidates: [who.saltmereIntensivist],
      urgency: 'routine',
    });
    await deliverAll(workflow);
    workflow.messenger.calls.length = 0;
    await does(workflow, ref, { by: cast.consultant, gives: aCommand('complete-pack') });
    await deliverAll(workflow);
    expect(await hasRow(workflow, ref, who.saltmereIntensivist)).toBe(false);
    expect(workflow.messenger.to(who.saltmereIntensivist)).toEqual([]);
    expect(workflow.messenger.to(who.coordinator)).toContain('create');
  });

  test('nobody is written to whom the directory meanwhile gives to the coordinator', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    await workflow.stores.directory.replace(directoryWith({ [cast.consultant]: { reach: 'relay' } }));
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([]);
    expect(await hasRow(workflow, ref, cast.consultant)).toBe(true);
  });
});

test('after the case is over, somebody who cannot be reached is no news: the case takes none', async () => {
  const { workflow, ref } = await delivered();
  failing(workflow, cast.consultant, 'create', { kind: 'blocked' });
  await does(workflow, ref, { by: cast.requester, gives: aCommand('withdraw') });
  await deliverAll(workflow);
  expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
    standing: 'failed',
    failure: 'blocked',
  });
  expect(await noted(workflow, ref)).toEqual([]);
});
