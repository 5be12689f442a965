import { type SignInCode, signInCodes, signInTroubleAddress } from '../../web/contract/sign-in';
import { Problem } from '../problem';
import { words } from '../words';

/** Who can do something about it: it passes by itself, the person can, or only whoever runs Teams there. */
type Whose = 'again' | 'person' | 'setUp';

const whose: Readonly<Record<SignInCode, Whose>> = {
  resourceDisabled: 'setUp',
  invalid_resource: 'setUp',
  AADSTS500011: 'setUp',
  AADSTS650057: 'setUp',
  AADSTS700016: 'setUp',
  webApplicationInfo: 'setUp',
  AADSTS90094: 'setUp',
  AADSTS50105: 'setUp',
  AADSTS53000: 'setUp',
  AADSTS53003: 'setUp',
  resourceRequiresConsent: 'person',
  consent_required: 'person',
  interaction_required: 'person',
  AADSTS65001: 'person',
  AADSTS65004: 'person',
  CancelledByUser: 'person',
  FailedToOpenWindow: 'person',
  resourceRequiresMfa: 'person',
  AADSTS50076: 'person',
  AADSTS50079: 'person',
  tokenRevoked: 'person',
  'no-answer': 'again',
  other: 'again',
};

/** The known word in what Teams said; the rest of it may name people, and is not looked at. */
export function signInCode(said: string): SignInCode {
  const found = signInCodes.find((code) => new RegExp(`(?<!\\w)${code}(?!\\w)`, 'i').test(said));
  return found ?? 'other';
}

/** What the person reads: what to do, and the code to quote. A number of Entra's may be quoted, though it is not known. */
export function signInProblem(said: string): Problem {
  const code = signInCode(said);
  const quoted = code === 'other' ? (/AADSTS\d{4,8}/.exec(said)?.[0] ?? code) : code;
  return new Problem('NO_TOKEN', `${words.signIn[whose[code]]} ${words.signIn.quote}${quoted}.`);
}

/**
 * Lets the bot's log know, each code once for as long as the page is open.
 * @param under the path below which a proxy serves the bot
 */
export function tellsOfSignIn(under: string): (said: string) => void {
  const told = new Set<SignInCode>();
  return (said) => {
    const code = signInCode(said);
    if (told.has(code)) return;
    told.add(code);
    fetch(`${under}${signInTroubleAddress}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    }).catch(() => told.delete(code));
  };
}
