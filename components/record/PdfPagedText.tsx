import { type ReactNode, useEffect, useState } from 'react';
import { PdfPageLink } from '@/components/common/PdfPageLink';
import { t } from '@/lib/browser/i18n/message';

// All pages of a long PDF are rendered in steps, so that the record page stays responsive.
const PAGES_PER_STEP = 8;

type Props = {
  pdfPages: readonly string[];
  pageLabels?: readonly string[] | undefined;
  /** The hash of the text. */
  sha256: string;
  /** The page to show, or null for all pages. */
  page: number | null;
  buildPageUrl: (page: number) => string | null;
  renderText: (markdown: string) => ReactNode;
};

/** The captured text of a PDF: one page, or all pages with their numbers as headings. */
export function PdfPagedText({ pdfPages, pageLabels, sha256, page, buildPageUrl, renderText }: Props) {
  const renderedCount = useRenderedPageCount(page === null ? pdfPages.length : 0);
  if (page !== null) return <PdfPageText markdown={pdfPages[page - 1] ?? ''} renderText={renderText} />;
  return pdfPages.slice(0, renderedCount).map((markdown, index) => {
    const number = index + 1;
    return (
      <section key={number} className="pdf-page" aria-label={t('pdfPageNumber', number)}>
        <h3 className="pdf-page-heading">
          <PdfPageLink
            page={number}
            pageLabel={pageLabels?.[index]}
            {...{ sha256 }}
            url={buildPageUrl(number)}
          />
        </h3>
        <PdfPageText markdown={markdown} renderText={renderText} />
      </section>
    );
  });
}

const PdfPageText = ({ markdown, renderText }: { markdown: string } & Pick<Props, 'renderText'>) =>
  markdown === '' ? <p className="quiet">{t('pdfPageEmpty')}</p> : renderText(markdown);

/** Returns a number that grows by one step about every 16 ms until it is `total`. */
function useRenderedPageCount(total: number): number {
  const [count, setCount] = useState(PAGES_PER_STEP);
  useEffect(() => {
    if (count >= total) return;
    const timer = setTimeout(() => setCount(count + PAGES_PER_STEP), 16);
    return () => clearTimeout(timer);
  }, [count, total]);
  return Math.min(count, total);
}
