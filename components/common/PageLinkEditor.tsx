import { useState } from 'react';
import { type MessageKey, t } from '@/lib/browser/i18n/message';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { PageLink } from '@/lib/wiki/model/page-link';
import { PageSearch } from './PageSearch';
import './page-links.css';

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
export function PageLinkEditor({ wikiName, links, citingPageIds, onSearch, onChange }: Props) {
  const [isSearching, setSearching] = useState(false);
  return (
    <section className="page-links" aria-label={t('pageLinkHeading')}>
      {links.length > 0 && (
        <ul>
          {links.map(({ page, status }) => (
            <li key={page.pageId}>
              <span dir="auto">{page.title}</span>
              <span className="hint" role="status">
                {t(STATUS_LABELS[status], wikiName)}
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
          wikiName={wikiName}
          unavailableIds={
            new Set([
              ...citingPageIds,
              ...links.filter(({ status }) => status !== 'to-unlink').map(({ page }) => page.pageId),
            ])
          }
          onSearch={onSearch}
          onChoose={(page) => onChange(page, true)}
          onClose={() => setSearching(false)}
        />
      ) : (
        <button type="button" className="button" data-kind="quiet" onClick={() => setSearching(true)}>
          {t('pageLinkAdd', wikiName)}
        </button>
      )}
    </section>
  );
}
