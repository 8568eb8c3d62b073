import { err, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** What a test of a connection found. `missingFeatures`: what a wiki of this version cannot store. */
type Connection = {
  baseUrl: string;
  isOpen: boolean;
  missingFeatures: string[];
  resourceCount: number;
};

/** Why a test failed: a problem of the connection, with its wait or its HTTP status where it has one. */
type ConnectionProblem = { kind: string; waitMs?: number | null; status?: number | null };

/** What connecting wikis needs of the outside world. */
export type WikiConnectionDeps = {
  listWikis: () => Promise<Wiki[]>;
  /** Runs while no wiki or token is being changed. */
  readSettings: <T>(read: () => Promise<T>) => Promise<T>;
  readToken: (wikiId: string) => Promise<string>;
  saveToken: (wikiId: string, token: string) => Promise<void>;
  saveWiki: (wiki: Wiki) => Promise<Result<null, WriteProblem>>;
  /** The origin of a pasted address; null where it is no address of a wiki. */
  getOrigin: (address: string) => string | null;
  testConnection: (pasted: string, token: string) => Promise<Result<Connection, ConnectionProblem>>;
};

/** Saves a wiki and its token, while the outbox sends nothing. `token` null: the saved token stays, if the address still has the same origin. */
export async function saveConnectedWiki(
  deps: WikiConnectionDeps,
  wiki: Wiki,
  token: string | null,
): Promise<Result<null, WriteProblem>> {
  const savedToken = token === null ? await findToken(deps, wiki.id, wiki.baseUrl) : token.trim();
  await deps.saveToken(wiki.id, savedToken);
  return deps.saveWiki(wiki);
}

/** Tests a pasted address. `token` null: the saved token of the wiki `wikiId` is used. Nothing is saved. */
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

/** The saved token of a wiki, or an empty one where the address has another origin: a token is sent to its own only. */
async function findToken(deps: WikiConnectionDeps, wikiId: string, address: string): Promise<string> {
  const wiki = (await deps.listWikis()).find(({ id }) => id === wikiId);
  const savedOrigin = wiki ? deps.getOrigin(wiki.baseUrl) : null;
  return savedOrigin !== null && savedOrigin === deps.getOrigin(address) ? deps.readToken(wikiId) : '';
}
