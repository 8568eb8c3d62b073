import type { SaveDraftDeps } from '@/lib/app/worker/deps';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { findMergeOfSource } from '@/lib/storage/queries/find-merge';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findSourceByUrlKeys } from '@/lib/storage/queries/find-source-by-url-keys';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { NOW } from './make-review-form';

/** Creates the dependencies for saving drafts to a database. There are no venues, and `page` and `text` are the capture of every draft. */
export const createSaveDraftDeps = (
  database: Database,
  page: Extraction | null = null,
  text: Article | null = null,
): SaveDraftDeps => ({
  now: () => NOW,
  findSourceById: async (id) => {
    const row = await findSourceById(database, id);
    return row && !isInvalidRow(row) ? row : null;
  },
  findSourceByUrlKeys: (keys) => findSourceByUrlKeys(database, keys),
  findMergeTargetId: async (id) => (await findMergeOfSource(database, id))?.keep ?? null,
  listVenues: async () => [],
  saveSource: (source, snapshot, change) => saveSource(database, source, snapshot, change),
  readCapturedPage: async () => page,
  readCapturedText: async () => text,
  listSnapshots: (stableId) => listSnapshots(database, stableId),
});
