import { t } from '@/lib/browser/i18n/message';
import type { TagCount } from '@/lib/search/index/count-tags';

type Props = {
  /** Pairs of similar tags, the one with more sources first. */
  pairs: [TagCount, TagCount][];
  onMerge: (from: string, to: string) => void;
  onReject: (a: string, b: string) => void;
};

/** The tags that may mean the same. */
export function TagSuggestions({ pairs, onMerge, onReject }: Props) {
  if (pairs.length === 0) return null;
  return (
    <section className="tag-suggestions" aria-labelledby="tag-suggestions-title">
      <h2 id="tag-suggestions-title">{t('tagsSimilar')}</h2>
      <ul>
        {pairs.map(([more, fewer]) => (
          <li key={`${more.tag} ${fewer.tag}`}>
            <span dir="auto">
              <strong>{more.tag}</strong> <span className="quiet">{more.count}</span> ·{' '}
              <strong>{fewer.tag}</strong> <span className="quiet">{fewer.count}</span>
            </span>
            <span className="tag-actions">
              {[[fewer.tag, more.tag] as const, [more.tag, fewer.tag] as const].map(([from, to]) => (
                <button key={to} type="button" className="button" onClick={() => onMerge(from, to)}>
                  {t('tagsMergeInto', to)}
                </button>
              ))}
              <button
                type="button"
                className="button"
                data-kind="quiet"
                onClick={() => onReject(more.tag, fewer.tag)}
              >
                {t('tagsKeepBoth')}
                <span className="visually-hidden">
                  {' '}
                  {more.tag}, {fewer.tag}
                </span>
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
