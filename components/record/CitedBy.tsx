import { useId, useState } from 'react';
import { shownCount, shownDay } from '@/lib/locale/date';
import { t, tCount } from '@/lib/locale/message';
import { isWebUrl } from '@/lib/model/primitives';
import type { CitingPage } from '@/lib/model/source';
import './cited-by.css';

/** Pages of a wiki that cite a source, and when they were read; null: nobody knows. */
export type CitingPagesRead = { pages: CitingPage[]; readAt: string | null };

// More than these are folded.
const FIRST = 10;

/**
 * The wiki pages that cite the source: page, type and quality. Where none does, one quiet line. `headed` false: what it is folded
 * in says how many they are.
 */
export function CitedBy({ pages, readAt, headed = true }: CitingPagesRead & { headed?: boolean }) {
  const [all, setAll] = useState(false);
  const rows = useId();
  if (pages.length === 0) return headed ? <None readAt={readAt} /> : null;
  return (
    <section className="part">
      {headed && <h2>{tCount('recordCitedBy', pages.length)}</h2>}
      <table className="cited-by">
        <thead>
          <tr>
            <th scope="col">{t('recordCitedPage')}</th>
            <th scope="col">{t('labelType')}</th>
            <th scope="col" className="number">
              {t('recordCitedQuality')}
            </th>
          </tr>
        </thead>
        <tbody id={rows}>
          {(all ? pages : pages.slice(0, FIRST)).map((page) => (
            <Row key={`${page.wiki} ${page.pageId}`} page={page} />
          ))}
        </tbody>
      </table>
      {pages.length > FIRST && (
        <button
          type="button"
          className="button"
          data-kind="quiet"
          aria-expanded={all}
          aria-controls={rows}
          onClick={() => setAll(!all)}
        >
          {all ? t('syncCitedLess') : t('syncCitedMore', shownCount(pages.length))}
        </button>
      )}
      {readAt && <p className="hint">{t('syncCitedAsOf', shownDay(readAt))}</p>}
    </section>
  );
}

function None({ readAt }: { readAt: string | null }) {
  return (
    <section className="part" data-inline="true">
      <h2>{t('recordCitedHeading')}</h2>
      <div className="part-value hint">
        {readAt ? t('recordCitedNoneAsOf', shownDay(readAt)) : t('recordCitedNone')}
      </div>
    </section>
  );
}

function Row({ page }: { page: CitingPage }) {
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
