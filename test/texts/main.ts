import { textsOf } from './texts-of';

/**
 * `npm run texts -- under-review`: what everybody reads of a request in this step, side by side, to be read for its English.
 * Without a step: of all of them.
 */
function main([status]: readonly string[]): void {
  const found = textsOf(status);
  if (found === '') throw new Error(`No request is ever in ${status}`);
  process.stdout.write(found);
}

main(process.argv.slice(2));
