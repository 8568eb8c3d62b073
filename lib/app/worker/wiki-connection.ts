import { err, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** The result of a connection test. `missingFeatures`: the fields that this version of the wiki cannot store. */
type Connection = {
  baseUrl: string;
  isOpen: boolean;
  missingFeatures: string[];
  resourceCount: number;
};

/** Why a connection test failed, with the wait or HTTP status if there is one. */
type ConnectionProblem = { kind: string; waitMs?: number | null; status?: number | null };

/** The dependencies of connecting wikis. */
export type WikiConnectionDeps = {
  listWikis: () => Promise<Wiki[]>;
  /** Runs `read` while no wiki or token is being changed. */
  readSettings: <T>(read: () => Promise<T>) => Promise<T>;
  readToken: (wikiId: string) => Promise<string>;
  saveToken: (wikiId: string, token: string) => Promise<void>;
  saveWiki: (wiki: Wiki) => Promise<Result<null, WriteProblem>>;
  /** Returns the origin of a pasted address; null if it cannot be the address of a wiki. */
  getOrigin: (address: string) => string | null;
  testConnection: (pasted: string, token: string) => Promise<Result<Connection, ConnectionProblem>>;
};

/**
 * Saves a wiki and its token; callers must pause the outbox. `token` null keeps the saved token if the address has the same
 * origin as before.
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

/** Tests a pasted address without saving it. `token` null: the saved token of the wiki `wikiId` is used. */
export async function testWikiConnection(
  deps: WikiConnectionDeps,
  { pasted, token, wikiId }: { pasted: string; token: string | null; wikiId: string | null },
): Promise<Result<Connection, WriteProblem>> {
  const readToken = async (id: string) => deps.readSettings(() => findToken(deps, id, pasted));
  const testedToken = token ?? (wikiId ? await readToken(wikiId) : '');
  const tested = await deps.testConnection(pasted, testedToken);
  if (tested.ok) return tested;
  const { kind, waitMs = null, status = null } = tested.problem;
  return err({ kind: 'wiki', why: kind, waitMs, status });
}

/** Finds the saved token of a wiki; empty if the address has another origin, so that no other server gets the token. */
async function findToken(deps: WikiConnectionDeps, wikiId: string, address: string): Promise<string> {
  const wiki = (await deps.listWikis()).find(({ id }) => id === wikiId);
  const savedOrigin = wiki ? deps.getOrigin(wiki.baseUrl) : null;
  return savedOrigin !== null && savedOrigin === deps.getOrigin(address) ? deps.readToken(wikiId) : '';
}
