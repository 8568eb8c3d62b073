import { useCallback, useMemo, useRef, useState } from 'react';
import { listShownColumns, resizeColumn } from '@/lib/app/library/table-columns';
import {
  DEFAULT_TABLE,
  type LibraryTable,
  type TableColumn,
  type TableColumnName,
} from '@/lib/record/schema/library-table';
import { libraryTable } from '@/lib/storage/settings/settings';
import { useMediaQuery } from '../use-media-query';
import { useSetting } from '../use-setting';

/** The table of sources and the functions that change it. */
export type TableState = {
  table: LibraryTable;
  /** The shown columns in their order. Null means that the list is shown. */
  shownColumns: readonly TableColumn[] | null;
  /** Shows and stores a changed table. */
  save: (table: LibraryTable) => void;
  /** Shows another width of a column without storing it. */
  resize: (name: TableColumnName, width: number) => void;
  /** Stores the widths. */
  saveWidths: () => void;
};

/** Returns the table of sources, which is stored. Null in a window that is too narrow for a table. */
export function useLibraryTable(): TableState | null {
  const isWide = useMediaQuery('(min-width: 45em)');
  const storedTable = useSetting(libraryTable);
  const [changedTable, setChangedTable] = useState<LibraryTable | null>(null);
  const table = changedTable ?? storedTable ?? DEFAULT_TABLE;
  const tableRef = useRef(table);
  tableRef.current = table;
  const save = useCallback((newTable: LibraryTable) => {
    setChangedTable(newTable);
    // A failed write is ignored. The library then has the previous table when it opens next.
    void libraryTable.set(newTable).catch(() => {});
  }, []);
  const resize = useCallback((name: TableColumnName, width: number) => {
    const { isOn, columns } = tableRef.current;
    const newTable = { isOn, columns: resizeColumn(columns, name, width) };
    // `saveWidths` can run in the same event, before React renders again.
    tableRef.current = newTable;
    setChangedTable(newTable);
  }, []);
  const saveWidths = useCallback(() => save(tableRef.current), [save]);
  const shownColumns = useMemo(() => (table.isOn ? listShownColumns(table.columns) : null), [table]);
  return isWide ? { table, shownColumns, save, resize, saveWidths } : null;
}
