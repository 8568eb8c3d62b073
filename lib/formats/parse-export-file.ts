import { parseUrl } from '@/lib/address/parse-url';
import { isCalendarDate } from '@/lib/base/calendar-date';
import { err, ok, type Result } from '@/lib/base/result';
import { listFields } from '@/lib/record/field-lists';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';
import type { ExportedSource } from './export-file';
import { decodeExportedSource } from './exported-source';
import { canBeAbsent, getRecordKeys, type ListName, RECORD_SCHEMAS } from './record-keys';

/** The reason why a file cannot be read as an export. `foundVersion` is the `schemaVersion` of the file. */
export type ExportProblem = { kind: 'not-an-export' } | { kind: 'other-version'; foundVersion: string };

/**
 * A record that cannot be imported. With the reason `malformed`, the values of `fields` do not match the format. With `repeated`, an
 * earlier record of the file has the same id.
 */
type InvalidRecord = {
  list: ListName | 'damagedRows';
  index: number;
  label: string;
  reason: 'malformed' | 'repeated';
  fields: string[];
};

/** The valid and the invalid records of an exported file. */
export type ParsedExport = {
  sources: Source[];
  snapshots: Snapshot[];
  venues: Venue[];
  invalidRecords: InvalidRecord[];
  /** The keys of the file that this version does not know and ignores, such as `sources.mood`. */
  unknownKeys: string[];
};

/**
 * Validates the parsed JSON of an exported file record by record, so that an invalid record does not affect the others. A missing
 * key means an unset value. Does not compare the records with the library.
 */
export function parseExportFile(json: unknown): Result<ParsedExport, ExportProblem> {
  if (!isObject(json) || !('schemaVersion' in json)) return err({ kind: 'not-an-export' });
  const problem = findVersionProblem(json.schemaVersion);
  if (problem) return err(problem);
  if (!Array.isArray(json.sources)) return err({ kind: 'not-an-export' });
  const parser = createRowParser();
  const parseList = <T>(list: ListName): T[] => {
    const rows = json[list];
    // The schema of the list has checked every row.
    return Array.isArray(rows) ? (rows.flatMap((row) => parser.parseRow(list, row) ?? []) as T[]) : [];
  };
  const lists = {
    sources: parseList<ExportedSource>('sources').map(decodeExportedSource),
    snapshots: parseList<Snapshot>('snapshots'),
    venues: parseList<Venue>('venues'),
  };
  if (Array.isArray(json.damagedRows)) json.damagedRows.forEach(parser.rejectDamagedRow);
  return ok({ ...lists, ...parser.getReport() });
}

/** Returns the problem of a file with another `schemaVersion` than 1, or null. */
export const findVersionProblem = (version: unknown): ExportProblem | null =>
  version === 1 ? null : { kind: 'other-version', foundVersion: String(version).slice(0, 40) };

/** Validates the records of an exported file one by one, in their order. */
export type RowParser = {
  /** Returns the valid record, or null after it was added to the invalid records. */
  parseRow: (list: ListName, row: unknown) => object | null;
  /** Adds a row that was damaged when it was exported to the invalid records. */
  rejectDamagedRow: (row: unknown) => void;
  getReport: () => Pick<ParsedExport, 'invalidRecords' | 'unknownKeys'>;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toObject = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** Creates the parser of the records of one file. */
export function createRowParser(): RowParser {
  const invalidRecords: InvalidRecord[] = [];
  const ignoredKeys = new Set<string>();
  const ids = new Set<string>();
  const counts = { sources: 0, snapshots: 0, venues: 0, damagedRows: 0 };
  return {
    parseRow: (list, row) => {
      const index = counts[list];
      counts[list] += 1;
      const reject = (reason: InvalidRecord['reason'], fields: string[]): null => {
        invalidRecords.push({ list, index, label: getLabel(row), reason, fields });
        return null;
      };
      if (!isObject(row)) return reject('malformed', []);
      for (const key of listUnknownKeys(list, row)) ignoredKeys.add(key);
      const parsed = RECORD_SCHEMAS[list].safeParse(fillMissingKeys(list, row));
      if (!parsed.success)
        return reject('malformed', [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]);
      if (!hasValidDate(row)) return reject('malformed', ['publishedDate']);
      const fieldsWithPassword = URL_FIELDS.filter((key) => [row[key]].flat().some(hasPassword));
      if (fieldsWithPassword.length > 0) return reject('malformed', fieldsWithPassword);
      const id = `${list} ${getRecordId(list, row)}`;
      if (ids.has(id)) return reject('repeated', []);
      ids.add(id);
      return parsed.data;
    },
    rejectDamagedRow: (damagedRow) => {
      const { row, key } = toObject(damagedRow);
      const label = getLabel(toObject(row).source) || getLabel({ stableId: key });
      invalidRecords.push({
        list: 'damagedRows',
        index: counts.damagedRows,
        label,
        reason: 'malformed',
        fields: [],
      });
      counts.damagedRows += 1;
    },
    getReport: () => ({ invalidRecords, unknownKeys: [...ignoredKeys] }),
  };
}

const KNOWN_KEYS: Record<ListName, ReadonlySet<string>> = {
  sources: new Set(getRecordKeys('sources')),
  snapshots: new Set(getRecordKeys('snapshots')),
  venues: new Set(getRecordKeys('venues')),
};

const listUnknownKeys = (list: ListName, row: object): string[] =>
  Object.keys(row)
    .filter((key) => !KNOWN_KEYS[list].has(key))
    .map((key) => `${list}.${key}`);

const hasValidDate = ({ publishedDate }: Record<string, unknown>): boolean =>
  typeof publishedDate !== 'string' || isCalendarDate(publishedDate);

// A user name and a password in a URL would be displayed and sent with the URL. Captured URLs never have them.
const URL_FIELDS: string[] = [...listFields({ kind: 'url' }), ...listFields({ kind: 'url-list' })];

function hasPassword(value: unknown): boolean {
  const url = typeof value === 'string' ? parseUrl(value) : null;
  return url !== null && (url.username !== '' || url.password !== '');
}

/** Removes the keys that are not in the schema. Sets missing keys to the empty value that the schema accepts. */
function fillMissingKeys(list: ListName, row: Record<string, unknown>): Record<string, unknown> {
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    RECORD_SCHEMAS[list].shape;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, schema]) => {
      if (key === 'identifiers') return [[key, fillIdentifierKinds(row[key])]];
      if (Object.hasOwn(row, key)) return [[key, row[key]]];
      if (canBeAbsent(list, key)) return [];
      return [[key, [null, [], {}].find((emptyValue) => schema.safeParse(emptyValue).success)]];
    }),
  );
}

// Files of earlier versions lack some kinds of identifiers. Kinds that this version does not know are not removed.
const fillIdentifierKinds = (identifiers: unknown): unknown =>
  identifiers === undefined || isObject(identifiers)
    ? { ...Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, null])), ...identifiers }
    : identifiers;

function getRecordId(list: ListName, row: Record<string, unknown>): string {
  const keyValues = { sources: [row.stableId], snapshots: [row.stableId, row.capturedAt], venues: [row.id] }[
    list
  ];
  return keyValues.join(' ');
}

// Returns the title, name or URL by which the reader recognises the record.
function getLabel(row: unknown): string {
  if (!isObject(row)) return '';
  const label = [row.title, row.name, row.url, row.stableId, row.id].find(
    (value) => typeof value === 'string' && value !== '',
  );
  return String(label ?? '').slice(0, 200);
}
