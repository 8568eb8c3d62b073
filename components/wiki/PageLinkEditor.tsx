import { useEffect, useId, useRef, useState } from 'react';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { PageLink } from '@/lib/wiki/model/page-link';

type Props = {
  wikiName: string;
  /** The links that the reader added. */
  links: readonly PageLink[];
  /** The ids of the pages that cite the source on the wiki. */
  citingPageIds: readonly string[];
  /** Searches the pages of the wiki. Returns null if it could not be searched. */
  onSearch: (query: string) => Promise<CitingPage[] | null>;
  onChange: (page: CitingPage, isLinked: boolean) => void;
};

const STATUS_LABELS = {
  'to-link': 'pageLink_waiting',
  linking: 'pageLink_waiting',
  linked: 'pageLink_linked',
  'to-unlink': 'pageLink_removing',
  'last-link': 'pageLink_lastLink',
  'page-missing': 'pageLink_pageMissing',
  'too-many-pages': 'pageLink_tooMany',
} as const satisfies Record<PageLink['status'], MessageKey>;

/** Lists the wiki pages that the reader linked to the source, and links further pages. */
export function PageLinkEditor({ links, onChange, ...searchProps }: Props) {
  const [isSearching, setSearching] = useState(false);
  return (
    <section className="page-links" aria-label={t('pageLinkHeading')}>
      {links.length > 0 && (
        <ul>
          {links.map(({ page, status }) => (
            <li key={page.pageId}>
              <span dir="auto">{page.title}</span>
              <span className="hint" role="status">
                {t(STATUS_LABELS[status], searchProps.wikiName)}
              </span>
              {status === 'to-unlink' ? (
                <button
                  type="button"
                  className="button"
                  data-kind="quiet"
                  onClick={() => onChange(page, true)}
                >
                  {t('wikiUndo')}
                </button>
              ) : (
                <button
                  type="button"
                  className="button"
                  data-kind="quiet"
                  aria-label={t('pageLinkRemoveNamed', page.title)}
                  onClick={() => onChange(page, false)}
                >
                  {t('pageLinkRemove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isSearching ? (
        <PageSearch
          {...searchProps}
          linkedIds={links.filter(({ status }) => status !== 'to-unlink').map(({ page }) => page.pageId)}
          onChoose={(page) => onChange(page, true)}
          onClose={() => setSearching(false)}
        />
      ) : (
        <button type="button" className="button" data-kind="quiet" onClick={() => setSearching(true)}>
          {t('pageLinkAdd', searchProps.wikiName)}
        </button>
      )}
    </section>
  );
}

type SearchProps = Pick<Props, 'wikiName' | 'citingPageIds' | 'onSearch'> & {
  linkedIds: string[];
  onChoose: (page: CitingPage) => void;
  onClose: () => void;
};

function PageSearch({ wikiName, citingPageIds, linkedIds, onSearch, onChoose, onClose }: SearchProps) {
  const [query, setQuery] = useState('');
  const foundPages = useFoundPages(query, onSearch);
  const inputRef = useRef<HTMLInputElement>(null);
  const inputId = useId();
  useEffect(() => inputRef.current?.focus(), []);
  const unavailableIds = new Set([...citingPageIds, ...linkedIds]);
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

type FoundPages = CitingPage[] | 'nothing-asked' | 'searching' | 'failed';

function describeFoundPages(foundPages: FoundPages): string {
  switch (foundPages) {
    case 'nothing-asked':
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
const SEARCH_DELAY_MS = 250;

/** Searches while the reader types. A reply to an earlier query is ignored. */
function useFoundPages(query: string, onSearch: Props['onSearch']): FoundPages {
  const [foundPages, setFoundPages] = useState<FoundPages>('nothing-asked');
  const searchRef = useRef(onSearch);
  searchRef.current = onSearch;
  useEffect(() => {
    if (query.trim() === '') return setFoundPages('nothing-asked');
    let isCurrent = true;
    const timer = setTimeout(async () => {
      setFoundPages('searching');
      const pages = await searchRef.current(query);
      if (isCurrent) setFoundPages(pages ?? 'failed');
    }, SEARCH_DELAY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);
  return foundPages;
}
