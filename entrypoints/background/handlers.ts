import { editSource } from '@/lib/app/worker/edit-source';
import { importChunk } from '@/lib/app/worker/import-chunk';
import { mergeRecords, unmergeRecords } from '@/lib/app/worker/merge-records';
import { submitDraft } from '@/lib/app/worker/submit-draft';
import {
  changeStatus,
  deleteSources,
  restoreDeleted,
  undoStatusChange,
} from '@/lib/app/worker/undoable-changes';
import type { Handlers } from '@/lib/browser/messages/listen';
import { removeVenue, saveVenue } from '@/lib/storage/transactions/write-venue';
import { database, databaseDeps } from './database';
import { lockSources } from './sources-lock';
import { wikiHandlers } from './sync/wiki-handlers';
import { importChunkDeps, restoreDeps, submitDraftDeps, undoableChangeDeps } from './use-case-deps';

/** The worker's handler of each message. */
export const handlers: Handlers = {
  ...wikiHandlers,
  'draft/save': lockSources(({ draft, withText }) => submitDraft(submitDraftDeps, draft, withText)),
  'source/edit': lockSources(({ stableId, edits, base }) => editSource(databaseDeps, stableId, edits, base)),
  'source/set-status': lockSources((request) => changeStatus(undoableChangeDeps, request)),
  'source/undo-status': lockSources((change) => undoStatusChange(undoableChangeDeps, change)),
  'source/delete': lockSources((request) => deleteSources(undoableChangeDeps, request)),
  'source/restore': lockSources(({ stableIds }) => restoreDeleted(undoableChangeDeps, stableIds)),
  'source/merge': lockSources((pair) => mergeRecords(restoreDeps, pair)),
  'source/unmerge': lockSources((pair) => unmergeRecords(restoreDeps, pair)),
  'venue/save': lockSources((venue) => saveVenue(database, venue, new Date())),
  'venue/delete': lockSources(({ id }) => removeVenue(database, id, new Date())),
  'import/add': lockSources((file) => importChunk(importChunkDeps, file)),
  // A choice changes the record, which an editor may be saving at the same time.
  'sync/choose': lockSources(wikiHandlers['sync/choose']),
  'sync/undo-choice': lockSources(wikiHandlers['sync/undo-choice']),
};
