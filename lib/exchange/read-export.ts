import { isOnCalendar } from '@/lib/base/calendar-day';
import { err, ok, type Result } from '@/lib/base/result';
import type { FileSource } from '@/lib/model/export-file';
import type { Snapshot } from '@/lib/model/snapshot';
import type { Source } from '@/lib/model/source';
import type { Venue } from '@/lib/model/venue';
import { IDENTIFIER_KINDS } from '@/lib/model/vocabulary';
import { sourceFromFile } from './access-in-file';
import { keysOf, type ListName, RECORDS } from './record-keys';

/** Why a file is no export that can be read. `found` is what stands for its version. */
export type ExportProblem = { kind: 'not-an-export' } | { kind: 'other-version'; found: string };

/** A record that was left out. `fields` are the parts that are not as the format asks; `repeated` names an id again. */
type BadRecord = {
  list: ListName;
  index: number;
  label: string;
  reason: 'malformed' | 'repeated';
  fields: string[];
};

/** The good records of an exported file, and every one that is not. */
export type ReadExport = {
  sources: Source[];
  snapshots: Snapshot[];
  venues: Venue[];
  bad: BadRecord[];
  /** Keys that this version does not know and that were passed over: `sources.mood`. */
  unknownKeys: string[];
};

/**
 * Reads an exported file (parsed JSON), record by record: a bad one never hides the others. A key that is absent counts
 * as unset. Whether a record is new, the same or different is the store's to say.
 */
export function readExportFile(given: unknown): Result<ReadExport, ExportProblem> {
  if (!isObject(given) || !('schemaVersion' in given)) return err({ kind: 'not-an-export' });
  if (given.schemaVersion !== 1)
    return err({ kind: 'other-version', found: String(given.schemaVersion).slice(0, 40) });
  if (!Array.isArray(given.sources)) return err({ kind: 'not-an-export' });
  const bad: BadRecord[] = [];
  const unknown = new Set<string>();
  const read = <T>(list: ListName): T[] => {
    const rows = given[list];
    return Array.isArray(rows) ? (readRows(list, rows, bad, unknown) as T[]) : [];
  };
  const lists = {
    sources: read<FileSource>('sources').map(sourceFromFile),
    snapshots: read<Snapshot>('snapshots'),
    venues: read<Venue>('venues'),
  };
  return ok({ ...lists, bad, unknownKeys: [...unknown] });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readRows(list: ListName, rows: unknown[], bad: BadRecord[], unknown: Set<string>): unknown[] {
  const ids = new Set<string>();
  return rows.flatMap((row, index) => {
    const note = (reason: BadRecord['reason'], fields: string[]): [] => {
      bad.push({ list, index, label: labelOf(row), reason, fields });
      return [];
    };
    if (!isObject(row)) return note('malformed', []);
    for (const key of unknownKeys(list, row)) unknown.add(key);
    const parsed = RECORDS[list].safeParse(completed(list, row));
    if (!parsed.success)
      return note('malformed', [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]);
    if (!hasRealDay(row)) return note('malformed', ['publishedDate']);
    const secret = ADDRESSES.filter((key) => [row[key]].flat().some(hasPassword));
    if (secret.length > 0) return note('malformed', secret);
    const id = idOf(list, row);
    if (ids.has(id)) return note('repeated', []);
    ids.add(id);
    return [parsed.data];
  });
}

const unknownKeys = (list: ListName, row: object): string[] =>
  Object.keys(row)
    .filter((key) => !keysOf(list).includes(key))
    .map((key) => `${list}.${key}`);

const hasRealDay = ({ publishedDate }: Record<string, unknown>): boolean =>
  typeof publishedDate !== 'string' || isOnCalendar(publishedDate);

// A name and password in an address would go wherever the address goes. A captured page never has them.
const ADDRESSES = ['url', 'aliases', 'archiveUrl'];

function hasPassword(address: unknown): boolean {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}

/** The row with the keys of its schema alone; an absent one is null or an empty list, whichever the schema takes. */
function completed(list: ListName, row: Record<string, unknown>): Record<string, unknown> {
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> = RECORDS[list].shape;
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => {
      if (key === 'identifiers') return [key, withEveryKind(row[key])];
      if (Object.hasOwn(row, key)) return [key, row[key]];
      return [key, [null, [], {}].find((unset) => schema.safeParse(unset).success)];
    }),
  );
}

// The format names five kinds and leaves the list open.
const withEveryKind = (given: unknown): unknown =>
  given === undefined || isObject(given)
    ? { ...Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, null])), ...given }
    : given;

function idOf(list: ListName, row: Record<string, unknown>): string {
  const parts = { sources: [row.stableId], snapshots: [row.stableId, row.capturedAt], venues: [row.id] }[
    list
  ];
  return parts.join(' ');
}

// What a reader knows the record by.
function labelOf(row: unknown): string {
  if (!isObject(row)) return '';
  const label = [row.title, row.name, row.url, row.stableId, row.id].find(
    (part) => typeof part === 'string' && part !== '',
  );
  return String(label ?? '').slice(0, 200);
}
