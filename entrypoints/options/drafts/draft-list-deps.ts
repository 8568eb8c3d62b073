import { browser } from 'wxt/browser';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { DeleteDraftDeps, DraftItemDeps } from '@/lib/app/library/drafts';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { deleteDraft, readDraft } from '@/lib/storage/drafts/draft-storage';
import { readDraftSummary } from '@/lib/storage/drafts/read-draft-summary';
import { restoreDraft } from '@/lib/storage/drafts/restore-draft';
import type { Database } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { schedule } from '../schedule';
import type { LibraryActions } from '../use-library-actions';

/** Creates the dependencies of the draft list, implemented with the database and the storage of drafts. */
export const createDraftListDeps = (
  database: Database,
  notifications: LibraryActions,
): DraftItemDeps & DeleteDraftDeps => ({
  findSource: async (stableId) => {
    const row = await findSourceById(database, stableId);
    return row && !isInvalidRow(row) ? row.source : null;
  },
  readSummary: readDraftSummary,
  // The path type of WXT does not allow a query.
  getFormUrl: (key) =>
    browser.runtime.getURL(`/popup.html?draft=${encodeURIComponent(key)}` as '/popup.html'),
  readDraft,
  deleteDraft,
  restoreDraft,
  pendingDeletions: createOptimisticValues(schedule),
  notifications,
  format: formatLibraryMessage,
  buildUndoAction,
});
