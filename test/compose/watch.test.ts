import { createWatch } from '../../src/compose/watch';
import { correlated, createLogger } from '../../src/logger';
import { createMetrics } from '../../src/web/metrics';
import type { Answer, Press, Turn } from '../../src/workflow/conversation/turn';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { tick } from '../../src/workflow/ticking/tick';
import { aCommand } from '../builders/core/a-command';
import { aCaseIn, aWorkflow, deliverAll, does } from '../builders/workflow';
import { cast, comments } from '../builders/workflow-delivered';

const telling = 'Zephyrine, born 4 May, is at Marrowdale';
const card: Answer = { kind: 'card', card: { text: telling }, summary: telling };

function press(verb: string, ref: string = telling): Press {
  return {
    kind: 'press',
    from: { personId: telling, teamsId: telling },
    place: { serviceUrl: telling, conversationId: telling, isPrivate: true, tenantId: telling },
    trigger: 'manual',
    verb,
    data: { case: ref, step: telling, form: telling },
    inputs: { view: telling },
    replyToId: telling,
  };
}

function watching() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const metrics = createMetrics(async () => {
    throw new Error('no Redis here');
  });
  const watch = createWatch(metrics, logger);
  /** What is logged of one turn. */
  const logged = async (turn: Turn, answer: () => Promise<Answer>) => {
    await correlated(() => watch.answering(answer)(turn), 'REF23456').catch(() => undefined);
    const [line, ...more] = lines.splice(0);
    expect(more).toEqual([]);
    return line;
  };
  return { watch, metrics, logged, lines };
}

test('what is sent over the limit is one line a minute, however much it is, and each is counted', async () => {
  const { watch, metrics, lines } = watching();
  const refused: Answer = { kind: 'refused', status: 429, code: 'slow-down', message: 'Please wait.' };
  const said: Answer = { ...card, shows: { kind: 'too-often' } };
  for (let times = 0; times < 20; times += 1) {
    await watch.answering(async () => refused)(press('show:case'));
    await watch.answering(async () => said)(press('show:case'));
  }
  expect(lines).toMatchObject([{ outcome: 'too-often', msg: 'a press' }]);
  expect(await metrics.text()).toMatch(/outcome="too-often"} 40/);
});

describe('each press is logged once, with verb, outcome and time', () => {
  test('saved, with the case; a repeat; a conflict that was decided again', async () => {
    const { watch, metrics, logged } = watching();
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    const cases = watch.cases(workflow.stores.cases);
    const shell = { ...workflow.shell, cases };
    const save = async () => {
      await does({ ...workflow, shell }, ref, comments);
      return card;
    };
    expect(await logged(press('send:comment', ref), save)).toEqual({
      level: 30,
      time: expect.any(String),
      correlationId: 'REF23456',
      case: ref,
      verb: 'send:comment',
      outcome: 'saved',
      ms: expect.any(Number),
      msg: 'a press',
    });
    // Somebody else commits between reading and writing.
    let meanwhile = true;
    const { readPress } = workflow.stores.cases;
    Object.assign(workflow.stores.cases, {
      readPress: async (...query: Parameters<typeof readPress>) => {
        const read = await readPress.apply(workflow.stores.cases, query);
        if (meanwhile) {
          meanwhile = false;
          await does(workflow, ref, comments);
        }
        return read;
      },
    });
    expect(await logged(press('send:comment', ref), save)).toMatchObject({ outcome: 'saved' });
    expect(await metrics.text()).toContain('second_opinion_commit_conflicts_total 1');
  });

  test.each<[string, Turn, () => Promise<Answer>, object]>([
    ['a look', press('show:people'), async () => card, { verb: 'show:people', outcome: 'answered' }],
    ['not saved', press('send:approve'), async () => card, { verb: 'send:approve', outcome: 'not-saved' }],
    ['for somebody', press('open:accept@cand-1'), async () => card, { verb: 'open:accept' }],
    ['a verb that is none', press(`send:${telling}`), async () => card, { verb: 'unknown' }],
    ['a word that is none', press(telling), async () => card, { verb: 'unknown' }],
    [
      'pressed in the tab',
      { ...press('open:approve'), inTab: true },
      async () => card,
      { verb: 'open:approve', outcome: 'answered', where: 'tab' },
    ],
    ['a term', press(`glossary:${telling}`), async () => card, { verb: 'glossary' }],
    [
      'refused',
      press('help'),
      async () => ({ kind: 'refused', status: 400, code: 'x', message: telling }),
      { outcome: 'refused' },
    ],
    [
      'Redis is away',
      press('send:approve'),
      async () => {
        throw new StoreUnavailable(telling);
      },
      { outcome: 'store-away' },
    ],
    [
      'a fault',
      press('send:approve'),
      async () => {
        throw new Error(telling);
      },
      { outcome: 'fault' },
    ],
    [
      'a message',
      { kind: 'message', from: press('help').from, place: press('help').place, text: telling },
      async () => ({ kind: 'message', text: telling }),
      { verb: 'message', outcome: 'answered' },
    ],
  ])('%s: nothing of what was typed, of who pressed or of a name is in it', async (_, turn, answer, line) => {
    const { metrics, logged } = watching();
    const said = await logged(turn, answer);
    expect(said).toMatchObject(line);
    expect(said).not.toHaveProperty('case');
    expect(JSON.stringify(said) + (await metrics.text())).not.toContain('Zephyrine');
  });
});

