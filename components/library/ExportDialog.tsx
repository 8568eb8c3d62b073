import { lazy, Suspense, useState } from 'react';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { formatFieldNames } from '@/lib/app/describe/sync-fields';
import { t, tCount } from '@/lib/browser/i18n/message';
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/formats/table/export-formats';
import { listDroppedFields } from '@/lib/formats/table/format-fields';
import type { FormatOptions } from './ExportFormatOptions';
import { IncludeTextCheckbox } from './TransferTools';

const ExportFormatOptions = lazy(async () => ({
  default: (await import('./ExportFormatOptions')).ExportFormatOptions,
}));

/** The sources of an export: all, those of the current list, or the selected ones. */
export type ExportScope = 'all' | 'list' | 'selection';

type Props = {
  selectedCount: number;
  /** Whether the list is filtered or searched, so that it differs from all sources. */
  isFiltered: boolean;
  format: ExportFormat;
  onFormatChange: (format: ExportFormat) => void;
  isTextIncluded: boolean;
  onIncludeTextChange: (isIncluded: boolean) => void;
  /** The choices for single formats, or null while they are loaded. */
  formatOptions: FormatOptions | null;
  onExport: (scope: ExportScope) => void;
  onDismiss: () => void;
};

const FORMAT_LABELS = {
  json: 'exportFormat_json',
  jsonl: 'exportFormat_jsonl',
  csv: 'exportFormat_csv',
  tsv: 'exportFormat_tsv',
  bibtex: 'exportFormat_bibtex',
  biblatex: 'exportFormat_biblatex',
  'csl-json': 'exportFormat_csl_json',
  ris: 'exportFormat_ris',
  markdown: 'exportFormat_markdown',
  html: 'exportFormat_html',
  annotations: 'exportFormat_annotations',
  bookmarks: 'exportFormat_bookmarks',
} as const satisfies Record<ExportFormat, string>;

const FORMATS_WITH_TEXT: readonly ExportFormat[] = ['json', 'markdown'];

/** The modal dialog that chooses format and sources of an export, and lists the fields that the format does not contain. */
export function ExportDialog(props: Props) {
  const { format, selectedCount, isFiltered, onExport, onDismiss } = props;
  const [scope, setScope] = useState<ExportScope>(
    selectedCount > 0 ? 'selection' : isFiltered ? 'list' : 'all',
  );
  const dialogRef = useModalDialog();
  return (
    <dialog
      ref={dialogRef}
      className="sheet export-dialog"
      aria-labelledby="export-title"
      onClose={onDismiss}
    >
      <h2 id="export-title">{t('exportTitle')}</h2>
      <label>
        {t('exportFormat')}
        <select
          className="field"
          value={format}
          onChange={(event) =>
            props.onFormatChange(
              EXPORT_FORMATS.find((exportFormat) => exportFormat === event.target.value) ?? format,
            )
          }
        >
          {EXPORT_FORMATS.map((exportFormat) => (
            <option key={exportFormat} value={exportFormat}>
              {t(FORMAT_LABELS[exportFormat])}
            </option>
          ))}
        </select>
      </label>
      <p className="quiet" role="status">
        {describeDroppedFields(format)}
      </p>
      {FORMATS_WITH_TEXT.includes(format) && (
        <IncludeTextCheckbox
          isTextIncluded={props.isTextIncluded}
          onIncludeTextChange={props.onIncludeTextChange}
        />
      )}
      {props.formatOptions && (
        <Suspense fallback={null}>
          <ExportFormatOptions format={format} {...props.formatOptions} />
        </Suspense>
      )}
      <ScopeChoice scope={scope} selectedCount={selectedCount} onChange={setScope} />
      <div className="edit-actions">
        <button type="button" className="button" data-kind="primary" onClick={() => onExport(scope)}>
          {t('exportRun')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={onDismiss}>
          {t('buttonCancel')}
        </button>
      </div>
    </dialog>
  );
}

type ScopeProps = { scope: ExportScope; selectedCount: number; onChange: (scope: ExportScope) => void };

function ScopeChoice({ scope, selectedCount, onChange }: ScopeProps) {
  const choices: [scope: ExportScope, label: string][] = [
    ...(selectedCount > 0
      ? ([['selection', tCount('exportScopeSelection', selectedCount)]] satisfies [ExportScope, string][])
      : []),
    ['list', t('exportScopeList')],
    ['all', t('exportScopeAll')],
  ];
  return (
    <fieldset>
      <legend>{t('exportScope')}</legend>
      {choices.map(([choice, label]) => (
        <label key={choice} className="check">
          <input
            type="radio"
            name="export-scope"
            checked={scope === choice}
            onChange={() => onChange(choice)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function describeDroppedFields(format: ExportFormat): string {
  const names = new Set(listDroppedFields(format).map((field) => formatFieldNames([field])));
  // The field `provenance` has no label.
  names.delete('provenance');
  return names.size === 0 ? t('exportCarriesAll') : t('exportDropped', [...names].join(', '));
}
