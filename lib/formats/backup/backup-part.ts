import { PartialDate, Sha256, Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** The version of the backup layout. The `about` part contains it. A file with another version is not restored. */
export const BACKUP_VERSION = 1;

/** The kind of the first part, which describes the file. */
export const ABOUT_KIND = 'about';
/** The kind of the last part, which lists all others. */
export const MANIFEST_KIND = 'manifest';

/** What wrote the file, when, and from which version of the database. */
export const BackupAbout = z.object({
  format: z.literal('provenote-backup'),
  version: z.int(),
  createdAt: Timestamp,
  databaseVersion: z.number(),
  generator: z.object({ name: z.string(), version: z.string() }),
});
export type BackupAbout = z.infer<typeof BackupAbout>;

/** The content of the manifest: `about` again, because its own part may be damaged, and the other parts with their numbers of rows. */
export const BackupManifest = z.object({
  about: BackupAbout,
  parts: z.array(z.object({ sha256: Sha256, kind: z.string(), rows: z.int() })),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** The first line of a part. The kind is here and not only in the name, because the SHA-256 does not cover the name. */
export const PartHeader = z.object({ kind: z.string() });
export type PartHeader = z.infer<typeof PartHeader>;

/** Returns the file name of a part, such as `0002-sources-{sha256}.jsonl`. `sha256` is the hash of its content. */
export const formatPartFileName = (number: number, kind: string, sha256: string): string =>
  `${String(number).padStart(4, '0')}-${kind}-${sha256}.jsonl`;

/** Returns the SHA-256 in the file name of a part, or null if it is not such a name. */
export const parsePartFileName = (name: string): string | null =>
  /-([0-9a-f]{64})\.jsonl$/.exec(name)?.[1] ?? null;

/** Returns the name of the file of a backup that was made at this time (UTC), to the second. */
export const formatBackupFileName = (at: string): string =>
  `provenote-backup-${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(':', '')}.zip`;

/** Returns whether `formatBackupFileName` could have given this name. */
export const isBackupFileName = (name: string): boolean => {
  const date = /^provenote-backup-(\d{4}-\d\d-\d\d)-\d{6}\.zip$/.exec(name)?.[1];
  return PartialDate.safeParse(date).success;
};
