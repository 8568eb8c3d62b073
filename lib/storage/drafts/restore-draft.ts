import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import {
  persistArticle,
  persistDraft,
  persistExtraction,
  persistQuote,
  persistViewState,
  readDraft,
} from './draft-storage';

/**
 * Writes the items of a deleted draft again. An item that exists is not replaced, because an open form may have written newer
 * values after the deletion. The item with the edits is written last, because an open form reads the other items when it changes.
 */
export async function restoreDraft(key: string, deletedDraft: StoredDraft): Promise<void> {
  const currentDraft = await readDraft(key);
  if (deletedDraft.extraction && !currentDraft.extraction)
    await persistExtraction(key, deletedDraft.extraction);
  if (deletedDraft.article && !currentDraft.article) await persistArticle(key, deletedDraft.article);
  if (deletedDraft.viewState && !currentDraft.viewState) await persistViewState(key, deletedDraft.viewState);
  for (const { id, keyPoint } of deletedDraft.quotes) await persistQuote(key, id, keyPoint);
  if (deletedDraft.draft && !currentDraft.draft) await persistDraft(deletedDraft.draft);
}
