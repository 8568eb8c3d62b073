import { hasSameJson } from '@/lib/base/has-same-json';
import { listFields } from '@/lib/record/field-lists';
import type { ImportedItem, PartlyImportedRow } from './imported-item';

/** The items of a table, and the rows that have values which are in no item. */
export type JoinedRows = { items: ImportedItem[]; partlyImportedRows: PartlyImportedRow[] };

type Field = keyof ImportedItem;

const LIST_FIELDS: readonly Field[] = ['aliases', 'keyPoints', 'tags'];
const TEXT_FIELDS: readonly string[] = listFields({ kind: 'text', stored: true });
// These fields of joined rows are not compared: each row has its own location and time, such as the time of a highlight.
const ROW_FIELDS: readonly Field[] = ['location', 'url', 'createdAt'];

/**
 * Joins rows with the same URL to one item. `joinFlags` has true for each row that is joined to the first row with its URL: a row with a
 * quote or an annotation. Other rows become separate items, which the dry run lists as duplicates. A joined item has the lists and texts of
 * all its rows, and the first value of each other field.
 */
export function joinRowsByUrl(rows: readonly ImportedItem[], joinFlags: readonly boolean[]): JoinedRows {
  const groups: [ImportedItem, ...ImportedItem[]][] = [];
  const groupByUrl = new Map<string, ImportedItem[]>();
  for (const [index, row] of rows.entries()) {
    const url = row.url ?? row.location;
    const groupOfUrl = groupByUrl.get(url);
    if (groupOfUrl && joinFlags[index]) groupOfUrl.push(row);
    else {
      const group: [ImportedItem] = [row];
      groups.push(group);
      if (!groupOfUrl) groupByUrl.set(url, group);
    }
  }
  const joinedRows = groups.map(joinRows);
  return {
    items: joinedRows.flatMap(({ items }) => items),
    partlyImportedRows: joinedRows.flatMap(({ partlyImportedRows }) => partlyImportedRows),
  };
}

function joinRows(rows: [ImportedItem, ...ImportedItem[]]): JoinedRows {
  const [firstRow, ...otherRows] = rows;
  if (otherRows.length === 0) return { items: [firstRow], partlyImportedRows: [] };
  const fields = Object.keys(firstRow) as Field[];
  // The cast is safe because all rows of a table have the same fields, and each joined value has the type of its field.
  const item = Object.fromEntries(
    fields.map((field) => [
      field,
      joinValues(
        field,
        rows.map((row) => row[field]),
      ),
    ]),
  ) as ImportedItem;
  const comparedFields = fields.filter(
    (field) => ![...ROW_FIELDS, ...LIST_FIELDS, ...TEXT_FIELDS].includes(field),
  );
  return {
    items: [item],
    partlyImportedRows: otherRows.flatMap((row) => {
      const omittedFields = comparedFields.filter((field) => !containsValue(item[field], row[field]));
      return omittedFields.length === 0
        ? []
        : [{ location: row.location, title: row.title, fields: omittedFields }];
    }),
  };
}

function joinValues(field: Field, values: readonly unknown[]): unknown {
  const filledValues = values.filter((value) => !isEmpty(value));
  if (LIST_FIELDS.includes(field)) return filledValues.flat();
  if (TEXT_FIELDS.includes(field)) return [...new Set(filledValues)].join('\n\n') || undefined;
  const [firstValue] = filledValues;
  if (!isObject(firstValue)) return firstValue;
  // The parts of an object, such as each kind of identifier, are joined separately.
  const parts = filledValues.filter(isObject).flatMap((value) => Object.entries(value));
  return Object.fromEntries(parts.filter(([, part]) => !isEmpty(part)).toReversed());
}

/** Returns whether the joined value contains the value of a row. Returns true for an empty value. */
function containsValue(joinedValue: unknown, value: unknown): boolean {
  if (isObject(joinedValue) && isObject(value))
    return Object.entries(value).every(([name, part]) => containsValue(joinedValue[name], part));
  return isEmpty(value) || hasSameJson(value, joinedValue);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
