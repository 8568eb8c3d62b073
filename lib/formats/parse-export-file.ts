import { parseUrl } from '@/lib/address/parse-url';
import { isCalendarDate } from '@/lib/base/calendar-date';
import { err, ok, type Result } from '@/lib/base/result';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';
import type { ExportedSource } from './export-file';
import { decodeExportedSource } from './exported-source';
import { getRecordKeys, type ListName, RECORD_SCHEMAS } from './record-keys';

/** Why a file is no export that can be read. `found` is what stands for its version. */
export type ExportProblem = { kind: 'not-an-export' } | { kind: 'other-version'; foundVersion: string };

/** A record that was left out. `fields` are the parts that are not as the format asks; `repeated` names an id again. */
type InvalidRecord = {
  list: ListName;
  index: number;
  label: string;
  reason: 'malformed' | 'repeated';
  fields: string[];
};

/** The good records of an exported file, and every one that is not. */
export type ParsedExport = {
  sources: Source[];
  snapshots: Snapshot[];
  venues: Venue[];
  invalidRecords: InvalidRecord[];
  /** Keys that this version does not know and that were passed over: `sources.mood`. */
  unknownKeys: string[];
};

/**
 * Reads an exported file (parsed JSON), record by record: a bad one never hides the others. A key that is absent counts
 * as unset. Whether a record is new, the same or different is the store's to say.
 */
export function parseExportFile(json: unknown): Result<ParsedExport, ExportProblem> {
  if (!isObject(json) || !('schemaVersion' in json)) return err({ kind: 'not-an-export' });
  if (json.schemaVersion !== 1)
    return err({ kind: 'other-version', foundVersion: String(json.schemaVersion).slice(0, 40) });
  if (!Array.isArray(json.sources)) return err({ kind: 'not-an-export' });
  const invalidRecords: InvalidRecord[] = [];
  const ignoredKeys = new Set<string>();
  const parseList = <T>(list: ListName): T[] => {
    const rows = json[list];
    return Array.isArray(rows) ? (parseRows(list, rows, invalidRecords, ignoredKeys) as T[]) : [];
  };
  const lists = {
    sources: parseList<ExportedSource>('sources').map(decodeExportedSource),
    snapshots: parseList<Snapshot>('snapshots'),
    venues: parseList<Venue>('venues'),
  };
  return ok({ ...lists, invalidRecords, unknownKeys: [...ignoredKeys] });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseRows(
  list: ListName,
  rows: unknown[],
  invalidRecords: InvalidRecord[],
  unknown: Set<string>,
): unknown[] {
  const ids = new Set<string>();
  return rows.flatMap((row, index) => {
    const reject = (reason: InvalidRecord['reason'], fields: string[]): [] => {
      invalidRecords.push({ list, index, label: getLabel(row), reason, fields });
      return [];
    };
    if (!isObject(row)) return reject('malformed', []);
    for (const key of listUnknownKeys(list, row)) unknown.add(key);
    const parsed = RECORD_SCHEMAS[list].safeParse(fillMissingKeys(list, row));
    if (!parsed.success)
      return reject('malformed', [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]);
    if (!hasValidDate(row)) return reject('malformed', ['publishedDate']);
    const fieldsWithPassword = ADDRESS_FIELDS.filter((key) => [row[key]].flat().some(hasPassword));
    if (fieldsWithPassword.length > 0) return reject('malformed', fieldsWithPassword);
    const id = getRecordId(list, row);
    if (ids.has(id)) return reject('repeated', []);
    ids.add(id);
    return [parsed.data];
  });
}

const listUnknownKeys = (list: ListName, row: object): string[] =>
  Object.keys(row)
    .filter((key) => !getRecordKeys(list).includes(key))
    .map((key) => `${list}.${key}`);

const hasValidDate = ({ publishedDate }: Record<string, unknown>): boolean =>
  typeof publishedDate !== 'string' || isCalendarDate(publishedDate);

// A name and password in an address would go wherever the address goes. A captured page never has them.
const ADDRESS_FIELDS = ['url', 'aliases', 'archiveUrl'];

function hasPassword(address: unknown): boolean {
  const url = typeof address === 'string' ? parseUrl(address) : null;
  return url !== null && (url.username !== '' || url.password !== '');
}

/** The row with the keys of its schema alone; an absent one is null or an empty list, whichever the schema takes. */
function fillMissingKeys(list: ListName, row: Record<string, unknown>): Record<string, unknown> {
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    RECORD_SCHEMAS[list].shape;
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => {
      if (key === 'identifiers') return [key, fillIdentifierKinds(row[key])];
      if (Object.hasOwn(row, key)) return [key, row[key]];
      return [key, [null, [], {}].find((emptyValue) => schema.safeParse(emptyValue).success)];
    }),
  );
}

// The format names five kinds and leaves the list open.
const fillIdentifierKinds = (identifiers: unknown): unknown =>
  identifiers === undefined || isObject(identifiers)
    ? { ...Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, null])), ...identifiers }
    : identifiers;

function getRecordId(list: ListName, row: Record<string, unknown>): string {
  const parts = { sources: [row.stableId], snapshots: [row.stableId, row.capturedAt], venues: [row.id] }[
    list
  ];
  return parts.join(' ');
}

// What a reader knows the record by.
function getLabel(row: unknown): string {
  if (!isObject(row)) return '';
  const label = [row.title, row.name, row.url, row.stableId, row.id].find(
    (part) => typeof part === 'string' && part !== '',
  );
  return String(label ?? '').slice(0, 200);
}
