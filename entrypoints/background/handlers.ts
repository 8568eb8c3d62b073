import { editSource } from '@/lib/app/worker/edit-source';
import { importFile } from '@/lib/app/worker/import-file';
import { mergeRecords, unmergeRecords } from '@/lib/app/worker/merge-records';
import { restoreSources } from '@/lib/app/worker/restore-sources';
import { submitDraft } from '@/lib/app/worker/submit-draft';
import type { Handlers } from '@/lib/browser/messages/listen';
import { moveToBin, setSourceStatus } from '@/lib/storage/transactions/change-sources';
import { removeVenue, saveVenue } from '@/lib/storage/transactions/write-venue';
import { database, databaseDeps } from './database';
import { lockSources } from './sources-lock';
import { wikiHandlers } from './sync/wiki-handlers';
import { importFileDeps, restoreDeps, submitDraftDeps } from './use-case-deps';

/** The worker's handler of each message. */
export const handlers: Handlers = {
  ...wikiHandlers,
  'draft/save': lockSources(({ draft, withText }) => submitDraft(submitDraftDeps, draft, withText)),
  'source/edit': lockSources(({ stableId, edits, base }) => editSource(databaseDeps, stableId, edits, base)),
  'source/set-status': lockSources(({ stableIds, status }) =>
    setSourceStatus(database, stableIds, status, new Date()),
  ),
  'source/delete': lockSources(({ stableIds }) => moveToBin(database, stableIds, new Date())),
  'source/restore': lockSources(({ stableIds }) => restoreSources(restoreDeps, stableIds)),
  'source/merge': lockSources((pair) => mergeRecords(restoreDeps, pair)),
  'source/unmerge': lockSources((pair) => unmergeRecords(restoreDeps, pair)),
  'venue/save': lockSources((venue) => saveVenue(database, venue, new Date())),
  'venue/delete': lockSources(({ id }) => removeVenue(database, id, new Date())),
  'import/add': lockSources((file) => importFile(importFileDeps, file)),
  // A choice changes the record, which an editor may be saving at the same time.
  'sync/choose': lockSources(wikiHandlers['sync/choose']),
  'sync/undo-choice': lockSources(wikiHandlers['sync/undo-choice']),
};
