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

/**
 * Opens a PDF at a page:
 * - the stored PDF file, if the text `sha256` was captured from it
 * - otherwise `url`
 * - with neither, shows the page name without a link, or nothing if there is a `label`
 */
export function PdfPageLink({ page, pageLabel, sha256, url, label }: Props) {
  const pageName = describePdfPage({ page, pageLabel });
  const storedPdf = useContext(StoredPdfContext);
  if (storedPdf && sha256 !== null && storedPdf.textHashes.includes(sha256))
    return (
      <button
        type="button"
        className="button page-button"
        data-kind="quiet"
        title={t('pdfOpenPage', pageName)}
        onClick={() => storedPdf.openPage(page)}
      >
        {label ?? t('quotePage', pageName)}
      </button>
    );
  if (url === null) return label === undefined && <span className="quiet">{t('quotePage', pageName)}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer" title={t('pdfOpenPage', pageName)}>
      {label ?? t('quotePage', pageName)}
    </a>
  );
}
