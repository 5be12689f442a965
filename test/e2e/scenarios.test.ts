/**
 * Scenarios A to F, each from end to end over HTTP. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest scenarios -t scenario-a`.
 */

describe('scenario-a', () => {
  require('./scenario-a.part');
});

describe('scenario-b', () => {
  require('./scenario-b.part');
});

describe('scenario-c', () => {
  require('./scenario-c.part');
});

describe('scenario-d', () => {
  require('./scenario-d.part');
});

describe('scenario-e', () => {
  require('./scenario-e.part');
});

describe('scenario-f', () => {
  require('./scenario-f.part');
});
