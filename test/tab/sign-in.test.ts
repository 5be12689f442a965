import { signInCode, signInProblem } from '../../src/tab/teams/sign-in';
import { signInCodes } from '../../src/web/contract/sign-in';

test.each([
  ['resourceDisabled', 'resourceDisabled'],
  ['Error: Get SSO token failed with error: tokenRevoked', 'tokenRevoked'],
  ['App webApplicationInfo or resource not defined in manifest', 'webApplicationInfo'],
  ['AADSTS65001: amina@example.nhs.uk has not consented. Trace ID: 4457', 'AADSTS65001'],
  ['no-answer', 'no-answer'],
  ['Get Auth token failed', 'other'],
  ['resourceDisabledByAmina', 'other'],
  ['AADSTS650012', 'other'],
  ['', 'other'],
])('“%s” is known as %s, and by nothing else that it says', (said, code) => {
  expect(signInCode(said)).toBe(code);
});

test('whoever only runs Teams there can mend it is told apart from what the person can do, and from what passes', () => {
  const toldOf = (said: string) => signInProblem(said).message;
  expect(toldOf('resourceDisabled')).toMatch(/trying again does not help.*IT service/);
  expect(toldOf('resourceRequiresConsent')).toMatch(/agree that this app may know who you are.*try again/);
  expect(toldOf('Get Auth token failed')).toMatch(/just now. Please try again/);
});

test('each has a code to quote: its own, or Entra’s number where that is all there is, and no name', () => {
  for (const code of signInCodes) expect(signInProblem(code).message).toContain(`Code to quote: ${code}.`);
  const { message } = signInProblem('AADSTS700099: amina@example.nhs.uk is not wanted here');
  expect(message).toContain('Code to quote: AADSTS700099.');
  expect(message).not.toContain('amina');
});
