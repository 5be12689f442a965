/**
 * Crashes, outages, damage, replicas and two releases side by side. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest faults -t crash-points`.
 */

describe('crash-points', () => {
  require('./faults/crash-points.part');
});

describe('redis-away', () => {
  require('./faults/redis-away.part');
});

describe('replica', () => {
  require('./faults/replica.part');
});

describe('replay-crash', () => {
  require('./faults/replay-crash.part');
});

describe('stopping', () => {
  require('./faults/stopping.part');
});

describe('two-releases', () => {
  require('./faults/two-releases.part');
});

describe('failover', () => {
  require('./faults/failover.part');
});

describe('damaged-case', () => {
  require('./faults/damaged-case.part');
});
