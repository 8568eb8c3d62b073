import type { AddSelectionDeps } from '@/lib/app/worker/add-selection';
import type { ImportChunkDeps } from '@/lib/app/worker/import-chunk';
import type { RemoveExpiredDeps } from '@/lib/app/worker/remove-expired';
import type { SubmitDraftDeps } from '@/lib/app/worker/submit-draft';
import type { UnmergeDeps } from '@/lib/app/worker/unmerge-sources';
import {
  listDrafts,
  persistQuote,
  readDraft,
  readDraftItem,
  removeDraft,
} from '@/lib/storage/drafts/draft-storage';
import { copyPdfFile, moveDraftPdf, removeUnusedPdfFiles } from '@/lib/storage/pdf-files';
import { findImportMatches } from '@/lib/storage/queries/find-import-match';
import { findMergeOfBinnedRecord, listMergesFrom } from '@/lib/storage/queries/find-merge';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findLatestSnapshot, listSnapshots } from '@/lib/storage/queries/snapshots';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { importRecords } from '@/lib/storage/transactions/import-records';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { database, databaseDeps } from './database';
import { withSourcesLock } from './sources-lock';

const now = () => new Date();

/** The dependencies of saving a draft together with its captured page and text. */
export const submitDraftDeps: SubmitDraftDeps = {
  ...databaseDeps,
  readCapturedPage: async (draft) => (await readDraft(draft.key)).extraction,
  readCapturedText: async (draft) => (await readDraft(draft.key)).article,
  readDraftItem,
  removeDraft,
  movePdfFile: moveDraftPdf,
};

/** The dependencies of merging records and of undoing merges. */
export const mergeDeps: UnmergeDeps = {
  ...databaseDeps,
  findMergeOfBinnedRecord: (stableId) => findMergeOfBinnedRecord(database, stableId),
  listMergesOfRecords: (stableIds) => listMergesFrom(database, stableIds),
  writeMerge: async (pair, buildMergedSource) => {
    const merged = await mergeRows(database, pair, now(), buildMergedSource);
    if (merged.ok) await copyPdfFile(pair.other, pair.keep).catch(() => undefined);
    return merged;
  },
  writeUnmerge: (pair, buildSplitSources) => unmergeRows(database, pair, now(), buildSplitSources),
};

/** The dependencies of importing an exported file. */
export const importChunkDeps: ImportChunkDeps = {
  findMatches: (sources) => findImportMatches(database, sources),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  importRecords: (records, change) => importRecords(database, records, now(), change),
};

/** The dependencies of adding a selection as a key point. */
export const addSelectionDeps: AddSelectionDeps = {
  ...databaseDeps,
  readDraft,
  findLatestText: (stableId) => findLatestSnapshot(database, stableId),
  persistQuote: (key, keyPoint) => persistQuote(key, `${Date.now()}-${crypto.randomUUID()}`, keyPoint),
  withLock: withSourcesLock,
};

/** The dependencies of deleting expired records from the bin. */
export const removeExpiredDeps: RemoveExpiredDeps = {
  emptyBin: (cutoff) => emptyBin(database, cutoff),
  removeUnusedPdfFiles: (draftKeys) =>
    removeUnusedPdfFiles(async (id) => (await findSourceById(database, id)) !== null, draftKeys),
  listDrafts,
  removeDraft,
};
