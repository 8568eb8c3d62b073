import { t, tCount } from '@/lib/locale/message';
import { isWebUrl } from '@/lib/model/primitives';
import type { Source } from '@/lib/model/source';

/** The wiki pages that cite the source: page, type and quality. Nothing where none does. */
export function CitedBy({ pages }: { pages: Source['citedBy'] }) {
  if (pages.length === 0) return null;
  return (
    <section className="part">
      <h2>{tCount('recordCitedBy', pages.length)}</h2>
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
        <tbody>
          {pages.map((page) => (
            <tr key={`${page.wiki} ${page.pageId}`}>
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
          ))}
        </tbody>
      </table>
    </section>
  );
}
