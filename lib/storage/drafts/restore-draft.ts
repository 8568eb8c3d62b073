import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import {
  persistDraft,
  persistPage,
  persistQuote,
  persistText,
  persistViewState,
  readDraft,
} from './draft-storage';

/**
 * Writes the parts of a deleted draft again. A part that was written since the deletion is not replaced, because a form that was
 * open meanwhile may have newer text. The draft itself is written last, because an open form reads the rest when it sees it.
 */
export async function restoreDraft(key: string, deleted: StoredDraft): Promise<void> {
  const current = await readDraft(key);
  if (deleted.page && !current.page) await persistPage(key, deleted.page);
  if (deleted.text && !current.text) await persistText(key, deleted.text);
  if (deleted.viewState && !current.viewState) await persistViewState(key, deleted.viewState);
  for (const { id, keyPoint } of deleted.quotes) await persistQuote(key, id, keyPoint);
  if (deleted.draft && !current.draft) await persistDraft(deleted.draft);
}
