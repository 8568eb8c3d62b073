import type { BackupAbout } from '@/lib/formats/backup/backup-part';
import { readParts } from '@/lib/formats/backup/read-parts';
import { writeParts } from '@/lib/formats/backup/write-parts';

/** The description that the backups of tests contain. */
export const BACKUP_ABOUT: BackupAbout = {
  format: 'provenote-backup',
  version: 1,
  createdAt: '2026-11-20T08:30:00.000Z',
  databaseVersion: 10,
  generator: { name: 'Provenote', version: '0.1.0' },
};

/** Writes a backup with these rows by kind. */
export async function writeBackup(
  rowsByKind: Record<string, unknown[]>,
  about: BackupAbout = BACKUP_ABOUT,
  partLength?: number,
): Promise<Blob> {
  const kinds = Object.entries(rowsByKind).map(([kind, rows]) => ({ kind, rows: iterateAsync(rows) }));
  const chunks: BlobPart[] = [];
  for await (const chunk of writeParts(about, kinds, () => {}, partLength)) chunks.push(chunk);
  return new Blob(chunks);
}

/** Collects all values. */
export async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

async function* iterateAsync(rows: unknown[]): AsyncGenerator<unknown> {
  yield* rows;
}

/** Reads the intact parts of a backup. */
export const listParts = (file: Blob) => collect(readParts(file));
