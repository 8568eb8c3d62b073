import { useId, useState } from 'react';
import { isWebUrl } from '@/lib/address/parse-url';
import { formatCount, formatDay } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { CitingPageList } from '@/lib/wiki/model/citing-page-list';
import './cited-by.css';

// The number of pages that are listed before the reader expands the list.
const COLLAPSED_COUNT = 10;

/**
 * Lists the wiki pages that cite the source, or says that the wiki has none. Pass `hasHeading={false}` inside a `details`
 * element whose summary already shows the number of pages.
 */
export function CitedBy({ pages, readAt, hasHeading = true }: CitingPageList & { hasHeading?: boolean }) {
  const [isExpanded, setExpanded] = useState(false);
  const rowsId = useId();
  if (pages.length === 0) return hasHeading && readAt ? <NoCitingPages readAt={readAt} /> : null;
  return (
    <section className="field-group">
      {hasHeading && <h2>{tCount('citedByCount', pages.length)}</h2>}
      <table className="cited-by">
        <thead>
          <tr>
            <th scope="col">{t('citingPage')}</th>
            <th scope="col">{t('labelType')}</th>
            <th scope="col" className="number">
              {t('citingPageQuality')}
            </th>
          </tr>
        </thead>
        <tbody id={rowsId}>
          {(isExpanded ? pages : pages.slice(0, COLLAPSED_COUNT)).map((page) => (
            <CitingPageRow key={`${page.wiki} ${page.pageId}`} page={page} />
          ))}
        </tbody>
      </table>
      {pages.length > COLLAPSED_COUNT && (
        <button
          type="button"
          className="button"
          data-kind="quiet"
          aria-expanded={isExpanded}
          aria-controls={rowsId}
          onClick={() => setExpanded(!isExpanded)}
        >
          {isExpanded ? t('syncCitedLess') : t('syncCitedMore', formatCount(pages.length))}
        </button>
      )}
      {readAt && <p className="hint">{t('syncCitedAsOf', formatDay(readAt))}</p>}
    </section>
  );
}

function NoCitingPages({ readAt }: { readAt: string }) {
  return (
    <section className="field-group" data-inline="true">
      <h2>{t('citedByHeading')}</h2>
      <div className="field-group-value hint">{t('citedByNone', formatDay(readAt))}</div>
    </section>
  );
}

function CitingPageRow({ page }: { page: CitingPage }) {
  return (
    <tr>
      <td dir="auto">
        {page.url && isWebUrl(page.url) ? (
          <a href={page.url} target="_blank" rel="noreferrer">
            {page.title}
          </a>
        ) : (
          page.title
        )}
      </td>
      <td>{page.type ?? '–'}</td>
      <td className="number">{page.quality === null ? '–' : page.quality.toFixed(1)}</td>
    </tr>
  );
}
