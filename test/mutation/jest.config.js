/** The quick suites of the core: what kills a mutant in seconds. Long properties and the matrix's forty thousand cells stay out. */
const { projects } = require('../../jest.config');

const [{ transform, testEnvironment }] = projects;

module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testEnvironment,
  transform,
  testMatch: ['<rootDir>/test/{domain,views}/**/*.test.ts'],
  testPathIgnorePatterns: [
    '\\.properties\\.test\\.ts$',
    'role-status-command',
    'domain/process/documents',
    'views/card-schema',
    'every-command-has-its-button',
  ],
  testTimeout: 30_000,
};
