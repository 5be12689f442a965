/**
 * What people type, wrong, twice, half or on two devices. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest typing -t bad-input`.
 */

describe('bad-input', () => {
  require('./bad-input.part');
});

describe('bad-input-forms', () => {
  require('./bad-input-forms.part');
});

describe('bad-presses', () => {
  require('./bad-presses.part');
});

describe('drafts', () => {
  require('./drafts.part');
});

describe('resume', () => {
  require('./resume.part');
});

describe('do-not-wait', () => {
  require('./do-not-wait.part');
});

describe('duplicates', () => {
  require('./duplicates.part');
});

describe('same-child', () => {
  require('./same-child.part');
});
