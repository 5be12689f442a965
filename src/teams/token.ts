import { z } from 'zod';

/** As much as clocks may differ, in seconds; the library allows the same. */
const CLOCK_TOLERANCE = 300;

const header = z.looseObject({ alg: z.literal('RS256'), kid: z.string().min(1) });

const claims = z.looseObject({
  iss: z.string(),
  serviceurl: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  tid: z.string().optional(),
});

/** What a token claims. It proves nothing until its signature is checked. */
export interface ClaimedToken {
  readonly kid: string;
  readonly issuer: string;
  readonly serviceUrl: string;
  readonly tenantId: string | undefined;
}

/**
 * Reads a bearer token without checking its signature.
 *
 * @param authorization the header as it came
 * @param now seconds since 1970
 * @returns what it claims; undefined when it is no RS256 token with an expiry and a service address, or out of time
 */
export function readToken(authorization: string, now: number): ClaimedToken | undefined {
  const [, head, body] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  const readHeader = header.safeParse(decode(head));
  const readClaims = claims.safeParse(decode(body));
  if (!readHeader.success || !readClaims.success) return undefined;
  const { iss, serviceurl, exp, nbf, tid } = readClaims.data;
  if (exp + CLOCK_TOLERANCE < now || (nbf ?? 0) - CLOCK_TOLERANCE > now) return undefined;
  return { kid: readHeader.data.kid, issuer: iss, serviceUrl: serviceurl, tenantId: tid?.toLowerCase() };
}

function decode(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
