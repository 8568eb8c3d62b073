import { hasSameJson } from '@/lib/base/has-same-json';
import { err, ok, type Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { TestedConnection } from '@/lib/wiki/model/tested-connection';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { OptimisticValues } from './optimistic-values';

type AsyncWriteResult = Promise<Result<null, WriteProblem>>;

/** The dependencies of the wiki settings. Each write is one message to the worker. */
export type WikiSettingsDeps = {
  /** If `token` is null, the saved token of the wiki `wikiId` is used. */
  testConnection: (request: {
    pasted: string;
    token: string | null;
    wikiId: string | null;
  }) => Promise<Result<TestedConnection, WriteProblem>>;
  /** If `token` is null, the saved token stays. */
  saveWiki: (wiki: Wiki, token: string | null) => AsyncWriteResult;
  deleteWiki: (wikiId: string) => AsyncWriteResult;
  removeHostPermission: (matchPattern: string) => Promise<unknown>;
  /** Returns the match pattern of the host permission for a URL, or an empty text for an empty URL. */
  getMatchPattern: (baseUrl: string) => string;
  /** Creates an active wiki that does not get texts or ratings. */
  createWiki: (baseUrl: string, name: string) => Wiki;
  /** Returns the host of a URL, which is the default name of a wiki. */
  getHost: (baseUrl: string) => string;
  /** The changes of wikis that database reads do not return yet, by id. */
  pendingWikis: OptimisticValues<Wiki>;
};

/** The values in the form of a wiki. */
export type WikiFormValues = { address: string; token: string; name: string };

/** The input of `connectWiki`, which a click on "Test" or "Connect" creates. */
export type ConnectionAttempt = {
  /**
   * The result of the permission request. The caller requests it, because browsers accept that only in a click event.
   */
  permissionRequest: Promise<boolean>;
  values: WikiFormValues;
  /** The wiki that the reader edits, or null for a new wiki. */
  existingWiki: Wiki | null;
  shouldSave: boolean;
};

/** The reason why a wiki was not connected. */
export type ConnectionProblem = WriteProblem | { kind: 'permission-denied' };

/**
 * Tests a connection, and saves the wiki if `shouldSave`. `onFound` gets the result of a successful test before the
 * save. Returns the saved wiki, or null if it was only tested.
 */
export async function connectWiki(
  deps: WikiSettingsDeps,
  { permissionRequest, values, existingWiki, shouldSave }: ConnectionAttempt,
  onFound: (connection: TestedConnection) => void,
): Promise<Result<Wiki | null, ConnectionProblem>> {
  if (!(await permissionRequest)) return err({ kind: 'permission-denied' });
  const typedToken = values.token.trim();
  const token = typedToken === '' && existingWiki ? null : typedToken;
  const testResult = await deps.testConnection({
    pasted: values.address,
    token,
    wikiId: existingWiki?.id ?? null,
  });
  if (!testResult.ok) return testResult;
  onFound(testResult.value);
  if (!shouldSave) return ok(null);
  const { baseUrl } = testResult.value;
  const name = values.name.trim() || deps.getHost(baseUrl);
  const wiki = existingWiki ? { ...existingWiki, name } : deps.createWiki(baseUrl, name);
  const saveResult = await deps.saveWiki(wiki, token);
  return saveResult.ok ? ok(wiki) : saveResult;
}

/**
 * Saves a changed wiki and shows it at once. An active wiki makes the others inactive, because only one can be active.
 * `shownWikis` are all wikis with their pending changes.
 */
export function changeWiki(deps: WikiSettingsDeps, wiki: Wiki, shownWikis: Wiki[]): AsyncWriteResult {
  const otherWikis = wiki.active ? shownWikis.filter(({ id, active }) => active && id !== wiki.id) : [];
  const changedWikis = [wiki, ...otherWikis.map((otherWiki) => ({ ...otherWiki, active: false }))];
  return deps.pendingWikis.save(new Map(changedWikis.map((value) => [value.id, value])), () =>
    deps.saveWiki(wiki, null),
  );
}

/** Deletes a wiki and its token. Also removes the host permission unless another wiki needs it. */
export async function deleteWiki(
  deps: WikiSettingsDeps,
  wiki: Wiki,
  getWikis: () => Wiki[],
): Promise<Result<null, WriteProblem>> {
  const result = await deps.deleteWiki(wiki.id);
  if (!result.ok) return result;
  const matchPattern = deps.getMatchPattern(wiki.baseUrl);
  const isNeededByOtherWiki = getWikis().some(
    ({ id, baseUrl }) => id !== wiki.id && deps.getMatchPattern(baseUrl) === matchPattern,
  );
  if (!isNeededByOtherWiki) await deps.removeHostPermission(matchPattern);
  return ok(null);
}

/** Applies the pending changes to the stored wikis, for display. */
export const applyPendingWikis = (wikis: Wiki[], pendingWikis: ReadonlyMap<string, Wiki>): Wiki[] =>
  wikis.map((wiki) => pendingWikis.get(wiki.id) ?? wiki);

/** Drops the pending changes that are stored. Call it after every read of the wikis. */
export function confirmWikis(wikis: Wiki[], pendingWikis: OptimisticValues<Wiki>): void {
  for (const wiki of wikis) pendingWikis.dropIfSaved(wiki.id, (value) => hasSameJson(value, wiki));
}
