/**
 * Crashes, outages, damage, replicas and two releases side by side. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest faults -t crash-points`.
 */

describe('crash-points', () => {
  require('./crash-points.part');
});

describe('redis-away', () => {
  require('./redis-away.part');
});

describe('replica', () => {
  require('./replica.part');
});

describe('replay-crash', () => {
  require('./replay-crash.part');
});

describe('stopping', () => {
  require('./stopping.part');
});

describe('two-releases', () => {
  require('./two-releases.part');
});

describe('failover', () => {
  require('./failover.part');
});

describe('damaged-case', () => {
  require('./damaged-case.part');
});
