import { raceWithAbort } from '@/lib/base/race-with-abort';
import { err, ok, type Result } from '@/lib/base/result';
import type { WikiProblem } from '@/lib/wiki/model/wiki';

/** The dependencies of the client. `schedule` runs a callback after a time in ms and returns a function that cancels it. */
export type HttpDeps = {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  schedule: (ms: number, callback: () => void) => () => void;
  /**
   * Resolves to whether the extension may access the origin of the wiki. Null if the browser does not respond, for example while it
   * stops the worker.
   */
  hasPermission: () => Promise<boolean | null>;
  /** After it is aborted, the client makes no request and ignores the response of a request in flight. */
  signal?: AbortSignal;
  /** Is awaited before each request. It returns null if no foreground work is in progress. */
  yieldToForeground?: () => Promise<void> | null;
};

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  /** Null if the request has no token. */
  token: string | null;
  body?: unknown;
  timeoutMs: number;
  /** A longer response body is rejected. The size is in bytes after decompression. */
  maxBytes: number;
};

/** A complete response. `json` is absent if the content type is not JSON or the body of an error is malformed. */
export type HttpResponse = { status: number; headers: Headers; json?: unknown };

/**
 * Makes one request, without cookies. A redirect is not followed, because its target would receive the token. The timeout includes
 * reading the body. No problem contains the token, a sent value or text from the server.
 */
export async function sendRequest(
  deps: HttpDeps,
  request: HttpRequest,
): Promise<Result<HttpResponse, WikiProblem>> {
  const { signal, yieldToForeground } = deps;
  await yieldToForeground?.();
  if (!signal) return performRequest(deps, request);
  if (signal.aborted) return err({ kind: 'aborted' });
  return raceWithAbort(performRequest(deps, request), signal, () => err({ kind: 'aborted' }));
}

async function performRequest(
  deps: HttpDeps,
  request: HttpRequest,
): Promise<Result<HttpResponse, WikiProblem>> {
  // Without the permission, the browser would send a CORS preflight request, whose URL contains the URL of the source.
  const hasPermission = await deps.hasPermission();
  if (!hasPermission) return err({ kind: hasPermission === null ? 'unreachable' : 'permission-missing' });
  const controller = new AbortController();
  let isTimedOut = false;
  const cancelTimeout = deps.schedule(request.timeoutMs, () => {
    isTimedOut = true;
    controller.abort();
  });
  try {
    const response = await deps.fetch(request.url, buildRequestInit(request, controller.signal));
    if (isRedirect(response)) return err({ kind: 'redirected' });
    return await readResponse(response, request.maxBytes);
  } catch {
    // `fetch` fails with the same TypeError for every cause, so the permission is checked instead.
    if (isTimedOut) return err({ kind: 'timeout' });
    return err({ kind: (await deps.hasPermission()) === false ? 'permission-missing' : 'unreachable' });
  } finally {
    cancelTimeout();
  }
}

function buildRequestInit({ method, token, body }: HttpRequest, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  return {
    method,
    headers,
    signal,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400);

async function readResponse(
  response: Response,
  maxBytes: number,
): Promise<Result<HttpResponse, WikiProblem>> {
  const { status, headers } = response;
  const text = await readBoundedText(response, maxBytes);
  if (text === null) return err({ kind: 'bad-answer' });
  if (!/\bjson\b/i.test(headers.get('Content-Type') ?? '')) return ok({ status, headers });
  try {
    return ok({ status, headers, json: JSON.parse(text) });
  } catch {
    return status < 300 ? err({ kind: 'bad-answer' }) : ok({ status, headers });
  }
}

/** Reads the body as text. Returns null if it is larger than `maxBytes`. */
async function readBoundedText(response: Response, maxBytes: number): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let byteCount = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    byteCount += value.byteLength;
    if (byteCount > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
