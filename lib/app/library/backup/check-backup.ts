import { err, ok, type Result } from '@/lib/base/result';
import {
  ABOUT_KIND,
  BACKUP_VERSION,
  BackupAbout,
  BackupManifest,
  MANIFEST_KIND,
} from '@/lib/formats/backup/backup-part';
import { type IntactPart, readParts } from '@/lib/formats/backup/read-parts';
import {
  addRestoreCounts,
  createRestoreCounts,
  type RestoreCounts,
} from '@/lib/record/schema/restore-counts';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/** What is damaged: nothing, the named parts, or an unknown number of parts because the list of parts is damaged itself. */
export type BackupDamage =
  | { kind: 'none' }
  | { kind: 'lost-parts'; partCount: number; rowsByKind: ReadonlyMap<string, number> }
  | { kind: 'unknown' };

/** The result of a dry run. `titles` has some sources that the library has with other values, or that are skipped. */
export type BackupCheck = {
  file: Blob;
  /** Null if no intact part describes the file. */
  about: BackupAbout | null;
  damage: BackupDamage;
  countsByKind: ReadonlyMap<string, RestoreCounts>;
  titles: string[];
};

/** The reason why a backup cannot be checked or restored. */
export type BackupProblem =
  | { kind: 'not-a-backup' }
  | { kind: 'newer-backup' }
  | { kind: 'cancelled' }
  /** The worker did not answer. */
  | { kind: 'problem'; problem: WriteProblem };

/** What restoring rows would do. `titles` has the sources that it would leave as they are. */
export type RowPlan = { counts: RestoreCounts; titles: string[] };

/** The dependencies of a dry run. */
export type CheckBackupDeps = {
  databaseVersion: number;
  /** Returns what restoring these rows would do, or null if no rows of this kind are restored. */
  planRows: (kind: string, rows: readonly unknown[]) => Promise<Result<RowPlan, WriteProblem> | null>;
};

/** `onProgress` gets the read share of the file, 0 to 1. */
export type FileControl = { onProgress: (fraction: number) => void; signal: AbortSignal };

const MAX_TITLES = 100;

/** Verifies a backup and compares it with the library. Writes nothing. */
export async function checkBackup(
  deps: CheckBackupDeps,
  file: Blob,
  { onProgress, signal }: FileControl,
): Promise<Result<BackupCheck, BackupProblem>> {
  const found: FoundParts = { hashes: new Set(), about: null, manifest: null };
  const check: Pick<BackupCheck, 'titles'> & { countsByKind: Map<string, RestoreCounts> } = {
    countsByKind: new Map(),
    titles: [],
  };
  for await (const part of readParts(file)) {
    if (signal.aborted) return err({ kind: 'cancelled' });
    addPart(found, part);
    if (found.about && isNewer(found.about, deps)) return err({ kind: 'newer-backup' });
    const plan = await deps.planRows(part.kind, part.rows);
    if (plan && !plan.ok) return err({ kind: 'problem', problem: plan.problem });
    if (plan) addPlan(check, part.kind, plan.value);
    onProgress(part.end / file.size);
  }
  if (found.hashes.size === 0) return err({ kind: 'not-a-backup' });
  return ok({ file, about: found.about, damage: describeDamage(found), ...check });
}

function addPlan(
  { countsByKind, titles }: { countsByKind: Map<string, RestoreCounts>; titles: string[] },
  kind: string,
  plan: RowPlan,
): void {
  countsByKind.set(kind, addRestoreCounts(countsByKind.get(kind) ?? createRestoreCounts(), plan.counts));
  titles.push(...plan.titles.slice(0, MAX_TITLES - titles.length));
}

/** The SHA-256 of the intact parts, and what they say about the file. */
type FoundParts = { hashes: Set<string>; about: BackupAbout | null; manifest: BackupManifest | null };

function addPart(found: FoundParts, { sha256, kind, rows }: IntactPart): void {
  found.hashes.add(sha256);
  if (kind === ABOUT_KIND) found.about = BackupAbout.safeParse(rows[0]).data ?? null;
  if (kind !== MANIFEST_KIND) return;
  found.manifest = BackupManifest.safeParse(rows[0]).data ?? null;
  // The first part may be damaged.
  found.about ??= found.manifest?.about ?? null;
}

const isNewer = ({ version, databaseVersion }: BackupAbout, deps: CheckBackupDeps): boolean =>
  version > BACKUP_VERSION || databaseVersion > deps.databaseVersion;

function describeDamage({ manifest, hashes }: FoundParts): BackupDamage {
  if (!manifest) return { kind: 'unknown' };
  const lostParts = manifest.parts.filter(({ sha256 }) => !hashes.has(sha256));
  if (lostParts.length === 0) return { kind: 'none' };
  const rowsByKind = new Map<string, number>();
  for (const { kind, rows } of lostParts) rowsByKind.set(kind, (rowsByKind.get(kind) ?? 0) + rows);
  return { kind: 'lost-parts', partCount: lostParts.length, rowsByKind };
}
