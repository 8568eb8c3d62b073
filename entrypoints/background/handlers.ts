import { editSource } from '@/lib/app/worker/edit-source';
import { importFile } from '@/lib/app/worker/import-file';
import { mergeRecords, unmergeRecords } from '@/lib/app/worker/merge-records';
import { restoreSources } from '@/lib/app/worker/restore-sources';
import { submitDraft } from '@/lib/app/worker/submit-draft';
import type { Handlers } from '@/lib/browser/messages/listen';
import { moveToBin, setSourceStatus } from '@/lib/storage/transactions/change-sources';
import { removeVenue, saveVenue } from '@/lib/storage/transactions/write-venue';
import { database, databaseDeps } from './database';
import { wikiHandlers } from './sync/wiki-handlers';
import { importFileDeps, restoreDeps, submitDraftDeps } from './use-case-deps';
import { lockHandlers } from './with-lock';

const databaseHandlers = lockHandlers({
  'draft/save': ({ draft, withText }) => submitDraft(submitDraftDeps, draft, withText),
  'source/edit': ({ stableId, edits, base }) => editSource(databaseDeps, stableId, edits, base),
  'source/set-status': ({ stableIds, status }) => setSourceStatus(database, stableIds, status, new Date()),
  'source/delete': ({ stableIds }) => moveToBin(database, stableIds, new Date()),
  'source/restore': ({ stableIds }) => restoreSources(restoreDeps, stableIds),
  'source/merge': (pair) => mergeRecords(restoreDeps, pair),
  'source/unmerge': (pair) => unmergeRecords(restoreDeps, pair),
  'venue/save': (venue) => saveVenue(database, venue, new Date()),
  'venue/delete': ({ id }) => removeVenue(database, id, new Date()),
  'import/add': (file) => importFile(importFileDeps, file),
  // A choice of the reader changes the record that an editor may be saving.
  'sync/choose': wikiHandlers['sync/choose'],
  'sync/undo-choice': wikiHandlers['sync/undo-choice'],
} satisfies Partial<Handlers>);

/** What the worker does on each message. */
export const handlers: Handlers = { ...wikiHandlers, ...databaseHandlers };
