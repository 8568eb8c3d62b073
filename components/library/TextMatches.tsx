import type { TextMatch } from '@/lib/app/library/index-messages';
import { buildRecordHref } from '@/lib/app/library/route';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { findHighlightRanges, type HighlightTerm } from '@/lib/search/highlight';
import { HighlightedText } from './HighlightedText';

type Props = {
  matches: TextMatch[];
  /** The titles of the matching sources by stable id. Titles that are not loaded yet are absent. */
  titles: ReadonlyMap<string, string>;
  highlightTerms: HighlightTerm[];
  /** The share of the captured texts that were read, from 0 to 1. */
  progress: number;
  status: 'running' | 'done' | 'cancelled';
  onCancel: () => void;
};

/** Lists the sources whose captured text contains the searched words. The list grows while the texts are read. */
export function TextMatches({ matches, titles, highlightTerms, progress, status, onCancel }: Props) {
  return (
    <section className="text-matches" aria-labelledby="text-matches-title">
      <div className="text-matches-head">
        <h2 id="text-matches-title">{t('textMatches')}</h2>
        <span role="status" className="quiet">
          {status === 'running'
            ? t('textMatchesReading', formatCount(Math.floor(progress * 100)))
            : tCount('textMatchesCount', matches.length)}
        </span>
        {status === 'running' && (
          <>
            <progress value={progress} aria-label={t('libraryProgress')} />
            <button type="button" className="button" onClick={onCancel}>
              {t('buttonCancel')}
            </button>
          </>
        )}
      </div>
      <ul>
        {matches.map(({ stableId, excerpt }) => (
          <li key={stableId}>
            <a href={buildRecordHref(stableId)} dir="auto">
              {titles.get(stableId) ?? stableId}
            </a>
            <p className="quiet" dir="auto">
              <HighlightedText text={excerpt} ranges={findHighlightRanges(excerpt, highlightTerms)} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
