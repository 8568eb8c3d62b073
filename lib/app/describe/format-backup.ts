import type { BackupDamage } from '@/lib/app/library/backup/check-backup';
import type { LibraryMessage } from '@/lib/app/library/notifications';
import { formatBytes, formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { addRestoreCounts, createRestoreCounts } from '@/lib/record/schema/restore-counts';
import { formatProblem } from './format-problem';

type MessageOf<Kind extends LibraryMessage['kind']> = Extract<LibraryMessage, { kind: Kind }>;

/** Formats where a backup was saved, and what it contains. */
export function formatBackedUp({ count, bytes, folder }: MessageOf<'backed-up'>): string {
  const size = formatBytes(bytes);
  return folder === null
    ? tCount('backupDone', count, size)
    : tCount('backupDoneInFolder', count, size, folder);
}

/** Formats what was restored, and, if the restore was stopped, what the reader can do. */
export function formatRestoreResult({
  countsByKind,
  isFinished,
  problem,
}: MessageOf<'restored-backup'>): string {
  const sources = countsByKind.get('sources') ?? createRestoreCounts();
  const total = [...countsByKind.values()].reduce(addRestoreCounts, createRestoreCounts());
  return [
    problem ? formatProblem(problem) : '',
    tCount('backupRestored', sources.added, formatCount(total.added - sources.added)),
    total.different > 0 ? tCount('backupKeptDifferent', total.different) : '',
    total.skipped > 0 ? tCount('backupSkipped', total.skipped) : '',
    total.invalid > 0 ? tCount('backupInvalid', total.invalid) : '',
    isFinished ? '' : t('backupRestoreStopped'),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Returns the name of a kind of rows, in the plural. */
export function getBackupKindName(kind: string): string {
  switch (kind) {
    case 'sources':
      return t('librarySources');
    case 'snapshots':
      return t('backupSnapshots');
    case 'venues':
      return t('libraryVenues');
    case 'venueLists':
      return t('backupVenueLists');
    case 'merges':
      return t('backupMerges');
    case 'pageChecks':
      return t('backupPageChecks');
    case 'ratingChanges':
      return t('backupRatingChanges');
    case 'wikis':
      return t('backupWikis');
    case 'outboxEntries':
      return t('backupOutboxEntries');
    case 'drafts':
      return t('backupDrafts');
    case 'settings':
      return t('librarySettings');
    default:
      return kind;
  }
}

/** Formats whether a backup is whole, or what is lost. */
export function formatBackupDamage(damage: BackupDamage): string {
  switch (damage.kind) {
    case 'none':
      return t('backupWhole');
    case 'unknown':
      return t('backupDamageUnknown');
    case 'lost-parts': {
      const lost = [...damage.rowsByKind]
        .map(([kind, count]) => `${getBackupKindName(kind)}: ${formatCount(count)}`)
        .join(', ');
      return tCount('backupDamaged', damage.partCount, lost);
    }
  }
}
