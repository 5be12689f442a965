/**
 * What goes out and when, and who may go on. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest moves -t delivery-at-once`.
 */

describe('delivery-at-once', () => {
  require('./delivery-at-once.part');
});

describe('delivery', () => {
  require('./delivery.part');
});

describe('clock', () => {
  require('./clock.part');
});

describe('round-trips', () => {
  require('./round-trips.part');
});

describe('many-acceptances', () => {
  require('./many-acceptances.part');
});

describe('edge-cases', () => {
  require('./edge-cases.part');
});

describe('third-opinion', () => {
  require('./third-opinion.part');
});

describe('relay', () => {
  require('./relay.part');
});

describe('directory-changes', () => {
  require('./directory-changes.part');
});
