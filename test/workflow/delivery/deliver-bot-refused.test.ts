import { sayStanding } from '../../../src/views/words/say-standing';
import { deliver } from '../../../src/workflow/delivery/deliver';
import { tick } from '../../../src/workflow/ticking/tick';
import { who } from '../../builders/core/people';
import { london } from '../../builders/core/play';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, deliverAll, does, rowOf, type Workflow } from '../../builders/workflow';
import { cast, comments, delivered, noted, notifies } from '../../builders/workflow-delivered';
import type { SendCall } from '../../fakes/fake-messenger';

const turnedOff = { kind: 'bot-refused', code: 'BotDisabledByAdmin' } as const;
/** Longer than the longest pause, and what is added to it. */
const quarterOfAnHour = 15 * 60_000;

describe('an invitation that a fault of ours keeps from somebody (process page I16)', () => {
  const candidateOf = async ({ stores }: Workflow, ref: string) =>
    (await stores.cases.readCase(ref))?.candidates.find(({ person }) => person === invited.reviewer);
  const invited = castFor('external-second-opinion');
  const soon = { urgency: 'soon' } as const;
  const tickFor = async (workflow: Workflow, until: string) => {
    workflow.clock.moveTo(london(until));
    for (let rounds = 0; rounds < 5; rounds += 1) await tick(workflow.shell);
  };

  test.each([
    ['while the bot is turned off', turnedOff],
    ['while Teams takes nothing of what the bot sends', { kind: 'refused' }],
  ] as const)('does not lapse %s, and its time runs from when it went out', async (_, result) => {
    const workflow = await aWorkflow();
    workflow.messenger.answer = ({ person }) => (person === invited.reviewer ? result : undefined);
    const ref = await aCaseIn(workflow, 'inviting', soon);
    await deliver(workflow.shell, 50);
    await tickFor(workflow, '2027-01-13 16:00');
    const held = await candidateOf(workflow, ref);
    expect(held).toMatchObject({ standing: 'invited', heldUpSince: london('2027-01-11 09:00') });
    const state = await workflow.stores.cases.readCase(ref);
    expect(state && held && sayStanding(state, held)).toContain('a fault of the bot or of Teams');
    const events = await workflow.stores.cases.history(ref);
    expect(events.filter(({ type }) => type === 'invitation-held-up')).toHaveLength(1);
    // The coordinator hears of it at once, and can ring or ask the next.
    expect((await rowOf(workflow, ref, who.coordinator)).wantedRing).toBeGreaterThanOrEqual(
      events.find(({ type }) => type === 'invitation-held-up')?.seq ?? 99,
    );

    workflow.messenger.answer = () => undefined;
    workflow.stores.clock.pass(quarterOfAnHour);
    await deliverAll(workflow);
    expect(await candidateOf(workflow, ref)).toMatchObject({
      standing: 'invited',
      countedFrom: london('2027-01-13 16:00'),
    });
    expect(await candidateOf(workflow, ref)).not.toHaveProperty('heldUpSince');
    await tickFor(workflow, '2027-01-14 12:30');
    expect((await candidateOf(workflow, ref))?.standing).toBe('invited');
    // Unanswered for twice the time since it went out: now it lapses.
    await tickFor(workflow, '2027-01-14 16:01');
    expect((await candidateOf(workflow, ref))?.standing).toBe('lapsed');
  });

  test('and when the bot is turned off after it went out, before anybody could answer', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'inviting', soon);
    await deliverAll(workflow);
    workflow.messenger.answer = () => turnedOff;
    await tickFor(workflow, '2027-01-11 13:01');
    await deliver(workflow.shell, 50);
    await tickFor(workflow, '2027-01-13 16:00');
    expect((await candidateOf(workflow, ref))?.standing).toBe('invited');
  });

  test('nor after the whole service was stopped before the card went out: the first look finds that it never did', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'inviting', soon);
    // Nothing was delivered; days later the service is started, and the clock looks before the post.
    await tickFor(workflow, '2027-01-14 10:00');
    expect(await candidateOf(workflow, ref)).toMatchObject({ standing: 'invited' });
    expect((await candidateOf(workflow, ref))?.heldUpSince).toBe(london('2027-01-14 10:00'));
    const types = (await workflow.stores.cases.history(ref)).map(({ type }) => type);
    expect(types).not.toContain('invitation-lapsed');
    await deliverAll(workflow);
    expect(await candidateOf(workflow, ref)).toMatchObject({ countedFrom: london('2027-01-14 10:00') });
    await tickFor(workflow, '2027-01-15 10:01');
    expect((await candidateOf(workflow, ref))?.standing).toBe('lapsed');
  });

  test('whoever was shown it before the stop has had the time: then silence is silence', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'inviting', soon);
    await deliverAll(workflow);
    await tickFor(workflow, '2027-01-14 10:00');
    expect((await candidateOf(workflow, ref))?.standing).toBe('lapsed');
  });
});

