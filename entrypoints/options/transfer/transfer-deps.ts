import { browser } from 'wxt/browser';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { describeCredibility, getExportLabel } from '@/lib/app/describe/export-texts';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { TransferDeps } from '@/lib/app/library/transfer';
import type { VenueTable } from '@/lib/app/library/venue-table';
import type { ExportOptions } from '@/lib/app/library/write-export';
import { getReaderLanguage, t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { IMPORT_LOCK, withSharedLock } from '@/lib/browser/web-locks';
import { DEFAULT_KEY_PATTERN } from '@/lib/formats/csl/citation-key';
import type { NoteInput } from '@/lib/formats/notes/format-note';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { listImportMatches } from '@/lib/storage/queries/find-import-match';
import { isDiskFull } from '@/lib/storage/queries/is-disk-full';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesWithCitations } from '@/lib/storage/queries/outbox-entries';
import { listSourcesById, readSourceBatch } from '@/lib/storage/queries/read-source-batch';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import {
  citationKeyPattern,
  columnFields,
  lastExport,
  noteTemplate,
  runningImports,
} from '@/lib/storage/settings/settings';
import type { LibraryActions } from '../use-library-actions';
import { downloadFile, writeToFile } from './export-file';

/**
 * Creates the dependencies of import and export, implemented with the database, the worker and the browser's file
 * system.
 */
export const createTransferDeps = (database: Database, libraryActions: LibraryActions): TransferDeps => ({
  now: () => new Date(),
  countSources: () => database.sources.count(),
  findMatches: (sources) => listImportMatches(database, sources),
  listWikis: () => listWikis(database),
  getEntriesWithCitations: (stableIds) => getEntriesWithCitations(database, stableIds),
  readSourceBatch: (afterId, size) => readSourceBatch(database, afterId, size),
  listSourcesById: (ids) => listSourcesById(database, ids),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  getMeta: () => {
    const { name, version } = browser.runtime.getManifest();
    return { generator: { name, version }, exportedAt: new Date().toISOString() };
  },
  writeFile: writeToFile,
  sendChunk: (chunk) => send('import/add', chunk),
  createId: () => crypto.randomUUID(),
  runWhileImporting: async (changeTime, run) => {
    const change = { latestHiddenUndoAt: changeTime, undo: null };
    try {
      return await libraryActions.runningChanges.run(change, () => withSharedLock(IMPORT_LOCK, run));
    } finally {
      void send('index/update', { minChanges: 1 });
    }
  },
  deleteEmptyChange: (id) => send('change/delete-empty', { id }),
  buildUndoAction: (change) => buildUndoAction(() => void libraryActions.undoChange(change)),
  downloadFile,
  columnFields,
  runningImports,
  lastExport,
  isDiskFull,
  notifications: libraryActions,
  formatMessage: formatLibraryMessage,
  cancelLabel: t('buttonCancel'),
});

/** Loads the labels of notes and reports in the language of the reader, with the reader's patterns and templates. */
export const loadFormatOptions = async (venueTable: VenueTable): Promise<ExportOptions['formatOptions']> => ({
  language: getReaderLanguage(),
  getLabel: getExportLabel,
  describeCredibility: (source) => describeCredibility(source, venueTable),
  keyPattern: (await citationKeyPattern.get()) || DEFAULT_KEY_PATTERN,
  noteTemplate: await noteTemplate.get(),
});

/**
 * Loads the source with this id, or the first source of the library if the id is null, and its newest
 * captured text. Returns null if there is no such source.
 */
export async function loadPreviewInput(
  deps: Pick<TransferDeps, 'listSourcesById' | 'readSourceBatch' | 'listSnapshots'>,
  venueTable: VenueTable,
  stableId: string | null,
): Promise<NoteInput | null> {
  const rows = stableId ? await deps.listSourcesById([stableId]) : (await deps.readSourceBatch(null, 1)).rows;
  const [row] = rows;
  if (!row || isInvalidRow(row)) return null;
  return {
    source: row.source,
    snapshot: (await deps.listSnapshots(row.stableId)).at(-1) ?? null,
    getLabel: getExportLabel,
    describeCredibility: (source) => describeCredibility(source, venueTable),
  };
}
