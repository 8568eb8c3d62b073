import { useContext } from 'react';
import { t } from '@/lib/browser/i18n/message';
import { StoredPdfContext } from './stored-pdf-context';

type Props = {
  page: number;
  /** The URL of the PDF at the page, or null if the URL of the PDF is unknown. */
  url: string | null;
  /** The text of the link. By default, it is the number of the page. */
  label?: string;
};

/** The link that opens a PDF at a page: the saved file, or the URL of the PDF. If neither exists, only the page number is shown. */
export function PageLink({ page, url, label }: Props) {
  const openStoredPdf = useContext(StoredPdfContext);
  if (openStoredPdf)
    return (
      <button
        type="button"
        className="button page-button"
        data-kind="quiet"
        title={t('pdfOpenPage', page)}
        onClick={() => openStoredPdf(page)}
      >
        {label ?? t('quotePage', page)}
      </button>
    );
  if (url === null) return label === undefined && <span className="quiet">{t('quotePage', page)}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer" title={t('pdfOpenPage', page)}>
      {label ?? t('quotePage', page)}
    </a>
  );
}
