import * as z from 'zod/mini';

/**
 * Why Teams gave the page no token, as far as it says so in a word that is known; `other` for everything else, since what
 * Teams says besides may name people and tenants. Where the words come from:
 *
 * - `resourceDisabled`, consent: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-troubleshooting
 * - `resourceRequiresConsent`: https://github.com/OfficeDev/microsoft-teams-library-js/issues/691
 * - `tokenRevoked`: https://github.com/OfficeDev/microsoft-teams-library-js/issues/1343
 * - `AADSTS…`: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const signInCodes = [
  'resourceDisabled',
  'invalid_resource',
  'AADSTS500011',
  'AADSTS650057',
  'AADSTS700016',
  'webApplicationInfo',
  'AADSTS90094',
  'AADSTS50105',
  'AADSTS53000',
  'AADSTS53003',
  'resourceRequiresConsent',
  'consent_required',
  'interaction_required',
  'AADSTS65001',
  'AADSTS65004',
  'CancelledByUser',
  'FailedToOpenWindow',
  'resourceRequiresMfa',
  'AADSTS50076',
  'AADSTS50079',
  'tokenRevoked',
  'no-answer',
  'other',
] as const;
export type SignInCode = (typeof signInCodes)[number];

/**
 * `POST`, without a token since there is none: the bare code, so that whoever runs the bot hears of it. Nobody is named,
 * and the answer is 204 whatever becomes of it.
 */
export const signInTroubleAddress = '/api/tab/sign-in-trouble';
export const signInTrouble = z.strictObject({ code: z.enum(signInCodes) });
