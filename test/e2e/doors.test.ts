/**
 * Who reads what, in chat, tab, print and store. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest doors -t kept-out`.
 */

describe('kept-out', () => {
  require('./doors/kept-out.part');
});

describe('kept-out-by-trying', () => {
  require('./doors/kept-out-by-trying.part');
});

describe('sealed-store', () => {
  require('./doors/sealed-store.part');
});

describe('print', () => {
  require('./doors/print.part');
});

describe('tab-api', () => {
  require('./doors/tab-api.part');
});

describe('tab-api-matrix', () => {
  require('./doors/tab-api-matrix.part');
});
