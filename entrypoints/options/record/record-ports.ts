import type { DraftPorts } from '@/lib/app/form/draft-ports';
import { send } from '@/lib/browser/messages/send';
import { draftStore } from '@/lib/storage/drafts/draft-store';
import type { Database } from '@/lib/storage/open-database';
import { createRecordReader } from '@/lib/storage/queries/record-reader';
import { notDuplicateOf } from '@/lib/storage/settings/settings';

/** Creates the dependencies of the draft session on the record page. */
export const createRecordPorts = (database: Database): DraftPorts => ({
  now: () => new Date(),
  drafts: draftStore,
  records: createRecordReader(database),
  worker: {
    saveDraft: (request) => send('draft/save', request),
    editSource: (request) => send('source/edit', request),
  },
  listNotDuplicatePairs: notDuplicateOf.get,
  runAfterPaint: (task) => requestAnimationFrame(() => setTimeout(task)),
});
