import { err, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { TestedConnection } from '@/lib/wiki/model/tested-connection';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** The reason why a connection test failed, with the requested wait or the HTTP status if the wiki sent one. */
type ConnectionProblem = { kind: string; retryAfterMs?: number | null; status?: number | null };

/** The dependencies of connecting wikis. */
export type WikiConnectionDeps = {
  listWikis: () => Promise<Wiki[]>;
  /** Runs `read` while no other task changes wikis or tokens. */
  withSettingsLock: <T>(read: () => Promise<T>) => Promise<T>;
  readToken: (wikiId: string) => Promise<string>;
  saveToken: (wikiId: string, token: string) => Promise<void>;
  saveWiki: (wiki: Wiki) => Promise<Result<null, WriteProblem>>;
  /** Returns the origin of a pasted URL, or null if it cannot be the URL of a wiki. */
  getOrigin: (url: string) => string | null;
  testConnection: (pastedUrl: string, token: string) => Promise<Result<TestedConnection, ConnectionProblem>>;
};

/**
 * Saves a wiki and its token. The caller must pause the outbox. If `token` is null, the saved token stays,
 * unless the URL has another origin. An empty token then replaces it.
 */
export async function saveConnectedWiki(
  deps: WikiConnectionDeps,
  wiki: Wiki,
  token: string | null,
): Promise<Result<null, WriteProblem>> {
  const savedToken = token === null ? await findToken(deps, wiki.id, wiki.baseUrl) : token.trim();
  await deps.saveToken(wiki.id, savedToken);
  return deps.saveWiki(wiki);
}

/** Tests a pasted URL without saving it. If `token` is null, the saved token of the wiki `wikiId` is used. */
export async function testWikiConnection(
  deps: WikiConnectionDeps,
  { pasted: pastedUrl, token, wikiId }: { pasted: string; token: string | null; wikiId: string | null },
): Promise<Result<TestedConnection, WriteProblem>> {
  const findSavedToken = async (id: string) => deps.withSettingsLock(() => findToken(deps, id, pastedUrl));
  const testedToken = token ?? (wikiId ? await findSavedToken(wikiId) : '');
  const testResult = await deps.testConnection(pastedUrl, testedToken);
  if (testResult.ok) return testResult;
  const { kind, retryAfterMs = null, status = null } = testResult.problem;
  return err({ kind: 'wiki', reason: kind, retryAfterMs, status });
}

/**
 * Returns the saved token of a wiki, or an empty string if the URL has another origin, so that no other server gets the
 * token.
 */
async function findToken(deps: WikiConnectionDeps, wikiId: string, url: string): Promise<string> {
  const wiki = (await deps.listWikis()).find(({ id }) => id === wikiId);
  const savedOrigin = wiki ? deps.getOrigin(wiki.baseUrl) : null;
  return savedOrigin !== null && savedOrigin === deps.getOrigin(url) ? deps.readToken(wikiId) : '';
}
