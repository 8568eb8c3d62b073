import { t } from '@/lib/browser/i18n/message';

type IncludeTextProps = { includeText: boolean; onIncludeText: (include: boolean) => void };
type Props = IncludeTextProps & { onImport: () => void; onExport: () => void };

/** The buttons that import records and export the whole library. */
export function TransferTools({ onImport, onExport, ...includeTextProps }: Props) {
  return (
    <div className="transfer-tools">
      <button type="button" className="button" data-kind="quiet" onClick={onImport}>
        {t('libraryImport')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onExport}>
        {t('libraryExport')}
      </button>
      <IncludeTextCheckbox {...includeTextProps} />
    </div>
  );
}

/** The checkbox that includes captured texts in an exported file. */
export function IncludeTextCheckbox({ includeText, onIncludeText }: IncludeTextProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={includeText}
        onChange={(event) => onIncludeText(event.target.checked)}
      />
      {t('libraryIncludeText')}
    </label>
  );
}
