import { useState } from 'react';
import { IconButton } from '@/components/ui/IconButton';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';

/** A search that the reader saved. `href` is the URL of its result list. */
export type SavedSearch = { id: string; name: string; href: string };

type Props = {
  searches: SavedSearch[];
  /** The number of sources of each search, in the same order; null while they are counted. */
  counts: number[] | null;
  currentHref: string;
  onRename: (id: string, name: string) => void;
  /** Moves a search up (-1) or down (1). */
  onMove: (id: string, step: 1 | -1) => void;
  onDelete: (search: SavedSearch) => void;
};

/** The saved searches with their counts. In the editing mode they can be renamed, reordered and deleted. */
export function SavedSearches({ searches, counts, currentHref, ...handlers }: Props) {
  const [isEditing, setEditing] = useState(false);
  if (searches.length === 0) return null;
  return (
    <section className="saved-searches" aria-labelledby="saved-searches-title">
      <div className="saved-searches-head">
        <h2 id="saved-searches-title">{t('savedSearches')}</h2>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          aria-pressed={isEditing}
          onClick={() => setEditing(!isEditing)}
        >
          {isEditing ? t('savedSearchesDone') : t('libraryEdit')}
          <span className="visually-hidden"> {t('savedSearches')}</span>
        </button>
      </div>
      <ul>
        {searches.map((search, index) =>
          isEditing ? (
            <SavedSearchEditor
              key={search.id}
              search={search}
              isFirst={index === 0}
              isLast={index === searches.length - 1}
              {...handlers}
            />
          ) : (
            <li key={search.id}>
              <a
                className="facet"
                href={search.href}
                aria-current={search.href === currentHref ? 'true' : undefined}
              >
                <span dir="auto">{search.name}</span>
                <span className="facet-count">{counts === null ? '' : formatCount(counts[index] ?? 0)}</span>
              </a>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

type EditorProps = Pick<Props, 'onRename' | 'onMove' | 'onDelete'> & {
  search: SavedSearch;
  isFirst: boolean;
  isLast: boolean;
};

function SavedSearchEditor({ search, isFirst, isLast, onRename, onMove, onDelete }: EditorProps) {
  const { id, name } = search;
  return (
    <li className="saved-search-editor">
      <input
        className="field"
        aria-label={t('savedSearchName', name)}
        defaultValue={name}
        onBlur={({ target }) => {
          const newName = target.value.trim();
          if (newName !== '' && newName !== name) onRename(id, newName);
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <span>
        <IconButton
          label={t('savedSearchUp', name)}
          icon="up"
          isAvailable={!isFirst}
          onClick={() => onMove(id, -1)}
        />
        <IconButton
          label={t('savedSearchDown', name)}
          icon="down"
          isAvailable={!isLast}
          onClick={() => onMove(id, 1)}
        />
        <IconButton label={t('savedSearchDelete', name)} icon="close" onClick={() => onDelete(search)} />
      </span>
    </li>
  );
}
