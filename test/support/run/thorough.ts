/**
 * Whether this is `npm run test:nightly`, which plays every repetition. By day a suite keeps one of each kind and leaves
 * out only what repeats it with other people or other words.
 */
export const thorough: boolean = process.env['TEST_THOROUGH'] === 'yes';
