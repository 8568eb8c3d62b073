import type { TableColumn, TableColumnName } from '@/lib/record/schema/library-table';
import type { SortKey } from '@/lib/search/index/library-query';

/** The smallest and the largest width of a column, in `fr`. */
export const MIN_COLUMN_WIDTH = 2;
export const MAX_COLUMN_WIDTH = 40;

/** The order that a click on the head of a column chooses. A list cannot be sorted by the other columns. */
export const SORT_BY_COLUMN: Partial<Record<TableColumnName, SortKey>> = {
  title: 'title',
  authors: 'author',
  venue: 'venue',
  published: 'published',
  importance: 'importance',
  credibility: 'credibility',
  saved: 'saved',
  changed: 'changed',
};

/** Shows or hides a column. The title is always shown, because it opens the record page. */
export const toggleColumn = (columns: readonly TableColumn[], name: TableColumnName): TableColumn[] =>
  columns.map((column) =>
    column.name === name && name !== 'title' ? { ...column, isShown: !column.isShown } : column,
  );

/** Moves a column by one position among all columns. */
export function moveColumn(
  columns: readonly TableColumn[],
  name: TableColumnName,
  step: 1 | -1,
): TableColumn[] {
  const index = columns.findIndex((column) => column.name === name);
  const column = columns[index];
  const target = index + step;
  if (!column || target < 0 || target >= columns.length) return [...columns];
  return columns.toSpliced(index, 1).toSpliced(target, 0, column);
}

/** Changes the width of a column, within the limits. */
export const resizeColumn = (
  columns: readonly TableColumn[],
  name: TableColumnName,
  width: number,
): TableColumn[] =>
  columns.map((column) =>
    column.name === name
      ? { ...column, width: Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, width)) }
      : column,
  );

/** Lists the shown columns, in their order. */
export const listShownColumns = (columns: readonly TableColumn[]): TableColumn[] =>
  columns.filter(({ isShown }) => isShown);

/** Builds the value of `grid-template-columns` for the shown columns. */
export const buildGridColumns = (columns: readonly TableColumn[]): string =>
  columns.map(({ width }) => `minmax(0, ${width}fr)`).join(' ');
