import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './http-problem';

/**
 * Reads a request's body as one JSON object.
 *
 * @param request not yet read from
 * @param limit the most bytes taken
 * @returns the object; NUL and lone surrogates inside strings are left for the form to answer beside its field
 * @throws HttpProblem 413 past the limit, 400 for anything but valid UTF-8 and one JSON object
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, limit);
  const value = parse(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HttpProblem(400, 'NOT_AN_OBJECT', 'The body must be a JSON object.');
  }
  return value as Record<string, unknown>;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem(400, 'NOT_JSON', 'The body is not valid JSON.');
  }
}

function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new HttpProblem(413, 'TOO_LARGE', `The body is larger than ${limit} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    // What the sender still pushes is dropped, so that it gets to read the answer.
    request.resume();
    return Promise.reject(tooLarge());
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(tooLarge());
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('aborted', () => reject(new HttpProblem(400, 'ABORTED', 'The request was broken off.')));
  });
}
