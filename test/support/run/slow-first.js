const { statSync } = require('node:fs');

/**
 * The suites that take longest, longest first: a new checkout has no times to go by, and jest would leave the short files
 * that play many parts for the end, when one core has nothing left to do.
 */
const slowest = [
  /test\/e2e\/scenarios/,
  /test\/browser\/tab\.test/,
  /test\/e2e\/moves/,
  /test\/e2e\/doors/,
  /test\/e2e\/faults/,
  /test\/browser\//,
  /test\/e2e\/typing/,
  /test\/(chaos|simulate)\//,
  /test\/e2e\//,
  /test\/views\/card-schema/,
];

const place = ({ path }) => {
  const found = slowest.findIndex((pattern) => pattern.test(path));
  return found === -1 ? slowest.length : found;
};
const size = ({ path }) => statSync(path).size;

module.exports = class SlowFirst {
  sort(tests) {
    return [...tests].sort((one, other) => place(one) - place(other) || size(other) - size(one));
  }
  shard(tests) {
    return tests;
  }
  allFailedTests(tests) {
    return tests;
  }
  cacheResults() {}
};
