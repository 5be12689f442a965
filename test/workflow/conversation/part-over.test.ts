import { unknownCase } from '../../../src/domain/decide/refusals';
import { partOver } from '../../../src/views/part-over';
import { answer } from '../../../src/workflow/conversation/answer';
import type { ConversationShell } from '../../../src/workflow/conversation/shell';
import type { Answer, Message, Press } from '../../../src/workflow/conversation/turn';
import { tabInbox } from '../../../src/workflow/tab/my-cases';
import { tabCase } from '../../../src/workflow/tab/tab-case';
import { tabForm } from '../../../src/workflow/tab/tab-form';
import { aCommand } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import { caseOf, play } from '../../builders/core/play';
import { aCaseAt, castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, deliverAll, does, rowOf, type Workflow } from '../../builders/workflow';

const cast = castFor('external-second-opinion');
const { reviewer, requester, consultant } = cast;

function conversation({ shell, stores }: Workflow): ConversationShell {
  return {
    ...shell,
    lists: stores.lists,
    tickets: { mint: async () => 'ticket', take: async () => undefined },
    remembered: new Set([reviewer, who.stranger]),
    later: (work) => void work(),
    mostPressesAMinute: 240,
  };
}

const tab = (workflow: Workflow) => ({
  ...conversation(workflow),
  stubs: workflow.stores.stubs,
  tickets: workflow.stores.tickets,
});

const place = { serviceUrl: 'https://t.example/', conversationId: 'a:1', isPrivate: true, tenantId: 't' };
const press = (person: string, verb: string, ref: string, inputs: Record<string, string> = {}): Press => ({
  kind: 'press',
  from: { personId: person, teamsId: '29:one' },
  place,
  trigger: 'manual',
  verb,
  data: { form: 'f1', case: ref },
  inputs,
  replyToId: 'message-1',
});
const message = (person: string, text: string): Message => ({
  kind: 'message',
  from: { personId: person, teamsId: '29:one' },
  place,
  text,
});
const says = (given: Answer): string => JSON.stringify(given.kind === 'card' ? given.card : given);

const withdrawn = 'This request was withdrawn by the requester.';
const over = 'Nothing more is asked of you. Thank you.';
const mistyped = unknownCase.text;

/** A reviewer has typed an answer and put it away; then the request is withdrawn. */
async function withdrawnUnderWork(by = requester) {
  const workflow = await aWorkflow();
  const shell = conversation(workflow);
  const ref = await aCaseIn(workflow, 'under-review');
  await deliverAll(workflow);
  await answer(shell, press(reviewer, 'open:give-opinion', ref));
  await answer(
    shell,
    press(reviewer, 'save:give-opinion:answer-1', ref, { 'opinion.answers.0': 'A trial is fair.' }),
  );
  await does(workflow, ref, { by, gives: aCommand('withdraw') });
  return { workflow, shell, ref };
}

describe('a reviewer whose request was withdrawn while they worked', () => {
  test('reads on an old card what is now true, and until when their work is kept', async () => {
    const { shell, ref } = await withdrawnUnderWork();
    for (const given of [press(reviewer, 'show:case', ref), message(reviewer, `status ${ref}`)]) {
      const said = says(await answer(shell, given));
      expect(said).toContain(withdrawn);
      expect(said).toContain(over);
      expect(said).toMatch(/What you typed is kept for you until \d+ \w+ \d{4}: Give the opinion\./);
      expect(said).not.toContain('mistyped');
    }
  });

  test('what was typed into the late form is kept as well', async () => {
    const { shell, ref, workflow } = await withdrawnUnderWork(consultant);
    const late = press(reviewer, 'send:give-opinion:answer-1', ref, {
      'opinion.answers.0': 'A trial is fair. Later.',
    });
    const said = says(await answer(shell, late));
    expect(said).toContain('This request was withdrawn by the acting consultant.');
    expect(said).toContain('What you typed is kept');
    const draft = await workflow.stores.drafts.read({ person: reviewer, about: ref, form: 'give-opinion' });
    expect(draft?.values['opinion.answers.0']).toBe('A trial is fair. Later.');
  });

  test('opens and reads it, finds it among their requests, and can discard it', async () => {
    const { shell, ref } = await withdrawnUnderWork();
    const list = says(await answer(shell, message(reviewer, 'my requests')));
    expect(list).toContain('open:give-opinion');
    const opened = says(await answer(shell, press(reviewer, 'open:give-opinion', ref)));
    expect(opened).toContain('A trial is fair.');
    expect(opened).toContain('It cannot be sent any more.');
    // Nothing of the request itself: not the question, not who the child is.
    const { questions } = caseOf(aCaseAt('under-review')).request.question;
    for (const question of questions) expect(opened).not.toContain(question);
    expect(says(await answer(shell, press(reviewer, 'discard:give-opinion', ref)))).toContain('discarded');
    expect(says(await answer(shell, message(reviewer, 'my requests')))).not.toContain(ref);
  });

  test('the same in the tab', async () => {
    const { workflow, ref } = await withdrawnUnderWork();
    const shell = tab(workflow);
    expect(await tabCase(shell, reviewer, ref)).toMatchObject({
      refusedInTab: 'over',
      text: expect.stringContaining(withdrawn),
    });
    const form = await tabForm(shell, reviewer, { ref, name: 'give-opinion' });
    expect(form).toMatchObject({
      refusedInTab: 'over',
      text: expect.stringContaining('A trial is fair.'),
    });
    expect(await tabInbox(shell, reviewer, {})).toMatchObject({
      begun: [{ about: ref, name: 'give-opinion' }],
    });
  });

  test('the card in the chat says the same once it is closed', async () => {
    const { workflow, ref } = await withdrawnUnderWork();
    await deliverAll(workflow);
    const { copies } = await rowOf(workflow, ref, reviewer);
    const shown = copies.map(({ activityId }) =>
      JSON.stringify(workflow.messenger.chatWith(reviewer).get(activityId)?.card),
    );
    expect(shown.join()).toContain(withdrawn);
    expect(shown.join()).toContain('What you typed is kept for you until');
  });
});

