import { createWatch } from '../../src/compose/watch';
import { createLogger, forRequest } from '../../src/logger';
import { createMetrics } from '../../src/web/metrics';
import type { Answer, Press, Turn } from '../../src/workflow/conversation/turn';
import { StoreUnavailable } from '../../src/workflow/ports';
import { aCaseIn, aWorkflow, does } from '../builders/workflow';
import { comments } from '../builders/workflow-delivered';

const telling = 'Zephyrine, born 4 May, is at Marrowdale';
const card: Answer = { kind: 'card', card: { text: telling }, summary: telling };

function press(verb: string, ref: string = telling): Press {
  return {
    kind: 'press',
    from: { personId: telling, teamsId: telling },
    place: { serviceUrl: telling, conversationId: telling, conversationType: 'personal', tenantId: telling },
    trigger: 'manual',
    verb,
    data: { case: ref, step: telling, form: telling },
    inputs: { view: telling },
    replyToId: telling,
  };
}

function watching() {
  const lines: Record<string, unknown>[] = [];
  const log = forRequest(
    createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) }),
    'REF23456',
  );
  const metrics = createMetrics(async () => {
    throw new Error('no Redis here');
  });
  const watch = createWatch(metrics);
  /** What is logged of one turn. */
  const logged = async (turn: Turn, answer: () => Promise<Answer>) => {
    await watch
      .answering(answer)(turn, { log })
      .catch(() => undefined);
    const [line, ...more] = lines.splice(0);
    expect(more).toEqual([]);
    return line;
  };
  return { watch, metrics, logged };
}

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
