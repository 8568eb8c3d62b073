import { editSource } from '@/lib/app/worker/edit-source';
import { saveDraft } from '@/lib/app/worker/save-draft';
import type { Handlers } from '@/lib/browser/messages/listen';
import { readTypedDraft, removeDraft } from '@/lib/storage/drafts/draft-storage';
import { changeSources } from '@/lib/storage/transactions/change-sources';
import { database, databaseDeps, draftDeps } from './database';
import { importFile } from './import-file';
import { mergeHandlers, restoreSources } from './merge-handlers';
import { wikiHandlers } from './sync/wiki-handlers';
import { removeVenue, saveVenue } from './venues';
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
  'source/set-status': ({ stableIds, status }) =>
    changeSources(database, stableIds, (row) => ({
      ...row,
      source: { ...row.source, status, updatedAt: new Date().toISOString() },
      shelf: row.deletedAt === null ? status : 'bin',
    })),
  'source/delete': ({ stableIds }) =>
    changeSources(database, stableIds, (row) => ({
      ...row,
      shelf: 'bin',
      deletedAt: row.deletedAt ?? new Date().toISOString(),
    })),
  'source/restore': restoreSources,
  ...mergeHandlers,
  'venue/save': (venue) => saveVenue(venue),
  'venue/delete': ({ id }) => removeVenue(id),
  'import/add': (file) => importFile(file),
  // A choice of the reader's changes the record that an editor may be saving.
  'sync/choose': wikiHandlers['sync/choose'],
  'sync/undo-choice': wikiHandlers['sync/undo-choice'],
} satisfies Partial<Handlers>);

/** What the worker does on each message. */
export const handlers: Handlers = { ...wikiHandlers, ...databaseHandlers };
