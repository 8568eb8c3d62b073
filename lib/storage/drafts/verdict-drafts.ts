import { browser } from 'wxt/browser';
import { VerdictDraft } from '@/lib/wiki/model/reader-verdict';
import type { Database } from '../open-database';
import { getVerdictItemPrefix, parseVerdictItemName } from './item-names';
import { listItemNames } from './list-item-names';

/** The source and the wiki whose claims the verdicts are about. */
export type VerdictDraftOwner = { wikiId: string; stableId: string };

/** Reads the verdicts on the claims of a source that the reader did not send yet, by the key of the claim. */
export async function readVerdictDrafts({
  wikiId,
  stableId,
}: VerdictDraftOwner): Promise<Map<string, VerdictDraft>> {
  const prefix = getVerdictItemPrefix(wikiId, stableId);
  const names = (await listItemNames()).filter((name) => name.startsWith(prefix));
  const items = await browser.storage.local.get(names);
  return new Map(
    Object.entries(items).flatMap(([name, item]) => {
      const draft = VerdictDraft.safeParse(item);
      return draft.success ? [[name.slice(prefix.length), draft.data] as const] : [];
    }),
  );
}

/** Writes what the reader typed for a claim. Callers call it inside the input event. If `draft` is null, deletes the draft. */
export async function persistVerdictDraft(
  { wikiId, stableId }: VerdictDraftOwner,
  claimKey: string,
  draft: VerdictDraft | null,
): Promise<void> {
  const name = getVerdictItemPrefix(wikiId, stableId) + claimKey;
  await (draft ? browser.storage.local.set({ [name]: draft }) : browser.storage.local.remove(name));
}

/**
 * Copies the verdict drafts of a source to the source into which it was merged. An existing draft for the same claim is not replaced.
 * The drafts of the merged source stay, for Undo.
 */
export async function copyVerdictDrafts(fromStableId: string, toStableId: string): Promise<void> {
  const names = await listItemNames();
  const copies = names.flatMap((from) => {
    const parsed = parseVerdictItemName(from);
    if (parsed?.stableId !== fromStableId) return [];
    const to = getVerdictItemPrefix(parsed.wikiId, toStableId) + parsed.claimKey;
    return names.includes(to) ? [] : [{ from, to }];
  });
  if (copies.length === 0) return;
  const items = await browser.storage.local.get(copies.map(({ from }) => from));
  await browser.storage.local.set(Object.fromEntries(copies.map(({ from, to }) => [to, items[from]])));
}

/** Deletes the verdicts whose source or wiki does not exist any more. */
export async function deleteUnusedVerdictDrafts({ sources, wikis }: Database): Promise<void> {
  // The names are read before the sources, so that the draft of a source that is added meanwhile is not deleted.
  const items = (await listItemNames()).flatMap((name) => {
    const parsed = parseVerdictItemName(name);
    return parsed ? [{ name, ...parsed }] : [];
  });
  if (items.length === 0) return;
  const wikiIds = new Set(await wikis.toCollection().primaryKeys());
  const stableIds = [...new Set(items.map(({ stableId }) => stableId))];
  const storedIds = new Set(await sources.where('stableId').anyOf(stableIds).primaryKeys());
  const unusedNames = items
    .filter(({ wikiId, stableId }) => !wikiIds.has(wikiId) || !storedIds.has(stableId))
    .map(({ name }) => name);
  await browser.storage.local.remove(unusedNames);
}
