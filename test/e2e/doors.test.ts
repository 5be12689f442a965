/**
 * Who reads what, in chat, tab, print and store. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest doors -t kept-out`.
 */

describe('kept-out', () => {
  require('./kept-out.part');
});

describe('kept-out-by-trying', () => {
  require('./kept-out-by-trying.part');
});

describe('sealed-store', () => {
  require('./sealed-store.part');
});

describe('print', () => {
  require('./print.part');
});

describe('tab-api', () => {
  require('./tab-api.part');
});

describe('tab-api-matrix', () => {
  require('./tab-api-matrix.part');
});
