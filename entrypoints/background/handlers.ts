import { editSource } from '@/lib/app/worker/edit-source';
import { saveDraft } from '@/lib/app/worker/save-draft';
import type { Handlers } from '@/lib/browser/messages/listen';
import { readTypedDraft, removeDraft } from '@/lib/storage/drafts/draft-storage';
import { moveToBin, setSourceStatus } from '@/lib/storage/transactions/change-sources';
import { removeVenue, saveVenue } from '@/lib/storage/transactions/write-venue';
import { database, databaseDeps, draftDeps } from './database';
import { importFile } from './import-file';
import { mergeHandlers, restoreSources } from './merge-handlers';
import { wikiHandlers } from './sync/wiki-handlers';
import { lockHandlers } from './with-lock';

const databaseHandlers = lockHandlers({
  'draft/save': async ({ draft, withText }) => {
    const saveResult = await saveDraft(draftDeps, draft, withText);
    // The draft has served, unless more was typed while it was being saved.
    if (saveResult.ok && (await readTypedDraft(draft.key))?.updatedAt === draft.updatedAt)
      await removeDraft(draft.key);
    return saveResult;
  },
  'source/edit': ({ stableId, edits, base }) => editSource(databaseDeps, stableId, edits, base),
  'source/set-status': ({ stableIds, status }) => setSourceStatus(database, stableIds, status, new Date()),
  'source/delete': ({ stableIds }) => moveToBin(database, stableIds, new Date()),
  'source/restore': restoreSources,
  ...mergeHandlers,
  'venue/save': (venue) => saveVenue(database, venue, new Date()),
  'venue/delete': ({ id }) => removeVenue(database, id, new Date()),
  'import/add': (file) => importFile(file),
  // A choice of the reader's changes the record that an editor may be saving.
  'sync/choose': wikiHandlers['sync/choose'],
  'sync/undo-choice': wikiHandlers['sync/undo-choice'],
} satisfies Partial<Handlers>);

/** What the worker does on each message. */
export const handlers: Handlers = { ...wikiHandlers, ...databaseHandlers };
