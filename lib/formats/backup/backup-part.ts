import { PartialDate, Sha256, Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** The version of the backup layout, which the `about` part contains. A file with another version is not restored. */
export const BACKUP_VERSION = 1;

/** The kind of the first part, which describes the file. */
export const ABOUT_KIND = 'about';
/** The kind of the last part, which lists all others. */
export const MANIFEST_KIND = 'manifest';

/** The description of a backup: the program that wrote it, the time, and the version of the database. */
export const BackupAbout = z.object({
  format: z.literal('provenote-backup'),
  version: z.int(),
  createdAt: Timestamp,
  databaseVersion: z.number(),
  generator: z.object({ name: z.string(), version: z.string() }),
});
export type BackupAbout = z.infer<typeof BackupAbout>;

/**
 * The content of the manifest: the list of all other parts with their numbers of rows. Repeats `about`, because the part with `about` may
 * be damaged.
 */
export const BackupManifest = z.object({
  about: BackupAbout,
  parts: z.array(z.object({ sha256: Sha256, kind: z.string(), rows: z.int() })),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** The first line of a part. It repeats the kind, because the SHA-256 does not cover the file name of the part. */
export const PartHeader = z.object({ kind: z.string() });
export type PartHeader = z.infer<typeof PartHeader>;

/** Returns the file name of a part, such as `0002-sources-{sha256}.jsonl`. `sha256` is the hash of its content. */
export const formatPartFileName = (number: number, kind: string, sha256: string): string =>
  `${String(number).padStart(4, '0')}-${kind}-${sha256}.jsonl`;

/** Returns the SHA-256 in the file name of a part. Returns null for any other name. */
export const parsePartFileName = (name: string): string | null =>
  /-([0-9a-f]{64})\.jsonl$/.exec(name)?.[1] ?? null;

/** Returns the file name of a backup, such as `provenote-backup-2026-03-14-143200.zip`. `at` is its time in ISO 8601 (UTC). */
export const formatBackupFileName = (at: string): string =>
  `provenote-backup-${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(':', '')}.zip`;

/** Returns whether a name has the form of `formatBackupFileName` with a valid date. */
export const isBackupFileName = (name: string): boolean => {
  const date = /^provenote-backup-(\d{4}-\d\d-\d\d)-\d{6}\.zip$/.exec(name)?.[1];
  return PartialDate.safeParse(date).success;
};
