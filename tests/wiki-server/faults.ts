import type { WikiServer } from './create-wiki-server';

/**
 * A fault of one request. `response-lost`: the server handles the request, but the client gets no response. `sent-twice`: the
 * server receives the request twice. `truncated`: the body of the response is complete for HTTP, but ends in the middle of its
 * JSON. `connection-reset`: the connection breaks in the middle of the body.
 */
export type Fault =
  | 'connection-refused'
  | 'connection-reset'
  | 'timeout'
  | 'response-lost'
  | 'rate-limited'
  | 'server-error'
  | 'token-rejected'
  | 'html'
  | 'truncated'
  | 'slow'
  | 'sent-twice';
export const FAULTS: Fault[] = [
  'connection-refused',
  'connection-reset',
  'timeout',
  'response-lost',
  'rate-limited',
  'server-error',
  'token-rejected',
  'html',
  'truncated',
  'slow',
  'sent-twice',
];

/** Is thrown if the connection breaks before the response is complete. `serveOnLoopback` closes the socket then. */
export class ConnectionLost extends TypeError {}

/** Returns the fault of a request, or null. `body` is the text of the request: a plan can depend on the sources that it contains. */
export type FaultPlan = (request: Request, body: string) => Fault | null;

type FaultOptions = {
  server: WikiServer;
  plan: FaultPlan;
  /** Waits while a response is slow or does not arrive. */
  wait: (ms: number) => Promise<void>;
};

/** Returns the `fetch` of the server with the planned faults. It throws `ConnectionLost` if the connection breaks. */
export function injectFaults({ server, plan, wait }: FaultOptions): WikiServer['fetch'] {
  return async (request, env) => {
    // A body can be read only once, so the request is cloned. Requests without a body are not, because cloning is slow.
    const hasBody = request.body !== null;
    const body = hasBody ? await request.clone().text() : '';
    const fault = plan(request, body);
    // Only the HTTP server of `serveOnLoopback` passes `env`.
    const isOnSocket = env !== undefined;
    const respond = () => server.fetch(hasBody ? request.clone() : request, env);
    switch (fault) {
      case null:
        return respond();
      case 'connection-refused':
        throw new ConnectionLost('fetch failed');
      case 'response-lost':
        await respond();
        throw new ConnectionLost('fetch failed');
      case 'timeout':
        await wait(120_000);
        throw new ConnectionLost('fetch failed');
      case 'connection-reset':
        return breakConnection(await respond(), isOnSocket);
      case 'truncated':
        return truncateBody(await respond());
      case 'slow':
        await wait(2000);
        return respond();
      case 'sent-twice':
        await respond();
        return respond();
      default:
        return buildFaultResponse(fault, request.method);
    }
  };
}

function buildFaultResponse(
  fault: 'rate-limited' | 'server-error' | 'token-rejected' | 'html',
  method: string,
): Response {
  const jsonHeaders = { 'Content-Type': 'application/json' };
  const category = method === 'GET' ? 'read' : 'write';
  switch (fault) {
    case 'rate-limited':
      return new Response(
        JSON.stringify({
          error: 'rate_limit_exceeded',
          message: `Too many ${category} requests. Retry after 7 seconds.`,
          retryAfter: 7,
        }),
        { status: 429, headers: { ...jsonHeaders, 'Retry-After': '7', 'X-RateLimit-Category': category } },
      );
    case 'server-error':
      return new Response(
        JSON.stringify({
          error: 'internal_error',
          message: 'Failed query: insert … params: the values sent',
        }),
        {
          status: 500,
          headers: jsonHeaders,
        },
      );
    case 'token-rejected':
      return new Response('Invalid API key', {
        status: 401,
        headers: { 'Content-Type': 'text/plain; charset=UTF-8' },
      });
    case 'html':
      return new Response('<!doctype html><title>Sign in</title><form></form>', {
        status: 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      });
  }
}

async function truncateBody(response: Response): Promise<Response> {
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), {
    status: response.status,
    headers: copyHeadersWithoutLength(response),
  });
}

async function breakConnection(response: Response, isOnSocket: boolean): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, Math.floor(bytes.length / 2)));
    },
    async pull(controller) {
      // Without the pause, the socket closes before the headers and the first half are sent.
      if (isOnSocket) await new Promise((resolve) => setTimeout(resolve, 30));
      controller.error(new ConnectionLost('terminated'));
    },
  });
  return new Response(stream, { status: response.status, headers: copyHeadersWithoutLength(response) });
}

const copyHeadersWithoutLength = (response: Response): Headers => {
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  return headers;
};
