import { browser } from 'wxt/browser';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { DeleteDraftDeps, DraftListDeps } from '@/lib/app/library/drafts';
import { createOptimistic } from '@/lib/app/library/optimistic';
import { t } from '@/lib/browser/i18n/message';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import {
  persistDraft,
  persistPage,
  persistQuote,
  persistText,
  persistViewState,
  readDraft,
  removeDraft,
} from '@/lib/storage/drafts/draft-storage';
import { readDraftSummary } from '@/lib/storage/drafts/read-draft-summary';
import type { Database } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { schedule } from '../schedule';
import type { LibraryActions } from '../use-library-actions';

/** Dependencies of the draft list, implemented with the database and the storage of drafts. */
export const createDraftDeps = (
  database: Database,
  notifications: LibraryActions,
): DraftListDeps & DeleteDraftDeps => ({
  findSource: async (stableId) => {
    const row = await findSourceById(database, stableId);
    return row && !isInvalidRow(row) ? row.source : null;
  },
  readSummary: readDraftSummary,
  // The path type of WXT does not allow a query.
  getFormUrl: (key) =>
    browser.runtime.getURL(`/popup.html?draft=${encodeURIComponent(key)}` as '/popup.html'),
  readDraft,
  removeDraft,
  restoreDraft: async (key, { draft, page, text, viewState, quotes }) => {
    if (page) await persistPage(key, page);
    if (text) await persistText(key, text);
    if (viewState) await persistViewState(key, viewState);
    for (const { id, keyPoint } of quotes) await persistQuote(key, id, keyPoint);
    if (draft) await persistDraft(draft);
  },
  pendingRemovals: createOptimistic(schedule),
  notifications,
  format: formatLibraryMessage,
  undoLabel: t('libraryUndo'),
});
