import { err, ok, type Result } from '@/lib/base/result';
import type { WikiProblem, WikiResponse } from '@/lib/wiki/model/wiki';
import { isNotFound, parseProblem } from './parse-problem';
import { type HttpDeps, type HttpRequest, sendRequest } from './send-request';

/** The timeout of a read in ms (docs/wiki-protocol.md, section 1). */
export const READ_TIMEOUT_MS = 5000;
const WRITE_TIMEOUT_MS = 30_000;
/**
 * The largest response body with a list, in bytes after decompression. A list has up to 200 rows, and a row up to 5,000 authors of 500
 * characters.
 */
export const MAX_LIST_BYTES = 16_000_000;
/** The largest response body with one row, in bytes after decompression. */
const MAX_ROW_BYTES = 12_000_000;

/**
 * Requests to the API of one wiki. Each returns the JSON of a successful response, or null if the wiki reports that the resource is
 * missing.
 */
export type ApiRequests = {
  /** A response body that is longer than `maxBytes` is rejected. */
  get: (path: string, maxBytes?: number) => WikiResponse<unknown>;
  post: (path: string, body: unknown) => WikiResponse<unknown>;
  patch: (path: string, body: unknown) => WikiResponse<unknown>;
};

/** Creates the requests. The token is sent only to the base URL. */
export function createApiRequests(deps: HttpDeps, wiki: { baseUrl: string; token: string }): ApiRequests {
  const send = async ({
    path,
    ...request
  }: { path: string } & Pick<HttpRequest, 'method' | 'body' | 'maxBytes'>): WikiResponse<unknown> => {
    const isRead = request.method === 'GET';
    const timeoutMs = isRead ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS;
    const response = await sendRequest(deps, {
      ...request,
      url: wiki.baseUrl + path,
      token: wiki.token,
      timeoutMs,
    });
    if (!response.ok) return response;
    if (isNotFound(response.value)) return ok(null);
    const { status, json } = response.value;
    const isUsable = status >= 200 && status < 300 && json !== undefined;
    return isUsable ? ok(json) : err(parseProblem(response.value, isRead ? 'read' : 'write'));
  };
  return {
    get: (path, maxBytes = MAX_ROW_BYTES) => send({ method: 'GET', path, maxBytes }),
    post: (path, body) => send({ method: 'POST', path, body, maxBytes: MAX_ROW_BYTES }),
    patch: (path, body) => send({ method: 'PATCH', path, body, maxBytes: MAX_ROW_BYTES }),
  };
}

/** Converts the response of a write. A missing resource becomes the problem `no-such-route`, because both have status 404. */
export const toWriteResult = (response: Result<unknown, WikiProblem>): Result<null, WikiProblem> =>
  !response.ok ? response : response.value === null ? err({ kind: 'no-such-route' }) : ok(null);
