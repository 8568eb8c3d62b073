import { buildRecordHref } from '@/lib/app/library/route';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Source } from '@/lib/record/schema/source';

/** Sources of the library that the wiki does not have. `count` also counts those that are not shown. */
export function UnlinkedList({ sources, count }: { sources: Source[]; count: number }) {
  return (
    <>
      <ul className="catalogue">
        {sources.map(({ stableId, title, url }) => (
          <li key={stableId}>
            <p>
              <a href={buildRecordHref(stableId)} dir="auto">
                {title}
              </a>
            </p>
            <p className="hint" dir="ltr">
              {url}
            </p>
          </li>
        ))}
      </ul>
      {count > sources.length && (
        <p className="hint">{t('wikiListFirst', formatCount(sources.length), formatCount(count))}</p>
      )}
    </>
  );
}
