import { err, ok, type Result } from '@/lib/base/result';
import type { WikiProblem } from '@/lib/model/wiki';
import { type BaseUrl, type BaseUrlProblem, baseUrlOf } from './base-url';
import { problemOf } from './problem-of';
import { SINGLE_TIMEOUT_MS } from './research-wiki';
import { type HttpAnswer, type HttpDeps, sendRequest } from './send-request';

/** `lacks`: what a wiki of this age cannot keep. `open`: it accepts everybody, with or without a token. */
export type Connection = { base: BaseUrl; open: boolean; lacks: 'newer-fields'[]; resources: number };
export type ConnectionProblem =
  | BaseUrlProblem
  | Exclude<WikiProblem, { kind: 'no-such-route' }>
  /** Such a wiki runs at this host, but under another path. */
  | { kind: 'wrong-path' }
  /** Something else answers there. */
  | { kind: 'not-this-kind' };

/**
 * Tests the settings as the reader typed them. `hasPermission` is asked for the origin before anything is sent, since
 * a missing permission looks like a server that is down.
 */
export async function testConnection(
  pasted: string,
  token: string,
  deps: Omit<HttpDeps, 'hasPermission'> & { hasPermission: (pattern: string) => Promise<boolean> },
): Promise<Result<Connection, ConnectionProblem>> {
  const base = baseUrlOf(pasted);
  if (!base.ok) return base;
  const { pattern } = base.value;
  if (!(await deps.hasPermission(pattern))) return err({ kind: 'permission-missing' });
  // What cannot stand in a header cannot be the token either, and `fetch` would call it a network error.
  if (!/^[\x21-\x7e]+$/.test(token.trim())) return err({ kind: 'unauthorised' });
  const http: HttpDeps = { ...deps, hasPermission: () => deps.hasPermission(pattern) };
  const get: Get = async (url, withToken = true) => {
    const auth = withToken ? token.trim() : null;
    const answer = await sendRequest(http, {
      method: 'GET',
      url,
      token: auth,
      timeoutMs: SINGLE_TIMEOUT_MS,
      maxBytes: 1_000_000,
    });
    if (answer.ok) return answer;
    return err(answer.problem.kind === 'no-such-route' ? { kind: 'not-this-kind' } : answer.problem);
  };
  const open = await isOpen(base.value, get);
  if (!open.ok) return open;
  const api = await apiOf(base.value, get);
  return api.ok ? ok({ base: base.value, open: open.value, ...api.value }) : api;
}

type Get = (url: string, withToken?: boolean) => Promise<Result<HttpAnswer, ConnectionProblem>>;

/** Asks whether the token is good. True: the wiki has no token and accepts everybody. */
async function isOpen({ baseUrl, origin }: BaseUrl, get: Get): Promise<Result<boolean, ConnectionProblem>> {
  const auth = await get(`${baseUrl}/health/auth`);
  if (!auth.ok) return auth;
  if (auth.value.status === 404)
    return err({ kind: (await runsAbove(baseUrl, origin, get)) ? 'wrong-path' : 'not-this-kind' });
  const refused = refusalOf(auth.value);
  if (refused) return err(refused);
  if (fieldOf(auth.value, 'valid') !== true) return err({ kind: 'not-this-kind' });
  return ok(fieldOf(auth.value, 'keyConfigured') === false);
}

/** Whether such a wiki answers under a shorter path of the address. No token is needed to ask, and none is sent. */
async function runsAbove(baseUrl: string, origin: string, get: Get): Promise<boolean> {
  for (let above = baseUrl; above.length > origin.length; ) {
    above = above.slice(0, above.lastIndexOf('/'));
    const alive = await get(`${above}/healthz`, false);
    if (alive.ok && fieldOf(alive.value, 'status') === 'ok') return true;
  }
  return false;
}

/** Asks whether the API is there (a proxy may let the health routes through alone), and how old it is. */
async function apiOf(
  { baseUrl }: BaseUrl,
  get: Get,
): Promise<Result<Pick<Connection, 'lacks' | 'resources'>, ConnectionProblem>> {
  const all = await get(`${baseUrl}/api/resources/all?limit=1`);
  if (!all.ok) return all;
  const refused = refusalOf(all.value);
  if (refused) return err(refused);
  const resources = fieldOf(all.value, 'total');
  if (typeof resources !== 'number') return err({ kind: 'not-this-kind' });
  // Older servers take this path for the id of a resource and answer 404 in JSON (protocol, sections 5.7 and 11).
  const newer = await get(`${baseUrl}/api/resources/by-content-hash?hash=0`);
  if (!newer.ok) return newer;
  return ok({ resources, lacks: newer.value.status === 200 ? [] : ['newer-fields'] });
}

function refusalOf(answer: HttpAnswer): ConnectionProblem | null {
  if (answer.status === 200 && answer.json !== undefined) return null;
  const problem = problemOf(answer, 'read');
  return problem.kind === 'no-such-route' || problem.kind === 'invalid' ? { kind: 'not-this-kind' } : problem;
}

const fieldOf = ({ json }: HttpAnswer, name: string): unknown =>
  typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
