import { useState } from 'react';
import { PageSearch } from '@/components/common/PageSearch';
import { formatWikiProblem } from '@/lib/app/describe/format-wiki-problem';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { CitingPage } from '@/lib/record/schema/parts';
import { type BringIn, type BringInScope, MAX_SEARCH_RESULTS } from '@/lib/wiki/model/bring-in';

type Props = {
  wikiName: string;
  /** The last task. Null if there was none. */
  progress: BringIn | null;
  onSearchPages: (query: string) => Promise<CitingPage[] | null>;
  onStart: (scope: BringInScope) => void;
  onCancel: () => void;
};

/** Brings sources of a wiki into the library: all, those that a page cites, or those that a search finds. */
export function BringInPanel({ wikiName, progress, onSearchPages, onStart, onCancel }: Props) {
  const [query, setQuery] = useState('');
  const [isChoosingPage, setChoosingPage] = useState(false);
  const isRunning = progress?.status === 'running';
  return (
    <section className="bring-in" aria-label={t('bringIn')}>
      <div className="wiki-actions">
        <button
          type="button"
          className="button"
          disabled={isRunning}
          onClick={() => onStart({ kind: 'all' })}
        >
          {t('bringInAll')}
        </button>
        <button
          type="button"
          className="button"
          disabled={isRunning}
          aria-expanded={isChoosingPage}
          onClick={() => setChoosingPage(!isChoosingPage)}
        >
          {t('bringInPage')}
        </button>
        <form
          className="page-search-line"
          onSubmit={(event) => {
            event.preventDefault();
            if (query.trim() !== '') onStart({ kind: 'search', query: query.trim() });
          }}
        >
          <input
            className="field"
            type="search"
            aria-label={t('bringInQuery', wikiName)}
            placeholder={t('bringInQuery', wikiName)}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <button type="submit" className="button" disabled={isRunning || query.trim() === ''}>
            {t('bringInSearch')}
          </button>
        </form>
      </div>
      {isChoosingPage && (
        <PageSearch
          wikiName={wikiName}
          unavailableIds={NO_IDS}
          onSearch={onSearchPages}
          onChoose={({ pageId, title }) => {
            setChoosingPage(false);
            onStart({ kind: 'page', pageId, title });
          }}
          onClose={() => setChoosingPage(false)}
        />
      )}
      {progress && <BringInProgress progress={progress} onCancel={onCancel} />}
    </section>
  );
}

const NO_IDS: ReadonlySet<string> = new Set();

function BringInProgress({ progress, onCancel }: { progress: BringIn; onCancel: () => void }) {
  const { status, scope, cursor, total, addedCount, knownCount, skippedCount } = progress;
  const isSearchCut = status === 'done' && scope.kind === 'search' && cursor >= MAX_SEARCH_RESULTS;
  const isRunning = status === 'running';
  return (
    <div className="bring-in-progress">
      <p role="status">
        {describeStatus(progress)}{' '}
        {t('bringInCounts', formatCount(addedCount), formatCount(knownCount), formatCount(skippedCount))}
        {isSearchCut && ` ${t('bringInSearchCut', formatCount(MAX_SEARCH_RESULTS))}`}
      </p>
      {isRunning && (
        <>
          <progress
            aria-label={t('bringIn')}
            {...(total === null ? {} : { value: cursor, max: Math.max(total, cursor, 1) })}
          />
          <button type="button" className="button" onClick={onCancel}>
            {t('bringInCancel')}
          </button>
        </>
      )}
    </div>
  );
}

function describeStatus({ status, wikiName, cursor, total, waitUntil, reason }: BringIn): string {
  switch (status) {
    case 'running':
      if (waitUntil !== null && cursor === 0) return t('bringInWaiting', wikiName);
      return total === null
        ? t('bringInStarting', wikiName)
        : t('bringInRunning', wikiName, formatCount(cursor), formatCount(Math.max(total, cursor)));
    case 'done':
      return t('bringInDone', wikiName);
    case 'cancelled':
      return t('bringInCancelled', wikiName);
    case 'failed':
      return t('bringInFailed', wikiName, formatWikiProblem(reason ?? ''));
  }
}
