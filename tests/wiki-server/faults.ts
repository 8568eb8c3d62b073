import type { WikiServer } from './create-wiki-server';

/**
 * A fault of one request. `lost`: the server handles it, but the response never arrives. `duplicate`: the request arrives
 * twice. `cut`: the body ends in the middle of its JSON. `reset`: the connection breaks in the middle of the body.
 */
export type Fault =
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'lost'
  | 'rate-limited'
  | 'failing'
  | 'bad-token'
  | 'html'
  | 'cut'
  | 'slow'
  | 'duplicate';
export const FAULTS: Fault[] = [
  'refused',
  'reset',
  'timeout',
  'lost',
  'rate-limited',
  'failing',
  'bad-token',
  'html',
  'cut',
  'slow',
  'duplicate',
];

/** Thrown where a real server would close the socket before the response is complete. */
export class ConnectionLost extends TypeError {}

/** Returns the fault of a request; null: none. `body` is its text, so that a plan can choose single items. */
export type FaultPlan = (request: Request, body: string) => Fault | null;

type FaultOptions = {
  server: WikiServer;
  plan: FaultPlan;
  /** Waits as long as a slow or endless response takes. */
  wait: (ms: number) => Promise<void>;
};

/** Returns the `fetch` of the server with the planned faults. Throws ConnectionLost for a connection fault. */
export function injectFaults({ server, plan, wait }: FaultOptions): WikiServer['fetch'] {
  return async (request, env) => {
    // Only a request with a body is cloned: a body can be read once, and cloning is slow.
    const hasBody = request.body !== null;
    const body = hasBody ? await request.clone().text() : '';
    const fault = plan(request, body);
    const respond = () => server.fetch(hasBody ? request.clone() : request, env);
    switch (fault) {
      case null:
        return respond();
      case 'refused':
        throw new ConnectionLost('fetch failed');
      case 'lost':
        await respond();
        throw new ConnectionLost('fetch failed');
      case 'timeout':
        await wait(120_000);
        throw new ConnectionLost('fetch failed');
      case 'reset':
        return breakConnection(await respond(), env !== undefined);
      case 'cut':
        return truncateBody(await respond());
      case 'slow':
        await wait(2000);
        return respond();
      case 'duplicate':
        await respond();
        return respond();
      default:
        return buildFaultResponse(fault, request.method);
    }
  };
}

function buildFaultResponse(
  fault: 'rate-limited' | 'failing' | 'bad-token' | 'html',
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
    case 'failing':
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
    case 'bad-token':
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
      // On a socket, the head and the first half must be sent before the connection breaks.
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
