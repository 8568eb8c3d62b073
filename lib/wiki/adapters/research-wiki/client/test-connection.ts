import { err, ok, type Result } from '@/lib/base/result';
import type { WikiProblem } from '@/lib/wiki/model/wiki';
import { READ_TIMEOUT_MS } from './api-requests';
import { type BaseUrl, type BaseUrlProblem, parseBaseUrl } from './parse-base-url';
import { parseProblem } from './parse-problem';
import { type HttpDeps, type HttpResponse, sendRequest } from './send-request';

/** `acceptsAnonymousWrites` is true if the wiki accepts requests without a token. */
export type Connection = {
  base: BaseUrl;
  acceptsAnonymousWrites: boolean;
  supportsNewerFields: boolean;
  resourceCount: number;
};
export type ConnectionProblem =
  | BaseUrlProblem
  | Exclude<WikiProblem, { kind: 'no-such-route' }>
  /** A research wiki runs under another path of this host. */
  | { kind: 'wrong-path' }
  /** Another kind of server responds at this URL. */
  | { kind: 'not-a-research-wiki' };

/**
 * Tests the base URL and the token that the reader typed. It checks the host permission before any request, because `fetch`
 * reports a missing permission like an unreachable server.
 */
export async function testConnection(
  input: string,
  token: string,
  deps: Omit<HttpDeps, 'hasPermission'> & { hasPermission: (pattern: string) => Promise<boolean | null> },
): Promise<Result<Connection, ConnectionProblem>> {
  const base = parseBaseUrl(input);
  if (!base.ok) return base;
  const { matchPattern } = base.value;
  if ((await deps.hasPermission(matchPattern)) === false) return err({ kind: 'permission-missing' });
  // A token contains only visible ASCII characters, so any other text is wrong. `fetch` would report it like a network error.
  if (!/^[\x21-\x7e]+$/.test(token.trim())) return err({ kind: 'unauthorised' });
  const http: HttpDeps = { ...deps, hasPermission: () => deps.hasPermission(matchPattern) };
  const sendGet: SendGet = async (url, { shouldSendToken } = { shouldSendToken: true }) => {
    const sentToken = shouldSendToken ? token.trim() : null;
    const response = await sendRequest(http, {
      method: 'GET',
      url,
      token: sentToken,
      timeoutMs: READ_TIMEOUT_MS,
      maxBytes: 1_000_000,
    });
    if (response.ok) return response;
    return err(
      response.problem.kind === 'no-such-route' ? { kind: 'not-a-research-wiki' } : response.problem,
    );
  };
  const tokenCheck = await checkToken(base.value, sendGet);
  if (!tokenCheck.ok) return tokenCheck;
  const apiCheck = await checkApi(base.value, sendGet);
  return apiCheck.ok
    ? ok({ base: base.value, acceptsAnonymousWrites: tokenCheck.value, ...apiCheck.value })
    : apiCheck;
}

type SendGet = (
  url: string,
  options?: { shouldSendToken: boolean },
) => Promise<Result<HttpResponse, ConnectionProblem>>;

/** Checks the token. Resolves to true if the wiki requires no token. */
async function checkToken(
  { baseUrl, origin }: BaseUrl,
  sendGet: SendGet,
): Promise<Result<boolean, ConnectionProblem>> {
  const authCheck = await sendGet(`${baseUrl}/health/auth`);
  if (!authCheck.ok) return authCheck;
  if (authCheck.value.status === 404)
    return err({
      kind: (await isServedAtParentPath(baseUrl, origin, sendGet)) ? 'wrong-path' : 'not-a-research-wiki',
    });
  const problem = findProblem(authCheck.value);
  if (problem) return err(problem);
  if (getJsonProperty(authCheck.value, 'valid') !== true) return err({ kind: 'not-a-research-wiki' });
  return ok(getJsonProperty(authCheck.value, 'keyConfigured') === false);
}

/** Returns whether a research wiki responds under a parent path of the base URL. The requests have no token. */
async function isServedAtParentPath(baseUrl: string, origin: string, sendGet: SendGet): Promise<boolean> {
  for (let parentUrl = baseUrl; parentUrl.length > origin.length; ) {
    parentUrl = parentUrl.slice(0, parentUrl.lastIndexOf('/'));
    const health = await sendGet(`${parentUrl}/healthz`, { shouldSendToken: false });
    if (health.ok && getJsonProperty(health.value, 'status') === 'ok') return true;
  }
  return false;
}

/** Checks that the API responds (a proxy may forward only the health routes), and detects its version. */
async function checkApi(
  { baseUrl }: BaseUrl,
  sendGet: SendGet,
): Promise<Result<Pick<Connection, 'supportsNewerFields' | 'resourceCount'>, ConnectionProblem>> {
  const listing = await sendGet(`${baseUrl}/api/resources/all?limit=1`);
  if (!listing.ok) return listing;
  const problem = findProblem(listing.value);
  if (problem) return err(problem);
  const resourceCount = getJsonProperty(listing.value, 'total');
  if (typeof resourceCount !== 'number') return err({ kind: 'not-a-research-wiki' });
  // Older servers read `by-content-hash` as the id of a resource and return 404 (docs/wiki-protocol.md, sections 5.7 and 11).
  const newerRoute = await sendGet(`${baseUrl}/api/resources/by-content-hash?hash=0`);
  if (!newerRoute.ok) return newerRoute;
  return ok({ resourceCount, supportsNewerFields: newerRoute.value.status === 200 });
}

function findProblem(response: HttpResponse): ConnectionProblem | null {
  if (response.status === 200 && response.json !== undefined) return null;
  const problem = parseProblem(response, 'read');
  return problem.kind === 'no-such-route' || problem.kind === 'invalid'
    ? { kind: 'not-a-research-wiki' }
    : problem;
}

const getJsonProperty = ({ json }: HttpResponse, name: string): unknown =>
  typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
