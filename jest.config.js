/** Suites that open a browser are a project of their own: no other run starts one. */
const suites = {
  rootDir: __dirname,
  roots: ['<rootDir>/test'],
  testEnvironment: 'node',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
};

module.exports = {
  // Two cores are what the suite is planned for; a worker that has grown is replaced between two suites.
  maxWorkers: 2,
  workerIdleMemoryLimit: '480MB',
  testSequencer: '<rootDir>/test/support/run/slow-first.js',
  // A net for what hangs, and no measure: on a machine with other work a whole intake over HTTP takes a minute.
  testTimeout: 90_000,
  projects: [
    {
      ...suites,
      displayName: 'bot',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/browser/'],
      globalSetup: '<rootDir>/test/support/run/begin-run.ts',
      globalTeardown: '<rootDir>/test/support/run/end-run.ts',
    },
    {
      ...suites,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/run/begin-browser-run.ts',
      globalTeardown: '<rootDir>/test/support/run/end-browser-run.ts',
    },
  ],
};
