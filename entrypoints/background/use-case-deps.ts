import type { AddSelectionDeps } from '@/lib/app/worker/add-selection';
import type { DeleteExpiredDeps } from '@/lib/app/worker/delete-expired';
import type { ImportChunkDeps } from '@/lib/app/worker/import-chunk';
import type { SubmitDraftDeps } from '@/lib/app/worker/submit-draft';
import type { UnmergeDeps } from '@/lib/app/worker/unmerge-sources';
import { createWrittenIdReader } from '@/lib/app/worker/written-ids';
import { announceAddedQuote } from '@/lib/browser/added-quotes';
import { IMPORT_LOCK, runIfLockIsFree } from '@/lib/browser/web-locks';
import {
  deleteDraft,
  listDrafts,
  persistQuote,
  readDraft,
  readDraftItem,
} from '@/lib/storage/drafts/draft-storage';
import { copyVerdictDrafts, deleteUnusedVerdictDrafts } from '@/lib/storage/drafts/verdict-drafts';
import { copyPdfFile, deleteUnusedPdfFiles, hasDraftPdf, moveDraftPdf } from '@/lib/storage/pdf-files';
import { listImportMatches } from '@/lib/storage/queries/find-import-match';
import { findMergeOfBinnedSource, listMergesFrom } from '@/lib/storage/queries/find-merge';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findChunkWithChange, listChunkIds } from '@/lib/storage/queries/list-changes';
import { listSnapshots, listTextsToQuote } from '@/lib/storage/queries/snapshots';
import { completePdfChange } from '@/lib/storage/transactions/changes/complete-pdf-change';
import { expireUndo } from '@/lib/storage/transactions/changes/delete-changes';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { importSources } from '@/lib/storage/transactions/import-sources';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { database, databaseDeps } from './database';
import { withSourcesLock } from './sources-lock';

const now = () => new Date();

/** The dependencies of saving a draft together with its captured page and text. */
export const submitDraftDeps: SubmitDraftDeps = {
  ...databaseDeps,
  readCapturedPage: async (draft) => (await readDraft(draft.key)).extraction,
  readCapturedText: async (draft) => (await readDraft(draft.key)).article,
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  readDraftItem,
  deleteDraft,
  hasPdfFile: hasDraftPdf,
  movePdfFile: moveDraftPdf,
  completePdfChange: (change, source, hasMovedFile) =>
    completePdfChange(database, change, source, hasMovedFile),
};

/** The dependencies of merging sources and of undoing merges. */
export const mergeDeps: UnmergeDeps = {
  ...databaseDeps,
  findMergeOfBinnedSource: (stableId) => findMergeOfBinnedSource(database, stableId),
  listMergesOfSources: (stableIds) => listMergesFrom(database, stableIds),
  writeMerge: async (pair, buildMergedSource) => {
    const merged = await mergeRows(database, pair, now(), buildMergedSource);
    if (!merged.ok) return merged;
    await copyPdfFile(pair.other, pair.keep).catch(() => undefined);
    await copyVerdictDrafts(pair.other, pair.keep).catch(() => undefined);
    return merged;
  },
  writeUnmerge: (pair, buildSplitSources) => unmergeRows(database, pair, now(), buildSplitSources),
};

/** The dependencies of importing an exported file. */
export const importChunkDeps: ImportChunkDeps = {
  findMatches: (sources) => listImportMatches(database, sources),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  getWrittenIds: createWrittenIdReader((changeId, from, to) => listChunkIds(database, changeId, from, to)),
  findUnknownChunk: ({ id, chunkCount }) => findChunkWithChange(database, id, chunkCount),
  importSources: (items, change) => importSources(database, items, now(), change),
};

/** The dependencies of adding a selection as a key point. */
export const addSelectionDeps: AddSelectionDeps = {
  ...databaseDeps,
  readDraft,
  listTexts: (stableId) => listTextsToQuote(database, stableId),
  persistQuote: (key, keyPoint) => persistQuote(key, `${Date.now()}-${crypto.randomUUID()}`, keyPoint),
  announceAddedQuote,
  withLock: withSourcesLock,
};

/** The dependencies of deleting expired sources from the bin. */
export const deleteExpiredDeps: DeleteExpiredDeps = {
  emptyBin: (cutoff) => emptyBin(database, cutoff),
  // A backup restores drafts before the sources.
  deleteUnusedVerdictDrafts: () => runIfLockIsFree(IMPORT_LOCK, () => deleteUnusedVerdictDrafts(database)),
  deleteUnusedPdfFiles: (draftKeys) =>
    deleteUnusedPdfFiles({
      hasSource: async (id) => (await findSourceById(database, id)) !== null,
      draftKeys,
      expireUndo: (changeId) => expireUndo(database, changeId),
    }),
  listDrafts,
  deleteDraft,
};
