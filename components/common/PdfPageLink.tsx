import { useContext } from 'react';
import { describePdfPage } from '@/lib/app/describe/describe-quote';
import { t } from '@/lib/browser/i18n/message';
import type { PdfPage } from '@/lib/record/page-name';
import { StoredPdfContext } from './stored-pdf-context';

type Props = PdfPage & {
  /** The hash of the text that was captured from the PDF. A source may have the texts of several PDFs. */
  sha256: string | null;
  /** The URL of the PDF at the page, or null if the URL of the PDF is unknown. */
  url: string | null;
  /** The text of the link. By default, it is the name of the page. */
  label?: string;
};

/** The link that opens a PDF at a page: the saved file, or the URL of the PDF. If neither exists, only the page number is shown. */
export function PdfPageLink({ page, pageLabel, sha256, url, label }: Props) {
  const shownPage = describePdfPage({ page, pageLabel });
  const storedPdf = useContext(StoredPdfContext);
  if (storedPdf && sha256 !== null && storedPdf.textHashes.includes(sha256))
    return (
      <button
        type="button"
        className="button page-button"
        data-kind="quiet"
        title={t('pdfOpenPage', shownPage)}
        onClick={() => storedPdf.openPage(page)}
      >
        {label ?? t('quotePage', shownPage)}
      </button>
    );
  if (url === null) return label === undefined && <span className="quiet">{t('quotePage', shownPage)}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer" title={t('pdfOpenPage', shownPage)}>
      {label ?? t('quotePage', shownPage)}
    </a>
  );
}
