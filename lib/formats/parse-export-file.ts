import { parseUrl } from '@/lib/address/parse-url';
import { isCalendarDate } from '@/lib/base/calendar-date';
import { err, ok, type Result } from '@/lib/base/result';
import { listFields } from '@/lib/record/field-lists';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';
import type { ExportedSource } from './export-file';
import { decodeExportedSource } from './exported-source';
import { createIgnoredFieldCounter, type IgnoredField } from './import/ignored-fields';
import type { OmittedValue } from './import/imported-item';
import { canBeAbsent, ITEM_SCHEMAS, type ListName, listItemKeys } from './item-keys';

/**
 * The reason why a file cannot be read. `foundVersion` is the `schemaVersion` of the file. `no-address-column`: the file is a table with
 * these `columns`, none of which has URLs or identifiers.
 */
export type ExportProblem =
  | { kind: 'not-an-export' }
  | { kind: 'other-version'; foundVersion: string }
  | { kind: 'no-address-column'; columns: string[] };

/**
 * An item of a file that cannot be imported, or only in part. `list` is the list of the file that contains the item, or null if the file is
 * not divided into lists. `index` is the position of the item, or null if `label` says where it is. `label` is empty if the item has no
 * name.
 *
 * The reasons:
 * - `malformed`: the values of `fields` do not match the format.
 * - `repeated`: an earlier item of the file has the same id.
 * - `damaged-row`: the item was already damaged when it was exported.
 * - `no-address`: the item has no URL, and no identifier from which a URL can be built.
 * - `joined`: the row of a table was joined to an earlier row, which has other values in `fields`.
 * - `omitted`: the source `stableId` is imported without the values in `omitted`.
 */
export type ReportedItem = {
  list: ListName | 'damagedRows' | null;
  index: number | null;
  label: string;
  reason: 'malformed' | 'repeated' | 'damaged-row' | 'no-address' | 'joined' | 'omitted';
  fields: string[];
  omitted?: OmittedValue[];
  stableId?: StableId;
};

/** The valid items of an exported file, and the report about all others. */
export type ParsedExport = {
  sources: Source[];
  snapshots: Snapshot[];
  venues: Venue[];
  reportedItems: ReportedItem[];
  /** The fields of the file that are not imported, such as `sources.mood` of a later version. */
  ignoredFields: IgnoredField[];
};

/**
 * Validates the parsed JSON of an exported file item by item, so that an invalid item does not affect the others. A missing
 * key means an unset value. Does not compare the sources with the library.
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

/** Validates the items of an exported file one by one, in the order of the file. */
export type RowParser = {
  /** Returns the item if it is valid. Otherwise adds it to the report and returns null. */
  parseRow: (list: ListName, row: unknown) => object | null;
  /** Adds a row that was already damaged when it was exported to the report. */
  rejectDamagedRow: (row: unknown) => void;
  getReport: () => Pick<ParsedExport, 'reportedItems' | 'ignoredFields'>;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toObject = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** Creates the parser of the items of one file. */
export function createRowParser(): RowParser {
  const reportedItems: ReportedItem[] = [];
  const ignoredFields = createIgnoredFieldCounter();
  const ids = new Set<string>();
  const counts = { sources: 0, snapshots: 0, venues: 0, damagedRows: 0 };
  return {
    parseRow: (list, row) => {
      const index = counts[list];
      counts[list] += 1;
      const reject = (reason: ReportedItem['reason'], fields: string[]): null => {
        reportedItems.push({ list, index, label: getLabel(row), reason, fields });
        return null;
      };
      if (!isObject(row)) return reject('malformed', []);
      ignoredFields.add(listUnknownKeys(list, row));
      const parsed = ITEM_SCHEMAS[list].safeParse(fillMissingKeys(list, row));
      if (!parsed.success)
        return reject('malformed', [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]);
      if (!hasValidDate(row)) return reject('malformed', ['publishedDate']);
      const fieldsWithPassword = URL_FIELDS.filter((key) => [row[key]].flat().some(hasPassword));
      if (fieldsWithPassword.length > 0) return reject('malformed', fieldsWithPassword);
      const id = `${list} ${getItemId(list, row)}`;
      if (ids.has(id)) return reject('repeated', []);
      ids.add(id);
      return parsed.data;
    },
    rejectDamagedRow: (damagedRow) => {
      const { row, key } = toObject(damagedRow);
      const label = getLabel(toObject(row).source) || getLabel({ stableId: key });
      reportedItems.push({
        list: 'damagedRows',
        index: counts.damagedRows,
        label,
        reason: 'damaged-row',
        fields: [],
      });
      counts.damagedRows += 1;
    },
    getReport: () => ({ reportedItems, ignoredFields: ignoredFields.list() }),
  };
}

const KNOWN_KEYS: Record<ListName, ReadonlySet<string>> = {
  sources: new Set(listItemKeys('sources')),
  snapshots: new Set(listItemKeys('snapshots')),
  venues: new Set(listItemKeys('venues')),
};

const listUnknownKeys = (list: ListName, row: object): string[] =>
  Object.keys(row)
    .filter((key) => !KNOWN_KEYS[list].has(key))
    .map((key) => `${list}.${key}`);

const hasValidDate = ({ publishedDate }: Record<string, unknown>): boolean =>
  typeof publishedDate !== 'string' || isCalendarDate(publishedDate);

// A URL with a user name or a password is rejected, because it would be displayed and sent to wikis. Captured URLs have neither.
const URL_FIELDS: string[] = [...listFields({ kind: 'url' }), ...listFields({ kind: 'url-list' })];

function hasPassword(value: unknown): boolean {
  const url = typeof value === 'string' ? parseUrl(value) : null;
  return url !== null && (url.username !== '' || url.password !== '');
}

/** Removes unknown keys, and sets missing keys to the empty value that the schema allows, unless they may be absent. */
function fillMissingKeys(list: ListName, row: Record<string, unknown>): Record<string, unknown> {
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    ITEM_SCHEMAS[list].shape;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, schema]) => {
      if (key === 'identifiers') return [[key, fillIdentifierKinds(row[key])]];
      if (Object.hasOwn(row, key)) return [[key, row[key]]];
      if (canBeAbsent(list, key)) return [];
      return [[key, [null, [], {}].find((emptyValue) => schema.safeParse(emptyValue).success)]];
    }),
  );
}

// Files of earlier versions do not have all kinds of identifiers. Kinds that this version does not define are not removed.
const fillIdentifierKinds = (identifiers: unknown): unknown =>
  identifiers === undefined || isObject(identifiers)
    ? { ...Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, null])), ...identifiers }
    : identifiers;

function getItemId(list: ListName, row: Record<string, unknown>): string {
  const keyValues = { sources: [row.stableId], snapshots: [row.stableId, row.capturedAt], venues: [row.id] }[
    list
  ];
  return keyValues.join(' ');
}

// Returns the title, name, URL or id by which the reader recognises the item.
function getLabel(row: unknown): string {
  if (!isObject(row)) return '';
  const label = [row.title, row.name, row.url, row.stableId, row.id].find(
    (value) => typeof value === 'string' && value !== '',
  );
  return String(label ?? '').slice(0, 200);
}
