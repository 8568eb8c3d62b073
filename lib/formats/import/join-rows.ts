import { hasSameJson } from '@/lib/base/has-same-json';
import { listFields } from '@/lib/record/field-lists';
import type { ImportedItem, PartlyImportedRow } from './imported-item';

/** The items of a table, and the rows of which not every value is in an item. */
export type JoinedRows = { items: ImportedItem[]; partlyImported: PartlyImportedRow[] };

type Field = keyof ImportedItem;

const LIST_FIELDS: readonly Field[] = ['aliases', 'keyPoints', 'tags'];
const TEXT_FIELDS: readonly string[] = listFields({ kind: 'text', stored: true });
// The rows of a source have their own location and time, such as that of a highlight.
const ROW_FIELDS: readonly Field[] = ['location', 'url', 'createdAt'];

/**
 * Joins rows of one URL to its first row: the rows of a table of annotations, and those with a quote of the page. `areJoined` says which
 * ones. Other rows stay, so that the dry run names them as duplicates. Lists and texts of joined rows follow one another, and the first value
 * of each other field applies.
 */
export function joinRowsByUrl(rows: readonly ImportedItem[], areJoined: readonly boolean[]): JoinedRows {
  const groups: [ImportedItem, ...ImportedItem[]][] = [];
  const groupByUrl = new Map<string, ImportedItem[]>();
  for (const [index, row] of rows.entries()) {
    const url = row.url ?? row.location;
    const groupOfUrl = groupByUrl.get(url);
    if (groupOfUrl && areJoined[index]) groupOfUrl.push(row);
    else {
      const group: [ImportedItem] = [row];
      groups.push(group);
      if (!groupOfUrl) groupByUrl.set(url, group);
    }
  }
  const joinedRows = groups.map(joinRows);
  return {
    items: joinedRows.flatMap(({ items }) => items),
    partlyImported: joinedRows.flatMap(({ partlyImported }) => partlyImported),
  };
}

function joinRows(rows: [ImportedItem, ...ImportedItem[]]): JoinedRows {
  const [firstRow, ...otherRows] = rows;
  if (otherRows.length === 0) return { items: [firstRow], partlyImported: [] };
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
    partlyImported: otherRows.flatMap((row) => {
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
  // Of values with parts, such as the identifiers, each part is joined.
  const parts = filledValues.filter(isObject).flatMap((value) => Object.entries(value));
  return Object.fromEntries(parts.filter(([, part]) => !isEmpty(part)).toReversed());
}

/** Whether the value of a row is in the joined value. An empty value always is. */
function containsValue(joinedValue: unknown, value: unknown): boolean {
  if (isObject(joinedValue) && isObject(value))
    return Object.entries(value).every(([name, part]) => containsValue(joinedValue[name], part));
  return isEmpty(value) || hasSameJson(value, joinedValue);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
