import { z } from 'zod';

/** As much as clocks may differ, in seconds; the library allows the same. */
const CLOCK_TOLERANCE = 300;

/** `crit` names extensions that must be understood, and none is: a token that has it is refused (RFC 7515, 4.1.11). */
const header = z.looseObject({
  alg: z.literal('RS256'),
  kid: z.string().min(1),
  crit: z.undefined().optional(),
});

const claims = z.looseObject({
  iss: z.string(),
  aud: z.string(),
  serviceurl: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  tid: z.string().optional(),
});

/** What a token claims. It proves nothing until its signature is checked. */
export interface ClaimedToken {
  /** The token itself, without the scheme. */
  readonly text: string;
  readonly kid: string;
  readonly issuer: string;
  readonly audience: string;
  readonly serviceUrl: string;
  readonly tenantId: string | undefined;
}

/**
 * Reads a bearer token without checking its signature.
 *
 * @param authorization the header as it came
 * @param now seconds since 1970
 * @returns what it claims; undefined when it is no RS256 token with an audience, an expiry and a service address, when it
 *   asks for an extension, or is out of time
 */
export function readToken(authorization: string, now: number): ClaimedToken | undefined {
  const [, text = '', head, body] = /^Bearer (([\w-]+)\.([\w-]+)\.[\w-]+)$/.exec(authorization) ?? [];
  const readHeader = header.safeParse(decode(head));
  const readClaims = claims.safeParse(decode(body));
  if (!readHeader.success || !readClaims.success) return undefined;
  const { iss, aud, serviceurl, exp, nbf, tid } = readClaims.data;
  if (exp + CLOCK_TOLERANCE < now || (nbf ?? 0) - CLOCK_TOLERANCE > now) return undefined;
  const { kid } = readHeader.data;
  return { text, kid, issuer: iss, audience: aud, serviceUrl: serviceurl, tenantId: tid?.toLowerCase() };
}

function decode(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
