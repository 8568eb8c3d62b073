import { useEffect, useId, useRef, useState } from 'react';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { CitingPage } from '@/lib/record/schema/parts';
import './page-links.css';

type Props = {
  wikiName: string;
  /** The ids of the pages that cannot be chosen, because they are linked already. */
  unavailableIds: ReadonlySet<string>;
  /** Searches the pages of the wiki. Returns null if it could not be searched. */
  onSearch: (query: string) => Promise<CitingPage[] | null>;
  onChoose: (page: CitingPage) => void;
  onClose: () => void;
};

/** Searches the pages of a wiki as the reader types, and lists them to choose from. */
export function PageSearch({ wikiName, unavailableIds, onSearch, onChoose, onClose }: Props) {
  const [query, setQuery] = useState('');
  const foundPages = useFoundPages(query, onSearch);
  const inputRef = useRef<HTMLInputElement>(null);
  const inputId = useId();
  useEffect(() => inputRef.current?.focus(), []);
  return (
    <div className="page-search">
      <label htmlFor={inputId}>{t('pageLinkSearch', wikiName)}</label>
      <div className="page-search-line">
        <input
          ref={inputRef}
          id={inputId}
          className="field"
          type="search"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
        <button type="button" className="button" onClick={onClose}>
          {t('pageLinkDone')}
        </button>
      </div>
      <p className="hint" role="status">
        {describeFoundPages(foundPages)}
      </p>
      <ul>
        {(Array.isArray(foundPages) ? foundPages : []).map((page) => (
          <li key={page.pageId}>
            <button
              type="button"
              className="button"
              data-kind="quiet"
              disabled={unavailableIds.has(page.pageId)}
              onClick={() => onChoose(page)}
            >
              <span dir="auto">{page.title}</span>
              {page.type && <span className="hint"> · {page.type}</span>}
              {unavailableIds.has(page.pageId) && <span className="hint"> · {t('pageLinkAlready')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type PageSearchResult = CitingPage[] | 'idle' | 'searching' | 'failed';

function describeFoundPages(foundPages: PageSearchResult): string {
  switch (foundPages) {
    case 'idle':
      return '';
    case 'searching':
      return t('pageLinkSearching');
    case 'failed':
      return t('pageLinkSearchFailed');
    default:
      return tCount('pageLinkFound', foundPages.length);
  }
}

// The time in ms without a keystroke after which the wiki is searched.
const SEARCH_DEBOUNCE_MS = 250;

/** Searches while the reader types. A response to an earlier query is ignored. */
function useFoundPages(query: string, onSearch: Props['onSearch']): PageSearchResult {
  const [foundPages, setFoundPages] = useState<PageSearchResult>('idle');
  const searchRef = useRef(onSearch);
  searchRef.current = onSearch;
  useEffect(() => {
    if (query.trim() === '') return setFoundPages('idle');
    let isCurrent = true;
    const timer = setTimeout(async () => {
      setFoundPages('searching');
      const pages = await searchRef.current(query);
      if (isCurrent) setFoundPages(pages ?? 'failed');
    }, SEARCH_DEBOUNCE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);
  return foundPages;
}