describe('when Teams turns the bot away, whoever it writes to', () => {
  test.each(['open', 'create'] as const)(
    'nobody’s invitation lapses for it, on %s, and all goes out by itself once the bot is let in again',
    async (fails: SendCall['kind']) => {
      const workflow = await aWorkflow();
      workflow.messenger.answer = ({ kind }) => (kind === fails ? turnedOff : undefined);
      const ref = await aCaseIn(workflow, 'inviting');
      await deliver(workflow.shell, 50);
      for (let hours = 0; hours < 3; hours += 1) {
        workflow.stores.clock.pass(quarterOfAnHour);
        await deliver(workflow.shell, 50);
      }
      const state = await workflow.stores.cases.readCase(ref);
      const [first] = state?.candidates.filter(({ standing }) => standing === 'invited') ?? [];
      expect(state?.candidates.map(({ standing }) => standing)).not.toContain('lapsed');
      expect(await noted(workflow, ref)).toEqual([]);
      expect(await rowOf(workflow, ref, first?.person ?? '')).toMatchObject({
        standing: 'failed',
        failure: 'bot-refused',
      });
      expect(workflow.logged.failed[0]?.error).toMatchObject({
        code: 'bot-refused-by-teams BotDisabledByAdmin',
      });
      workflow.messenger.answer = () => undefined;
      workflow.stores.clock.pass(quarterOfAnHour);
      await deliverAll(workflow);
      expect(await rowOf(workflow, ref, first?.person ?? '')).toMatchObject({
        standing: 'delivered',
        failure: undefined,
      });
      expect(await noted(workflow, ref)).toEqual([]);
    },
  );

  test('a card that is there is not given up: it follows once the bot is let in again', async () => {
    const { workflow, ref } = await delivered();
    workflow.messenger.answer = ({ kind }) => (kind === 'update' ? turnedOff : undefined);
    await does(workflow, ref, comments);
    await deliver(workflow.shell, 50);
    const row = await rowOf(workflow, ref, cast.consultant);
    expect(row).toMatchObject({ standing: 'failed', failure: 'bot-refused' });
    expect(row.copies.map(({ shows }) => shows)).toEqual(['live']);
    workflow.messenger.answer = () => undefined;
    workflow.stores.clock.pass(quarterOfAnHour);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).not.toContain('create');
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({ standing: 'delivered' });
  });

  test('who was out of reach before stays so, and no one else is', async () => {
    const { workflow, ref } = await delivered();
    workflow.messenger.answer = ({ person }) => (person === cast.requester ? { kind: 'blocked' } : turnedOff);
    await does(workflow, ref, notifies);
    await deliver(workflow.shell, 50);
    const others = (await noted(workflow, ref)).filter((each) => !each.startsWith(cast.requester));
    expect(others).toEqual([]);
  });
});
