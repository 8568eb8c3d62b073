import { Checkbox } from '@/components/ui/Checkbox';
import { Menu } from '@/components/ui/Menu';
import { t } from '@/lib/browser/i18n/message';

type IncludeTextProps = { isTextIncluded: boolean; onIncludeTextChange: (isIncluded: boolean) => void };
type ExportMenuProps = IncludeTextProps & { onExportAs: () => void };
type Props = ExportMenuProps & {
  onAddUrls: () => void;
  onAddPdf: () => void;
  onImport: () => void;
  onExport: () => void;
};

/** The buttons that add URLs and PDFs, import sources and export the whole library. */
export function TransferTools({ onAddUrls, onAddPdf, onImport, onExport, ...exportMenuProps }: Props) {
  return (
    <div className="transfer-tools">
      <button type="button" className="button" data-kind="quiet" onClick={onAddUrls}>
        {t('linksAdd')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onAddPdf}>
        {t('libraryAddPdf')}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onImport}>
        {t('libraryImport')}
      </button>
      <span className="export-tools">
        <button type="button" className="button" data-kind="quiet" onClick={onExport}>
          {t('libraryExport')}
        </button>
        <ExportMenu {...exportMenuProps} />
      </span>
    </div>
  );
}

/** The menu beside the export button, with the options of an export and the other formats. */
export function ExportMenu({ onExportAs, ...includeTextProps }: ExportMenuProps) {
  return (
    <Menu label={t('exportOptions')} icon="expand">
      <IncludeTextCheckbox {...includeTextProps} />
      <button type="button" onClick={onExportAs}>
        {t('libraryExportAs')}
      </button>
    </Menu>
  );
}

/** The checkbox that includes captured texts in an exported file. */
export function IncludeTextCheckbox({ isTextIncluded, onIncludeTextChange }: IncludeTextProps) {
  return (
    <Checkbox isChecked={isTextIncluded} onChange={onIncludeTextChange}>
      {t('libraryIncludeText')}
    </Checkbox>
  );
}
