/**
 * What people type, wrong, twice, half or on two devices. Each part starts a world of its own; they are one suite so that the libraries of the bot
 * are loaded once for all of them. One alone: `npx jest typing -t bad-input`.
 */

describe('bad-input', () => {
  require('./typing/bad-input.part');
});

describe('bad-input-forms', () => {
  require('./typing/bad-input-forms.part');
});

describe('bad-presses', () => {
  require('./typing/bad-presses.part');
});

describe('pictures-and-files', () => {
  require('./typing/pictures-and-files.part');
});

describe('drafts', () => {
  require('./typing/drafts.part');
});

describe('resume', () => {
  require('./typing/resume.part');
});

describe('do-not-wait', () => {
  require('./typing/do-not-wait.part');
});

describe('for-families', () => {
  require('./typing/for-families.part');
});

describe('duplicates', () => {
  require('./typing/duplicates.part');
});

describe('same-child', () => {
  require('./typing/same-child.part');
});
