/**
 * Scenarios A to F, each from end to end over HTTP. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest scenarios -t scenario-a`.
 */

describe('scenario-a', () => {
  require('./scenarios/scenario-a.part');
});

describe('scenario-b', () => {
  require('./scenarios/scenario-b.part');
});

describe('scenario-c', () => {
  require('./scenarios/scenario-c.part');
});

describe('scenario-d', () => {
  require('./scenarios/scenario-d.part');
});

describe('scenario-e', () => {
  require('./scenarios/scenario-e.part');
});

describe('scenario-f', () => {
  require('./scenarios/scenario-f.part');
});
