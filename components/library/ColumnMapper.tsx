import { useId, useState } from 'react';
import { getColumnFieldName } from '@/lib/app/describe/column-field-name';
import { t } from '@/lib/browser/i18n/message';
import {
  type ColumnMapping,
  hasUrlColumn,
  TABLE_FIELDS,
  type TableColumns,
} from '@/lib/formats/import/table-fields';

type Props = {
  columns: TableColumns;
  onChange: (fields: ColumnMapping) => void;
};

/**
 * Shows the columns of an imported table with some of their cells, and lets the reader choose the field of each. It is open at
 * first if no column has the URL, because then no row can be imported.
 */
export function ColumnMapper({ columns, onChange }: Props) {
  const { header, samples, fields } = columns;
  const isComplete = hasUrlColumn(fields);
  // After choosing the column with the URL, the reader chooses the fields of the other columns, so the table stays open.
  const [isOpenAtFirst] = useState(!isComplete);
  const usedCount = fields.filter((field) => field !== null).length;
  return (
    <details className="column-mapper" open={isOpenAtFirst || undefined}>
      <summary>{t('importColumns', usedCount, header.length)}</summary>
      <p className="quiet">{t(isComplete ? 'importColumnsHint' : 'importColumnsNoAddress')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to reach a region that scrolls */}
      <section className="import-table import-columns" tabIndex={0} aria-label={t('importColumnsTable')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('importColumn')}</th>
              <th scope="col">{t('importColumnField')}</th>
              <th scope="col">{t('importColumnSamples')}</th>
            </tr>
          </thead>
          <tbody>
            {header.map((name, index) => (
              <ColumnRow
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name
                key={index}
                name={name || String(index + 1)}
                samples={samples[index] ?? []}
                field={fields[index] ?? null}
                onChange={(field) => onChange(fields.with(index, field))}
              />
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

type RowProps = {
  name: string;
  samples: string[];
  field: string | null;
  onChange: (field: string | null) => void;
};

function ColumnRow({ name, samples, field, onChange }: RowProps) {
  const id = useId();
  return (
    <tr>
      <th scope="row" dir="auto" id={id}>
        {name}
      </th>
      <td>
        <select
          className="field"
          aria-labelledby={id}
          value={field ?? ''}
          onChange={(event) => onChange(event.target.value || null)}
        >
          <option value="">{t('importColumnOmitted')}</option>
          {TABLE_FIELDS.map((tableField) => (
            <option key={tableField} value={tableField}>
              {getColumnFieldName(tableField)}
            </option>
          ))}
        </select>
      </td>
      <td dir="auto" className="quiet">
        {samples.join(' · ')}
      </td>
    </tr>
  );
}
