import { StoreUnavailable } from '../../workflow/ports/case-ports';
import type { TabRefusal } from '../../workflow/tab/refused';
import { HttpProblem } from '../http-problem';

export type TokenProblem = 'missing' | 'expired' | 'refused';

const tokenProblems: Readonly<Record<TokenProblem, readonly [code: string, message: string]>> = {
  missing: ['TOKEN_MISSING', 'Please open this page in Microsoft Teams.'],
  expired: ['TOKEN_EXPIRED', 'Your sign-in has run out. Please try again.'],
  refused: ['TOKEN_REFUSED', 'This sign-in is not taken here.'],
};

/** 401, with a word that says whether another token would help. */
export function tokenProblem(problem: TokenProblem): HttpProblem {
  return new HttpProblem(401, ...tokenProblems[problem], { 'www-authenticate': 'Bearer' });
}

/** A refusal of the workflow. What is not there and what is not theirs are answered alike (process page I7). */
export function refusalProblem({ refusedInTab, text }: TabRefusal): HttpProblem {
  switch (refusedInTab) {
    case 'not-found':
      return new HttpProblem(404, 'NOT_FOUND', 'There is nothing here for you.');
    case 'not-in-directory':
      return new HttpProblem(
        403,
        'NOT_IN_DIRECTORY',
        'You are not in the directory of the second-opinion office.',
      );
    case 'too-many':
      return new HttpProblem(429, 'TOO_MANY', 'Too much at once. Please wait a minute.', {
        'retry-after': '60',
      });
    case 'over':
      return new HttpProblem(410, 'OVER', text ?? 'Nothing more is asked of you here.');
    case 'not-open':
      return new HttpProblem(409, 'REFUSED', text ?? 'This is not open to you now.');
  }
}

/** Faults that the caller can do something about, told apart by their code; anything else is passed on as it is. */
export function faultProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'contended')
    return new HttpProblem(409, 'CONTENDED', 'Others are changing this just now. Please try again.');
  if (error instanceof StoreUnavailable && error.mayBeSaved)
    return new HttpProblem(
      503,
      'MAY_BE_SAVED',
      'We could not tell whether that was saved. Please press the same button once more: nothing is done twice, and you will see how it stands.',
      { 'retry-after': '5' },
    );
  if (code === 'store-unavailable' || code === 'AUTHORITY_AWAY')
    return new HttpProblem(
      503,
      'NOT_SAVED',
      'This cannot be done just now, and was not saved. Please try again.',
      {
        'retry-after': '5',
      },
    );
  return error;
}