test('a stranger is answered as for no such request, and so is whoever has left the directory', async () => {
  const { workflow, shell, ref } = await withdrawnUnderWork();
  for (const about of [ref, 'ZZZZ-ZZZZ'])
    expect(says(await answer(shell, press(who.stranger, 'show:case', about)))).toContain(mistyped);
  expect(await tabCase(tab(workflow), who.stranger, ref)).toEqual({ refusedInTab: 'not-found' });
});

describe('why a part is over', () => {
  const why = (story: ReturnType<typeof play>, person: string) =>
    partOver(caseOf(story), theFacts, person, story.now);
  const inviting = aCaseAt('inviting');
  const review = aCaseAt('under-review');
  const soon = { urgency: 'soon' } as const;

  test('is said to whoever was asked, by what ended it', () => {
    const taken = play(inviting, { by: who.coordinator, gives: aCommand('withdraw-candidate') });
    expect(why(taken, reviewer)).toContain('You were taken off the list');
    const declined = play(inviting, { by: reviewer, gives: aCommand('decline') });
    expect(why(declined, reviewer)).toContain('You declined this invitation.');
    const stood = play(review, { by: reviewer, gives: aCommand('stand-down') });
    expect(why(stood, reviewer)).toContain('You stood down');
    const released = play(review, { by: who.clinicalLead, gives: aCommand('release') });
    expect(why(released, reviewer)).toContain('You were released');
    const refused = play(aCaseAt('conflict-check'), {
      by: who.clinicalLead,
      gives: aCommand('refuse-conflict'),
    });
    expect(why(refused, reviewer)).toContain('Somebody else is asked');
    expect(why(aCaseAt('closed-joined'), reviewer)).toContain('another one goes on in its place');
    for (const each of [taken, declined, stood, released]) expect(why(each, reviewer)).toContain('01632');
  });

  test('is said to whoever was on the team or asked for it', () => {
    const removed = play(review, { by: consultant, gives: aCommand('remove-member', { person: who.nurse }) });
    expect(why(removed, who.nurse)).toContain('You have no part in this request any more');
    const replaced = play(review, { by: consultant, gives: aCommand('replace-requester') });
    expect(why(replaced, requester)).toContain('You have no part in this request any more');
  });

  test('is not said to whoever was never asked, has a part, or is of the family’s side under a hold', () => {
    expect(why(review, reviewer)).toBeUndefined();
    expect(why(review, who.stranger)).toBeUndefined();
    const [, , never] = caseOf(aCaseAt('inviting', 'external-second-opinion', cast, soon)).candidates;
    const ended = play(aCaseAt('inviting', 'external-second-opinion', cast, soon), {
      by: requester,
      gives: aCommand('withdraw'),
    });
    expect(why(ended, never?.person ?? '')).toBeUndefined();
    const held = play(
      review,
      { by: consultant, gives: aCommand('remove-member', { person: who.advocate }) },
      { by: who.safeguardingLead, gives: aCommand('hold') },
    );
    expect(why(held, who.advocate)).toBeUndefined();
    expect(
      why(play(held, { by: who.safeguardingLead, gives: aCommand('lift-hold') }), who.advocate),
    ).toBeDefined();
  });
});
