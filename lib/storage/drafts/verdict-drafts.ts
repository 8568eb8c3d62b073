import { browser } from 'wxt/browser';
import { VerdictDraft } from '@/lib/wiki/model/reader-verdict';
import { getVerdictItemPrefix } from './item-names';
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

/** Writes what the reader typed for a claim. Callers call it inside the input event. Null removes it. */
export async function persistVerdictDraft(
  { wikiId, stableId }: VerdictDraftOwner,
  claimKey: string,
  draft: VerdictDraft | null,
): Promise<void> {
  const name = getVerdictItemPrefix(wikiId, stableId) + claimKey;
  await (draft ? browser.storage.local.set({ [name]: draft }) : browser.storage.local.remove(name));
}
