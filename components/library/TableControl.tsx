import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { moveColumn, toggleColumn } from '@/lib/app/library/table-columns';
import { t } from '@/lib/browser/i18n/message';
import { getColumnName } from '@/lib/browser/i18n/table-column-names';
import type { LibraryTable, TableColumn } from '@/lib/record/schema/library-table';

type Props = { table: LibraryTable; onChange: (table: LibraryTable) => void };

/** Switches between list and table, and chooses and orders the columns of the table. */
export function TableControl({ table, onChange }: Props) {
  const setColumns = (columns: TableColumn[]) => onChange({ ...table, columns });
  return (
    <>
      <button
        type="button"
        className="button"
        data-kind="quiet"
        aria-pressed={table.isOn}
        onClick={() => onChange({ ...table, isOn: !table.isOn })}
      >
        {t('tableShow')}
      </button>
      {table.isOn && (
        <Menu label={t('tableColumns')} icon="more">
          <ul className="column-menu" data-stays-open>
            {table.columns.map(({ name, isShown }, index) => (
              <li key={name}>
                <label>
                  <input
                    type="checkbox"
                    checked={isShown}
                    disabled={name === 'title'}
                    onChange={() => setColumns(toggleColumn(table.columns, name))}
                  />{' '}
                  {getColumnName(name)}
                </label>
                <button
                  type="button"
                  className="button"
                  data-kind="quiet"
                  disabled={index === 0}
                  aria-label={t('tableColumnEarlier', getColumnName(name))}
                  onClick={() => setColumns(moveColumn(table.columns, name, -1))}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  className="button"
                  data-kind="quiet"
                  disabled={index === table.columns.length - 1}
                  aria-label={t('tableColumnLater', getColumnName(name))}
                  onClick={() => setColumns(moveColumn(table.columns, name, 1))}
                >
                  <Icon name="down" />
                </button>
              </li>
            ))}
          </ul>
        </Menu>
      )}
    </>
  );
}
