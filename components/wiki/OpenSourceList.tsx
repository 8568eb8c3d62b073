import { buildRecordHref, OPEN_SOURCES_HREF } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';

/** A source that needs the reader. `label` is its sync status in a few words. */
export type OpenSource = { stableId: string; title: string; label: string };

/** Lists the sources that a wiki rejected or whose values differ, each with a link to its record. */
export function OpenSourceList({ sources }: { sources: OpenSource[] }) {
  if (sources.length === 0) return null;
  return (
    <details className="wiki-open-sources">
      <summary>{t('wikiOpenSources')}</summary>
      <ul>
        {sources.map(({ stableId, title, label }) => (
          <li key={stableId}>
            <a href={buildRecordHref(stableId)} dir="auto">
              {title}
            </a>{' '}
            · {label}
          </li>
        ))}
      </ul>
      <a href={OPEN_SOURCES_HREF}>{t('wikiOpenSourcesInLibrary')}</a>
    </details>
  );
}
