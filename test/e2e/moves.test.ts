/**
 * What goes out and when, and who may go on. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest moves -t delivery-at-once`.
 */

describe('delivery-at-once', () => {
  require('./moves/delivery-at-once.part');
});

describe('delivery', () => {
  require('./moves/delivery.part');
});

describe('on-a-phone', () => {
  require('./moves/on-a-phone.part');
});

describe('clock', () => {
  require('./moves/clock.part');
});

describe('round-trips', () => {
  require('./moves/round-trips.part');
});

describe('many-acceptances', () => {
  require('./moves/many-acceptances.part');
});

describe('edge-cases', () => {
  require('./moves/edge-cases.part');
});

describe('third-opinion', () => {
  require('./moves/third-opinion.part');
});

describe('relay', () => {
  require('./moves/relay.part');
});

describe('directory-changes', () => {
  require('./moves/directory-changes.part');
});
