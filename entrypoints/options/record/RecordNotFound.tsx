import { t } from '@/lib/browser/i18n/message';
import type { InvalidRow } from '@/lib/record/schema/source-row';
import { useHeading } from '../use-heading';

type Props = {
  invalidRow: InvalidRow | null;
  /** Downloads the stored data of the row. */
  onDownload: (key: string) => void;
  hasNavigated: boolean;
};

/** Shows that a source is missing or cannot be read. The stored data of an unreadable source can be downloaded. */
export function RecordNotFound({ invalidRow, onDownload, hasNavigated }: Props) {
  const title = invalidRow ? t('libraryInvalidRecord') : t('recordNotFound');
  const headingRef = useHeading(title, hasNavigated);
  return (
    <main className="page">
      <h1 ref={headingRef} tabIndex={-1}>
        {title}
      </h1>
      <p>{invalidRow ? t('recordInvalid', invalidRow.key, invalidRow.reason) : t('recordNotFoundText')}</p>
      {invalidRow && (
        <p>
          <button type="button" className="button" onClick={() => onDownload(invalidRow.key)}>
            {t('recordDownloadStored')}
          </button>
        </p>
      )}
      <a href="#/sources">{t('recordBack')}</a>
    </main>
  );
}
