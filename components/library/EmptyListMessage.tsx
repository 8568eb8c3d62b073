import { getOnlySection } from '@/lib/app/library/facet-selection';
import { buildHref, EMPTY_FILTER, type SourceFilter } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  filter: SourceFilter;
  isLibraryEmpty: boolean;
  /** The shortcut that captures a page. Empty if none is assigned. */
  captureShortcut: string;
};

/** The message of an empty list. It explains how to save the first source, or says that no source matches the filter. */
export function EmptyListMessage({ filter, isLibraryEmpty, captureShortcut }: Props) {
  if (isLibraryEmpty) {
    return (
      <div className="empty">
        <p className="empty-message">
          {captureShortcut === '' ? t('libraryEmptyWithoutShortcut') : t('libraryEmpty', captureShortcut)}
        </p>
        <a href="#/welcome">{t('libraryEmptyHowItWorks')}</a>
      </div>
    );
  }
  const isFiltered = buildHref({ view: 'sources', filter }) !== '#/sources';
  return (
    <div className="empty">
      <p className="empty-message">{formatEmptyMessage(filter)}</p>
      {isFiltered && <a href={buildHref({ view: 'sources', filter: EMPTY_FILTER })}>{t('libraryShowAll')}</a>}
    </div>
  );
}

function formatEmptyMessage(filter: SourceFilter): string {
  if (filter.text) return t('libraryEmptySearch', filter.text);
  if (filter.facets.missing) return t('libraryEmptyMissingField');
  if (getOnlySection(filter) === 'bin') return t('libraryEmptyBin');
  return t('libraryEmptySection');
}
