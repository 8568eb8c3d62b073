import type { LibraryMessage } from '@/lib/app/library/notifications';
import { assertNever } from '@/lib/base/assert-never';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { formatBackedUp, formatRestoreResult } from './format-backup';
import { formatChange, formatChangeProgress, formatImportUndone, formatRestored } from './format-change';
import { formatImportProblem } from './format-import-problem';
import { formatProblem } from './format-problem';
import { formatFieldNames } from './sync-fields';

/** Formats a message as a sentence in the browser's language. */
export function formatLibraryMessage(message: LibraryMessage): string {
  switch (message.kind) {
    case 'status-changed':
      return tCount('libraryMoved', message.count, getSectionName(message.status));
    case 'status-change-undone':
      return tCount('libraryMoveUndone', message.count);
    case 'edit-undone':
      return tCount('libraryEditUndone', message.count);
    case 'import-undone':
      return formatImportUndone(message.count, message.remainingCount);
    case 'added-pdf-undone':
      return formatAddedPdfUndone(message);
    case 'nothing-changed':
      return t('libraryNothingChanged');
    case 'restored':
      return formatRestored(message.count, message.skippedCount);
    case 'changing':
      return formatChangeProgress(message.change);
    case 'changed':
      return formatChange(message.change);
    case 'venue-saved':
      return t('venuesSaved', message.name);
    case 'venue-deleted':
      return t(message.venueKind === 'custom' ? 'venuesRemoved' : 'venuesDiscarded', message.name);
    case 'venues-merged':
      return t('venuesMerged', message.name, message.targetName);
    case 'venue-list-added':
      return tCount('venueListAdded', message.count, message.name);
    case 'venue-list-deleted':
      return t('venueListRemoved', message.name);
    case 'choice-made':
      return tCount('syncResolved', message.count, message.wiki);
    case 'choice-sent':
      return t('syncUndoTooLate', message.wiki, formatFieldNames(message.fields));
    case 'choice-edited':
      return t('syncUndoEdited', formatFieldNames(message.fields));
    case 'draft-deleted':
      return t('libraryDraftDeleted');
    case 'exporting':
      return t('libraryExporting');
    case 'exported':
      return formatExported(message);
    case 'export-cancelled':
      return t('libraryExportCancelled');
    case 'export-disk-full':
      return t('libraryExportDiskFull');
    case 'export-failed':
      return t('libraryExportFailed', message.reason);
    case 'reading-import':
      return t('libraryImportReading');
    case 'import-reading-cancelled':
      return t('libraryImportReadingCancelled');
    case 'importing':
      return t('libraryImporting');
    case 'imported':
      return formatImported(message);
    case 'import-stopped':
      return formatStoppedImport(message);
    case 'import-interrupted':
      return tCount(
        'libraryImportInterrupted',
        message.sourceCount,
        message.fileName,
        formatCount(message.doneCount),
      );
    case 'import-other-version':
      return t('libraryImportUnknownVersion', message.foundVersion);
    case 'import-file-changed':
      return t('libraryImportFileChanged');
    case 'import-no-address-column':
      return t('libraryImportNoAddressColumn', message.fileName, formatColumns(message.columns));
    case 'not-an-export':
      return t('libraryImportNotAnExport', message.fileName);
    case 'import-failed':
      return t('libraryImportFailed', message.reason);
    case 'backing-up':
      return t('backupRunning');
    case 'backed-up':
      return formatBackedUp(message);
    case 'backup-cancelled':
      return t('backupCancelled');
    case 'backup-disk-full':
      return t('backupDiskFull');
    case 'backup-not-verified':
      return t('backupNotVerified');
    case 'backup-failed':
      return t('backupFailed', message.reason);
    case 'checking-backup':
      return t('backupChecking');
    case 'not-a-backup':
      return t('backupNotABackup');
    case 'newer-backup':
      return t('backupNewer');
    case 'restoring-backup':
      return t('backupRestoring');
    case 'restored-backup':
      return formatRestoreResult(message);
    case 'problem':
      return formatProblem(message.problem);
    default:
      return assertNever(message);
  }
}

const MAX_COLUMNS_LENGTH = 200;

function formatColumns(columns: string[]): string {
  const text = columns.join(', ');
  return text.length > MAX_COLUMNS_LENGTH ? `${text.slice(0, MAX_COLUMNS_LENGTH)}…` : text;
}

function formatAddedPdfUndone({
  count,
  remainingCount,
  title,
}: Extract<LibraryMessage, { kind: 'added-pdf-undone' }>): string {
  // The title is that of the first source.
  if (count + remainingCount > 1) return tCount('addedPdfsUndone', count);
  return t(count === 0 ? 'addedPdfNotUndone' : 'addedPdfUndone', title);
}

function formatExported({
  count,
  invalidRowCount,
  areInvalidRowsIncluded,
}: Extract<LibraryMessage, { kind: 'exported' }>): string {
  const exported = tCount('libraryExported', count);
  if (invalidRowCount === 0) return exported;
  const key = areInvalidRowsIncluded ? 'libraryExportDamagedRecords' : 'libraryExportSkippedRecords';
  return `${exported} ${tCount(key, invalidRowCount)}`;
}

function formatStoppedImport({
  remainingCount,
  problem,
  ...imported
}: Extract<LibraryMessage, { kind: 'import-stopped' }>): string {
  const sentences = [`${formatImported(imported)}.`, tCount('libraryImportRemaining', remainingCount)];
  return problem ? [formatImportProblem(problem), ...sentences].join(' ') : sentences.join(' ');
}

type ImportMessage = Pick<Extract<LibraryMessage, { kind: 'imported' }>, 'counts' | 'venueCount'>;

function formatImported({ counts, venueCount }: ImportMessage): string {
  const { added, replaced, restored, skipped, rejected, textCount } = counts;
  return [
    t('libraryImported', formatCount(added), formatCount(replaced), formatCount(skipped)),
    restored > 0 ? tCount('libraryImportRestored', restored) : '',
    textCount > 0 ? tCount('libraryImportTextsAdded', textCount) : '',
    venueCount > 0 ? tCount('libraryImportVenuesAdded', venueCount) : '',
    rejected > 0 ? tCount('libraryImportRejected', rejected) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' · ');
}
