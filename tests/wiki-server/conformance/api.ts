import { createHash } from 'node:crypto';
import type { Mode } from '../schemas';

export type Answer = {
  status: number;
  type: string;
  text: string;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a conformance case reads whatever an unknown server sent.
  json: any;
};
type Ask = { body?: unknown; raw?: string; token?: string | null; headers?: Record<string, string> };
export type Api = {
  mode: Mode;
  call: (method: string, path: string, ask?: Ask) => Promise<Answer>;
  /** An address that no run has used before. */
  fresh: (path?: string) => { id: string; url: string };
  /** A page of the wiki, or null where it has none. */
  aPage: string | null;
  /** Present on our own server only: the clock may be moved and limits reached. */
  own: { advance: (ms: number) => void } | null;
};
export type Case = { name: string; modes?: Mode[]; ownOnly?: boolean; run: (api: Api) => Promise<void> };

/** Fails the case in plain words. */
export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
export const expectStatus = (answer: Answer, status: number): void =>
  expect(answer.status === status, `expected ${status}, got ${answer.status}: ${answer.text.slice(0, 160)}`);

type Target = {
  fetch: (request: Request) => Promise<Response>;
  baseUrl: string;
  token: string;
  wait: (ms: number) => Promise<void>;
  own: Api['own'];
};

/** The server as the cases see it. A 429 that a case did not ask for is waited out. */
export async function openApi({ fetch, baseUrl, token, wait, own }: Target): Promise<Api> {
  const run = Math.random().toString(36).slice(2, 10);
  let used = 0;
  const call: Api['call'] = async (method, path, { body, raw, token: given = token, headers = {} } = {}) => {
    const withBody = body !== undefined || raw !== undefined;
    const init: RequestInit = {
      method,
      headers: {
        ...(given === null ? {} : { Authorization: `Bearer ${given}` }),
        ...(withBody ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      ...(withBody ? { body: raw ?? JSON.stringify(body) } : {}),
    };
    const response = await fetch(new Request(baseUrl + path, init));
    if (response.status === 429 && headers['X-Expect'] !== '429') {
      await wait(Number(response.headers.get('Retry-After') ?? 60) * 1000);
      return call(method, path, { body, raw: raw as string, token: given, headers });
    }
    const text = await response.text();
    const type = response.headers.get('Content-Type') ?? '';
    return {
      status: response.status,
      type,
      text,
      headers: response.headers,
      json: type.includes('json') ? JSON.parse(text) : null,
    };
  };
  const fresh: Api['fresh'] = (path = '') => {
    used += 1;
    const url = `https://conformance-${run}.example.com/${used}${path}`;
    return { url, id: createHash('sha256').update(url).digest('hex').slice(0, 16) };
  };
  const api: Api = { mode: 'base', call, fresh, aPage: null, own };
  const newer = await call('GET', '/api/resources/by-content-hash?hash=none');
  const lists = await call('POST', '/api/resources/batch', {
    body: { items: [{ ...fresh(), tags: ['conformance'] }] },
  });
  const pages = await call('GET', '/api/pages?limit=1');
  return {
    ...api,
    mode: newer.status === 200 ? 'newer' : lists.status === 500 ? 'base-as-committed' : 'base',
    aPage: pages.json?.pages?.[0]?.id ?? null,
  };
}