describe('what happens beside presses is logged once for each case and person, under an id of its own', () => {
  /** A workflow whose ports and ticks are watched. */
  async function watchedWorkflow() {
    const { watch, lines } = watching();
    const workflow = await aWorkflow();
    const { cases, ledger, due } = workflow.stores;
    const shell = {
      ...workflow.shell,
      cases: watch.cases(cases),
      ledger: watch.ledger(ledger),
      due: watch.due(due),
      messenger: watch.messenger(workflow.messenger),
      watched: watch.watched,
    };
    return { workflow, shell, lines };
  }
  const time = { level: 30, time: expect.any(String), ms: expect.any(Number) };
  const ids = (lines: readonly Record<string, unknown>[]) =>
    new Set(lines.map((line) => line['correlationId']));

  test('a card that went out, and one that could not', async () => {
    const { workflow, shell, lines } = await watchedWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    await deliverAll({ ...workflow, shell });
    const about = { ...time, correlationId: expect.stringMatching(/^\w{8}$/), case: ref, kind: 'delivery' };
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines)
      expect(line).toEqual({
        ...about,
        result: 'delivered',
        teams: expect.stringContaining('create:sent'),
        msg: 'a delivery',
      });
    expect(ids(lines).size).toBe(lines.length);
    lines.length = 0;
    workflow.messenger.answer = () => ({ kind: 'blocked' });
    await does({ ...workflow, shell }, ref, { by: cast.consultant, gives: aCommand('ask-for-changes') });
    await deliverAll({ ...workflow, shell });
    expect(lines).toContainEqual({ ...about, result: 'failed', teams: 'create:blocked', msg: 'a delivery' });
  });

  test('a reminder that was saved, an entry on which nothing was due, and a case that faulted', async () => {
    const { workflow, shell, lines } = await watchedWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    const results = async () => {
      lines.length = 0;
      await tick(shell);
      return lines.map(({ case: of, kind, result, correlationId }) => [
        of,
        kind,
        result,
        typeof correlationId,
      ]);
    };
    workflow.stores.due.place(ref, workflow.clock.now());
    expect(await results()).toEqual([[ref, 'tick', 'nothing-to-do', 'string']]);
    workflow.clock.passMinutes(14 * 24 * 60);
    expect(await results()).toEqual([[ref, 'tick', 'saved', 'string']]);
    workflow.stores.due.place('NONE-SUCH', workflow.clock.now());
    expect(await results()).toEqual([['NONE-SUCH', 'tick', 'postponed', 'string']]);
  });
});
