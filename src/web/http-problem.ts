/** An answer other than success, with words that may be shown to whoever asked. */
export class HttpProblem extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param statusCode the HTTP status, 400 to 599
   * @param code one word for programs, for example `TOO_LARGE`
   * @param message one plain sentence; it is sent to the caller, so it holds nothing of the request
   * @param headers sent with it, such as `retry-after`
   */
  constructor(
    statusCode: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'HttpProblem';
    this.statusCode = statusCode;
    this.code = code;
    this.headers = headers;
  }
}

/** The body of every answer that is an error. */
export interface ProblemBody {
  readonly error: { readonly code: string; readonly message: string; readonly reference: string };
}

const known: Readonly<Record<number, readonly [code: string, message: string]>> = {
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  405: ['METHOD_NOT_ALLOWED', 'This address does not take that method.'],
};

/**
 * Turns whatever was thrown into an answer that gives nothing away.
 *
 * @param error an HttpProblem, an error of the router (its status is kept, its words are not), or anything else: 500
 * @param reference the number under which the log holds the rest
 */
export function problemAnswer(error: unknown, reference: string): { status: number; body: ProblemBody } {
  if (error instanceof HttpProblem) {
    return { status: error.statusCode, body: problemBody(error.code, error.message, reference) };
  }
  const status = statusOf(error);
  const [code, message] = known[status] ?? [
    status < 500 ? 'BAD_REQUEST' : 'FAULT',
    status < 500 ? 'The request could not be understood.' : 'Something went wrong. Please try again.',
  ];
  return { status, body: problemBody(code, message, reference) };
}

function problemBody(code: string, message: string, reference: string): ProblemBody {
  return { error: { code, message, reference } };
}

function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !('statusCode' in error)) return 500;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 600 ? statusCode : 500;
}
