import { t } from '@/lib/locale/message';
import { hrefOf, NO_FILTER, type SourceFilter } from './route';

type Props = { filter: SourceFilter; isLibraryEmpty: boolean; shortcut: string };

/** What stands where no row does: how to begin, or that nothing here fits. */
export function EmptyList({ filter, isLibraryEmpty, shortcut }: Props) {
  if (isLibraryEmpty) {
    return (
      <div className="empty">
        <p className="empty-words">
          {shortcut === '' ? t('libraryEmptyNoKeys') : t('libraryEmpty', shortcut)}
        </p>
        <a href="#/welcome">{t('libraryEmptyHow')}</a>
      </div>
    );
  }
  const isFiltered = hrefOf({ view: 'sources', filter }) !== '#/sources';
  return (
    <div className="empty">
      <p className="empty-words">{wordsFor(filter)}</p>
      {isFiltered && <a href={hrefOf({ view: 'sources', filter: NO_FILTER })}>{t('libraryShowAll')}</a>}
    </div>
  );
}

function wordsFor(filter: SourceFilter): string {
  if (filter.text) return t('libraryEmptySearch', filter.text);
  if (filter.missing) return t('libraryEmptyMissing');
  if (filter.shelf === 'bin') return t('libraryEmptyBin');
  return t('libraryEmptyShelf');
}
