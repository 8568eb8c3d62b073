import { type ReactNode, useEffect, useState } from 'react';
import { PageLink } from '@/components/common/PageLink';
import { t } from '@/lib/browser/i18n/message';

// All pages of a long PDF are rendered in steps, so that the record page stays responsive.
const PAGES_PER_STEP = 8;

type Props = {
  pages: readonly string[];
  /** The page to show, or null for all pages. */
  page: number | null;
  buildPageUrl: (page: number) => string | null;
  renderText: (markdown: string) => ReactNode;
};

/** The captured text of a PDF: one page, or all pages with their numbers as headings. */
export function PagedText({ pages, page, buildPageUrl, renderText }: Props) {
  const renderedCount = useRenderedBlockCount(page === null ? pages.length : 0);
  if (page !== null) return <PageText markdown={pages[page - 1] ?? ''} renderText={renderText} />;
  return pages.slice(0, renderedCount).map((markdown, index) => {
    const number = index + 1;
    return (
      <section key={number} className="pdf-page" aria-label={t('pdfPageNumber', number)}>
        <h3 className="pdf-page-heading">
          <PageLink page={number} url={buildPageUrl(number)} />
        </h3>
        <PageText markdown={markdown} renderText={renderText} />
      </section>
    );
  });
}

const PageText = ({ markdown, renderText }: { markdown: string } & Pick<Props, 'renderText'>) =>
  markdown === '' ? <p className="quiet">{t('pdfPageEmpty')}</p> : renderText(markdown);

/** Returns a number that grows by one step per frame until it is `total`. */
function useRenderedBlockCount(total: number): number {
  const [count, setCount] = useState(PAGES_PER_STEP);
  useEffect(() => {
    if (count >= total) return;
    const timer = setTimeout(() => setCount(count + PAGES_PER_STEP), 16);
    return () => clearTimeout(timer);
  }, [count, total]);
  return Math.min(count, total);
}
