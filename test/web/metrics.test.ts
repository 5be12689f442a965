import { createLogger } from '../../src/logger';
import { createMetrics, type Metrics, metricsRoute, type WatchedFigures } from '../../src/web/metrics';
import { createWebServer, type WebServer } from '../../src/web/server';

const token = 'a-token-of-twenty-four-characters';
const figures: WatchedFigures = {
  oldestDueSeconds: 90,
  waitedSeconds: 1.5,
  wanting: { ready: 2, held: 3, 'in-hand': 1 },
  casesByStatus: { inviting: 4, closed: 7 },
  postponed: 2,
  notDelivered: { failed: 5, unknown: 1 },
};

async function served(
  access: Parameters<typeof metricsRoute>[1],
  read = async () => figures,
): Promise<{ metrics: Metrics; get: (authorization?: string) => Promise<Response>; server: WebServer }> {
  const metrics = createMetrics(read);
  const logger = createLogger('silent');
  const server = createWebServer({ routes: [metricsRoute(metrics, access)], logger });
  const { url } = await server.listen(0, '127.0.0.1');
  const get = (authorization?: string) =>
    fetch(`${url}/metrics`, authorization === undefined ? {} : { headers: { authorization } });
  return { metrics, get, server };
}

test('what was pressed, sent and asked of Redis is told in Prometheus’ text format', async () => {
  const { metrics, get, server } = await served({ token, loopback: false });
  metrics.pressed('send:approve', 'saved', 0.2);
  metrics.pressed('send:approve', 'saved', 0.1);
  metrics.pressed('show:people', 'answered', 0.1);
  metrics.conflict();
  metrics.delivered('create', 'sent');
  metrics.delivered('update', 'throttled');
  metrics.redisAnswered('commit', 0.003, true);
  metrics.redisAnswered('commit', 2, false);
  const answer = await get(`Bearer ${token}`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  for (const line of [
    'second_opinion_presses_total{verb="send:approve",outcome="saved"} 2',
    'second_opinion_presses_total{verb="show:people",outcome="answered"} 1',
    'second_opinion_press_seconds_count 3',
    'second_opinion_commit_conflicts_total 1',
    'second_opinion_deliveries_total{kind="create",result="sent"} 1',
    'second_opinion_deliveries_total{kind="update",result="throttled"} 1',
    'second_opinion_teams_429_total 1',
    'second_opinion_redis_seconds_count{command="commit"} 2',
    'second_opinion_redis_unanswered_total 1',
    'second_opinion_redis_up 1',
    'second_opinion_oldest_due_seconds 90',
    'second_opinion_oldest_ready_card_seconds 1.5',
    'second_opinion_wanted_minus_shown{where="held"} 3',
    'second_opinion_cases{status="closed"} 7',
    'second_opinion_cases_postponed 2',
    'second_opinion_cards_not_delivered{standing="failed"} 5',
    'second_opinion_cards_not_delivered{standing="unknown"} 1',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  await server.close(0);
});

test('while Redis is away the process still tells its own figures, and that Redis is away', async () => {
  let away = false;
  const read = async () => {
    if (away) throw new Error('away');
    return figures;
  };
  const { metrics, get, server } = await served({ token: undefined, loopback: true }, read);
  metrics.conflict();
  expect(await (await get()).text()).toContain('second_opinion_cases{status="closed"} 7');
  away = true;
  const text = await (await get()).text();
  expect(text).toContain('second_opinion_redis_up 0');
  expect(text).toContain('second_opinion_commit_conflicts_total 1');
  expect(text).not.toContain('second_opinion_cases{status="closed"} 7');
  await server.close(0);
});

test.each([
  ['without a token set, outside loopback', { token: undefined, loopback: false }, `Bearer ${token}`, 404],
  ['without showing it', { token, loopback: false }, undefined, 401],
  ['with another one', { token, loopback: false }, `Bearer ${token}x`, 401],
  ['with one set on loopback, without showing it', { token, loopback: true }, undefined, 401],
  ['on loopback without one set', { token: undefined, loopback: true }, undefined, 200],
] as const)('%s: the figures are for whoever may see them', async (_, access, shown, status) => {
  const { get, server } = await served(access);
  const answer = await get(shown);
  expect(answer.status).toBe(status);
  if (status !== 200) expect(await answer.text()).not.toContain('second_opinion_');
  await server.close(0);
});
