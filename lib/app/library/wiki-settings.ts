import { err, ok, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { Optimistic } from './optimistic';

type AsyncWriteResult = Promise<Result<null, WriteProblem>>;

/** The result of a connection test. `missingFeatures`: the fields that this version of the wiki cannot store. */
export type TestedConnection = {
  baseUrl: string;
  isOpen: boolean;
  missingFeatures: string[];
  resourceCount: number;
};

/** The dependencies of the wiki settings. Each write is one message to the worker. */
export type WikiSettingsDeps = {
  /** `token` null: the saved token of the wiki `wikiId` is used. */
  testConnection: (request: {
    pasted: string;
    token: string | null;
    wikiId: string | null;
  }) => Promise<Result<TestedConnection, WriteProblem>>;
  /** `token` null: the saved token stays. */
  saveWiki: (wiki: Wiki, token: string | null) => AsyncWriteResult;
  removeWiki: (wikiId: string) => AsyncWriteResult;
  removeHostPermission: (matchPattern: string) => Promise<unknown>;
  /** The match pattern of a permission for an address; empty for no address. */
  getMatchPattern: (baseUrl: string) => string;
  /** Creates an active wiki with this address, to which no text and no ratings are sent. */
  createWiki: (baseUrl: string, name: string) => Wiki;
  /** The host of an address, as the default name of a wiki. */
  getHost: (baseUrl: string) => string;
  /** The changes of wikis that database reads do not return yet, by id. */
  pendingWikis: Optimistic<Wiki>;
};

/** The values in the form of a wiki. */
export type WikiValues = { address: string; token: string; name: string };

/** One press of "Test" or "Connect". */
export type ConnectionAttempt = {
  /** The permission request, which browsers accept only inside the click event. */
  permissionRequest: Promise<boolean>;
  values: WikiValues;
  /** The wiki that is edited; null for a new one. */
  existingWiki: Wiki | null;
  shouldSave: boolean;
};

/** Why a wiki was not connected. */
export type ConnectionProblem = WriteProblem | { kind: 'permission-refused' };

/**
 * Tests a connection and saves it if `shouldSave`. `onFound` gets the result of the test before anything is saved. Returns
 * the saved wiki, or null after a test alone.
 */
export async function connectWiki(
  deps: WikiSettingsDeps,
  { permissionRequest, values, existingWiki, shouldSave }: ConnectionAttempt,
  onFound: (connection: TestedConnection) => void,
): Promise<Result<Wiki | null, ConnectionProblem>> {
  if (!(await permissionRequest)) return err({ kind: 'permission-refused' });
  const typedToken = values.token.trim();
  const token = typedToken === '' && existingWiki ? null : typedToken;
  const tested = await deps.testConnection({
    pasted: values.address,
    token,
    wikiId: existingWiki?.id ?? null,
  });
  if (!tested.ok) return tested;
  onFound(tested.value);
  if (!shouldSave) return ok(null);
  const { baseUrl } = tested.value;
  const name = values.name.trim() || deps.getHost(baseUrl);
  const wiki = existingWiki ? { ...existingWiki, name } : deps.createWiki(baseUrl, name);
  const saved = await deps.saveWiki(wiki, token);
  return saved.ok ? ok(wiki) : saved;
}

/**
 * Saves a changed wiki and shows it at once. Making a wiki active makes the others inactive, because only one can be
 * active. `shownWikis` are the wikis with all pending changes.
 */
export function changeWiki(deps: WikiSettingsDeps, wiki: Wiki, shownWikis: Wiki[]): AsyncWriteResult {
  const otherWikis = wiki.active ? shownWikis.filter(({ id, active }) => active && id !== wiki.id) : [];
  const values = [wiki, ...otherWikis.map((otherWiki) => ({ ...otherWiki, active: false }))];
  return deps.pendingWikis.request(new Map(values.map((value) => [value.id, value])), () =>
    deps.saveWiki(wiki, null),
  );
}

/** Removes a wiki and its token, and the permission for its address unless another wiki needs it. */
export async function forgetWiki(
  deps: WikiSettingsDeps,
  wiki: Wiki,
  getWikis: () => Wiki[],
): Promise<Result<null, WriteProblem>> {
  const reply = await deps.removeWiki(wiki.id);
  if (!reply.ok) return reply;
  const pattern = deps.getMatchPattern(wiki.baseUrl);
  const isShared = getWikis().some(
    ({ id, baseUrl }) => id !== wiki.id && deps.getMatchPattern(baseUrl) === pattern,
  );
  if (!isShared) await deps.removeHostPermission(pattern);
  return ok(null);
}

/** Applies the pending changes to the stored wikis, for display. */
export const applyPendingWikis = (wikis: Wiki[], pending: ReadonlyMap<string, Wiki>): Wiki[] =>
  wikis.map((wiki) => pending.get(wiki.id) ?? wiki);

/** Drops the pending changes that are stored. Called after every read of the wikis. */
export function confirmWikis(wikis: Wiki[], pendingWikis: Optimistic<Wiki>): void {
  for (const wiki of wikis)
    pendingWikis.confirm(wiki.id, (value) => JSON.stringify(value) === JSON.stringify(wiki));
}
