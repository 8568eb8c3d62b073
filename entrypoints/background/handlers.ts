import { editSource } from '@/lib/app/worker/edit-source';
import { importChunk } from '@/lib/app/worker/import-chunk';
import { mergePair, unmergePair } from '@/lib/app/worker/merge-pair';
import { submitDraft } from '@/lib/app/worker/submit-draft';
import { ok } from '@/lib/base/result';
import type { Handlers } from '@/lib/browser/messages/listen-to-messages';
import { planRestore } from '@/lib/storage/queries/plan-restore';
import { restoreRows } from '@/lib/storage/transactions/restore-rows';
import { savePageCheck } from '@/lib/storage/transactions/save-page-check';
import {
  deleteVenueList,
  restoreVenueList,
  saveVenueList,
  switchVenueList,
} from '@/lib/storage/transactions/write-venue-list';
import { changeHandlers, updateIndexBetweenChanges } from './changes';
import { database, databaseDeps } from './database';
import { wrapInSourcesLock } from './sources-lock';
import { bringInHandlers, cancelBringInAndWait } from './sync/bring-in';
import { catalogueHandlers } from './sync/catalogue';
import { wikiHandlers } from './sync/wiki-handlers';
import { importChunkDeps, mergeDeps, submitDraftDeps } from './use-case-deps';

/** The handlers of the messages that pages send to the worker. */
export const handlers: Handlers = {
  ...wikiHandlers,
  ...bringInHandlers,
  ...catalogueHandlers,
  ...changeHandlers,
  'change/undo': async ({ id }) => {
    // The change may be that of a task that brings in resources, which would otherwise add further sources
    // after the undo.
    await cancelBringInAndWait(id);
    return changeHandlers['change/undo']({ id });
  },
  'draft/save': wrapInSourcesLock(({ draft, shouldSaveText, addPdfChange }) =>
    submitDraft(submitDraftDeps, draft, shouldSaveText, addPdfChange),
  ),
  'source/edit': wrapInSourcesLock(({ stableId, edits, mergeBase, urlUndo }) =>
    editSource(databaseDeps, stableId, edits, { mergeBase, urlUndo }),
  ),
  'source/check': wrapInSourcesLock(({ check, snapshot }) => savePageCheck(database, check, snapshot)),
  'source/merge': wrapInSourcesLock((pair) => mergePair(mergeDeps, pair)),
  'source/unmerge': wrapInSourcesLock((pair) => unmergePair(mergeDeps, pair)),
  'import/add': wrapInSourcesLock((chunk) => importChunk(importChunkDeps, chunk)),
  // Needs no lock of sources, because it writes nothing.
  'backup/plan': async ({ table, rows }) => {
    const { counts, titles } = await planRestore(database, table, rows);
    return ok({ counts, titles });
  },
  'backup/restore': wrapInSourcesLock(({ table, rows, partId }) =>
    restoreRows(database, table, rows, new Date(), partId),
  ),
  // The handlers of venue lists need no lock of sources, because a list changes no source.
  'venue-list/save': (list) => saveVenueList(database, list),
  'venue-list/restore': (list) => restoreVenueList(database, list),
  'venue-list/switch': ({ id, isOn }) => switchVenueList(database, id, isOn),
  'venue-list/delete': ({ id }) => deleteVenueList(database, id),
  // This handler does not take the lock of sources, because a save must not wait for the index.
  'index/update': ({ minChanges }) => updateIndexBetweenChanges(minChanges),
  // A choice changes the source, and an editor may save the same source at that time.
  'sync/choose': wrapInSourcesLock(wikiHandlers['sync/choose']),
  'sync/undo-choice': wrapInSourcesLock(wikiHandlers['sync/undo-choice']),
};
