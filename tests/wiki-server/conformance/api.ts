import { createHash } from 'node:crypto';
import type { Mode } from '../schemas';

export type ApiResponse = {
  status: number;
  contentType: string;
  text: string;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a conformance case reads whatever an unknown server sent.
  json: any;
};
type RequestOptions = {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, for bodies that are not JSON. */
  raw?: string;
  /** Null if the request has no token. By default it has the token of the server. */
  token?: string | null;
  headers?: Record<string, string>;
};
/** The server under test, as the cases see it. */
export type Api = {
  mode: Mode;
  sendRequest: (method: string, path: string, options?: RequestOptions) => Promise<ApiResponse>;
  /** Returns a URL that no earlier run has used, with its id: the required fields of a new resource. */
  createResourceFields: (path?: string) => { id: string; url: string };
  /** The id of a page of the wiki. Null if the wiki has no pages. */
  samplePageId: string | null;
  /** Advances the clock of the in-memory server. Null for any other server. */
  clockControl: { advance: (ms: number) => void } | null;
};
export type ConformanceCase = {
  name: string;
  modes?: Mode[];
  needsClockControl?: boolean;
  run: (api: Api) => Promise<void>;
};

/** Throws an error with `message` unless the condition holds. */
export function assert(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}
export const assertStatus = (response: ApiResponse, status: number): void =>
  assert(
    response.status === status,
    `expected ${status}, got ${response.status}: ${response.text.slice(0, 160)}`,
  );

type ServerUnderTest = {
  fetch: (request: Request) => Promise<Response>;
  baseUrl: string;
  token: string;
  wait: (ms: number) => Promise<void>;
  clockControl: Api['clockControl'];
};

/**
 * Opens a server for the cases and detects its mode. A request that is rate-limited is repeated after the wait, unless the header
 * `X-Expect` says that the case expects a 429.
 */
export async function openApi({ fetch, baseUrl, token, wait, clockControl }: ServerUnderTest): Promise<Api> {
  const runId = Math.random().toString(36).slice(2, 10);
  let createdCount = 0;
  const sendRequest: Api['sendRequest'] = async (
    method,
    path,
    { body, raw, token: requestToken = token, headers = {} } = {},
  ) => {
    const hasBody = body !== undefined || raw !== undefined;
    const init: RequestInit = {
      method,
      headers: {
        ...(requestToken === null ? {} : { Authorization: `Bearer ${requestToken}` }),
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      ...(hasBody ? { body: raw ?? JSON.stringify(body) } : {}),
    };
    const response = await fetch(new Request(baseUrl + path, init));
    if (response.status === 429 && headers['X-Expect'] !== '429') {
      await wait(Number(response.headers.get('Retry-After') ?? 60) * 1000);
      return sendRequest(method, path, { body, raw: raw as string, token: requestToken, headers });
    }
    const text = await response.text();
    const contentType = response.headers.get('Content-Type') ?? '';
    return {
      status: response.status,
      contentType,
      text,
      headers: response.headers,
      json: contentType.includes('json') ? JSON.parse(text) : null,
    };
  };
  const createResourceFields: Api['createResourceFields'] = (path = '') => {
    createdCount += 1;
    const url = `https://conformance-${runId}.example.com/${createdCount}${path}`;
    return { url, id: createHash('sha256').update(url).digest('hex').slice(0, 16) };
  };
  const api: Api = { mode: 'base', sendRequest, createResourceFields, samplePageId: null, clockControl };
  const newerProbe = await sendRequest('GET', '/api/resources/by-content-hash?hash=none');
  const listProbe = await sendRequest('POST', '/api/resources/batch', {
    body: { items: [{ ...createResourceFields(), tags: ['conformance'] }] },
  });
  const pageList = await sendRequest('GET', '/api/pages?limit=1');
  return {
    ...api,
    mode: newerProbe.status === 200 ? 'newer' : listProbe.status === 500 ? 'base-with-faults' : 'base',
    samplePageId: pageList.json?.pages?.[0]?.id ?? null,
  };
}
