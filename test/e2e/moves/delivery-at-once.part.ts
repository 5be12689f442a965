import { redisForTests } from '../../support/redis/redis';
import { noticesAtOnce } from '../../support/stories/notices-at-once';

const redis = redisForTests();

// How much of what Teams allows is used is shown in told time (workflow/deliver-at-once) and measured by `npm run bench`.
test('110 notices due at once go through two processes to Teams over HTTP: none refused, none lost, none doubled', async () => {
  const { traffic, team } = await noticesAtOnce({ redisUrl: redis.url(), many: 110 });
  expect(traffic.filter(({ status }) => status === 429)).toEqual([]);
  expect(traffic.map(({ operation, personId }) => `${operation} ${personId}`).toSorted()).toEqual(
    team.map((person) => `create ${person}`).toSorted(),
  );
}, 90_000);
