import { buildRecordHref, UNRESOLVED_SOURCES_HREF } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';

/** A source that needs a decision or a correction by the reader. `label` is its sync status in a few words. */
export type UnresolvedSource = { stableId: string; title: string; label: string };

/** Lists the sources that a wiki rejected or whose values differ, each with a link to its record page. */
export function UnresolvedSourceList({ sources }: { sources: UnresolvedSource[] }) {
  if (sources.length === 0) return null;
  return (
    <details className="wiki-unresolved-sources">
      <summary>{t('wikiUnresolvedSources')}</summary>
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
      <a href={UNRESOLVED_SOURCES_HREF}>{t('wikiUnresolvedSourcesInLibrary')}</a>
    </details>
  );
}
