import { describe, expect, it } from 'vitest';
import {
  buildGridColumns,
  listShownColumns,
  MAX_COLUMN_WIDTH,
  MIN_COLUMN_WIDTH,
  moveColumn,
  resizeColumn,
  toggleColumn,
} from '@/lib/app/library/table-columns';
import { DEFAULT_TABLE, LibraryTable, type TableColumn } from '@/lib/record/schema/library-table';

const { columns } = DEFAULT_TABLE;
const listNames = (list: readonly TableColumn[]) => listShownColumns(list).map(({ name }) => name);

describe('table columns', () => {
  it('columns begin with a valid default, in which the title comes first', () => {
    expect(LibraryTable.parse(DEFAULT_TABLE)).toEqual(DEFAULT_TABLE);
    expect(listNames(columns)[0]).toBe('title');
  });

  it('columns are shown and hidden, except the title, which opens the record page', () => {
    expect(listNames(toggleColumn(columns, 'tags'))).toContain('tags');
    expect(listNames(toggleColumn(columns, 'venue'))).not.toContain('venue');
    expect(listNames(toggleColumn(columns, 'title'))).toContain('title');
  });

  it('columns move by one position, and not beyond the ends', () => {
    expect(listNames(moveColumn(columns, 'authors', -1)).slice(0, 2)).toEqual(['authors', 'title']);
    expect(moveColumn(columns, 'title', -1)).toEqual(columns);
    expect(moveColumn(columns, 'changed', 1)).toEqual(columns);
  });

  it('columns keep their width within the limits', () => {
    const getWidth = (list: readonly TableColumn[]) => list.find(({ name }) => name === 'venue')?.width;
    expect(getWidth(resizeColumn(columns, 'venue', 11.5))).toBe(11.5);
    expect(getWidth(resizeColumn(columns, 'venue', -3))).toBe(MIN_COLUMN_WIDTH);
    expect(getWidth(resizeColumn(columns, 'venue', 1e9))).toBe(MAX_COLUMN_WIDTH);
  });

  it('columns become the columns of a grid that always fits', () => {
    expect(buildGridColumns(columns.slice(0, 2))).toBe('minmax(0, 15fr) minmax(0, 8fr)');
  });
});
