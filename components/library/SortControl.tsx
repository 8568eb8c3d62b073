import { Icon } from '@/components/ui/Icon';
import { getDefaultOrder } from '@/lib/app/library/facet-selection';
import type { SortOrder } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import { SORT_KEYS, type SortKey } from '@/lib/search/index/library-query';

type Props = {
  order: SortOrder;
  /** Whether the list can be sorted by relevance. */
  isSearching: boolean;
  onSort: (order: SortOrder) => void;
};

const SORT_LABELS = {
  relevance: 'sortRelevance',
  saved: 'sortSaved',
  changed: 'sortChanged',
  published: 'sortPublished',
  importance: 'libraryImportance',
  credibility: 'facetCredibility',
  title: 'labelTitle',
  author: 'sortAuthor',
  venue: 'facetVenue',
} as const satisfies Record<SortKey, string>;

/** The controls for the order of the list and its direction. */
export function SortControl({ order, isSearching, onSort }: Props) {
  const keys = SORT_KEYS.filter((key) => key !== 'relevance' || isSearching);
  const { sort, isDescending } = order;
  return (
    <span className="sort-control">
      <label>
        <span className="quiet">{t('sortLabel')}</span>{' '}
        <select
          className="field"
          value={sort}
          onChange={({ target }) => {
            const chosenKey = keys.find((key) => key === target.value);
            if (chosenKey) onSort(getDefaultOrder(chosenKey));
          }}
        >
          {keys.map((key) => (
            <option key={key} value={key}>
              {t(SORT_LABELS[key])}
            </option>
          ))}
        </select>
      </label>
      {sort !== 'relevance' && (
        <button
          type="button"
          className="button"
          data-kind="quiet"
          aria-label={isDescending ? t('sortDescending') : t('sortAscending')}
          onClick={() => onSort({ sort, isDescending: !isDescending })}
        >
          <Icon name={isDescending ? 'down' : 'up'} />
        </button>
      )}
    </span>
  );
}
