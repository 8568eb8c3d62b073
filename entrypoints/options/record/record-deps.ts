import type { DraftSessionDeps } from '@/lib/app/form/draft-deps';
import { send } from '@/lib/browser/messages/send';
import { draftStore } from '@/lib/storage/drafts/draft-store';
import type { Database } from '@/lib/storage/open-database';
import { createSourceReader } from '@/lib/storage/queries/source-reader';
import { notDuplicateOf } from '@/lib/storage/settings/settings';

/** Creates the dependencies of the draft session on the record page. */
export const createRecordDeps = (database: Database): DraftSessionDeps => ({
  now: () => new Date(),
  drafts: draftStore,
  sourceReader: createSourceReader(database),
  worker: {
    saveDraft: (request) => send('draft/save', request),
    editSource: (request) => send('source/edit', request),
  },
  listNotDuplicatePairs: notDuplicateOf.get,
  runAfterPaint: (task) => requestAnimationFrame(() => setTimeout(task)),
});
