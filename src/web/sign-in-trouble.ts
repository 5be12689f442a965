import * as z from 'zod/mini';
import { type SignInCode, signInTrouble, signInTroubleAddress } from './contract/sign-in';
import type { Route } from './route';
import { refuseOtherTypes } from './tab-api/answer-with';

/** `{"code":"resourceRequiresConsent"}` and some room. */
const mostBytes = 200;

/**
 * Where a page that got no token says so. Whoever sends here is not known, so nothing is taken but one of the words of the
 * list, and nothing is kept.
 * @param told hears of each; whoever tells it on bounds how often
 */
export function signInTroubleRoute(told: (code: SignInCode) => void): Route {
  return {
    method: 'post',
    path: signInTroubleAddress,
    takes: 'json',
    maxBodyBytes: mostBytes,
    handle: async (request) => {
      refuseOtherTypes(request);
      const read = z.safeParse(signInTrouble, await request.json());
      if (read.success) told(read.data.code);
      return { status: 204 };
    },
  };
}
