import { problem as problemShape } from '../web/contract/problem';

/** Something that the API refused, or that could not be asked. Its message may be shown. */
export class Problem extends Error {
  readonly code: string;
  /** The number under which the log holds the rest; empty where nothing was reached. */
  readonly reference: string;
  /** Seconds after which to try again, where the API says so. */
  readonly retryAfter: number | undefined;

  constructor(code: string, message: string, reference = '', retryAfter?: number) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.reference = reference;
    this.retryAfter = retryAfter;
  }
}

/** The problem of an answer that is an error; the body may be anything, as a proxy may have written it. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  const read = problemShape.safeParse(body);
  const wait = Number(response.headers.get('retry-after'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : undefined;
  if (!read.success) return new Problem(`HTTP_${response.status}`, away, '', retryAfter);
  const { code, message, reference } = read.data.error;
  return new Problem(code, message, reference, retryAfter);
}

const away = 'The second-opinion service does not answer. Please try again in a moment.';

/** The problem of a call that reached nobody. */
export const offline = (): Problem =>
  new Problem('OFFLINE', 'There is no connection. What you typed is still here; please try again.');

/** Any fault as a problem. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('FAULT', away);
}
