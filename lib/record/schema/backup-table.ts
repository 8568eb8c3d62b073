import { z } from './zod';

/**
 * The tables of the database that a backup contains, in the order in which they are restored: venues and wikis before the sources
 * that refer to them, and the large captured texts last.
 */
export const BACKUP_TABLES = [
  'venues',
  'venueLists',
  'wikis',
  'outboxEntries',
  'sources',
  'merges',
  'ratingChanges',
  'pageChecks',
  'snapshots',
] as const;
export const BackupTable = z.enum(BACKUP_TABLES);
export type BackupTable = z.infer<typeof BackupTable>;
