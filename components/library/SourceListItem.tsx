import { memo, useMemo } from 'react';
import { CredibilityBadge } from '@/components/common/CredibilityBadge';
import { SyncBadge, type SyncLabel } from '@/components/common/SyncBadge';
import { buildRecordHref } from '@/lib/app/library/route';
import { buildGridColumns } from '@/lib/app/library/table-columns';
import { t } from '@/lib/browser/i18n/message';
import { getSearchFieldName } from '@/lib/browser/i18n/search-field-names';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { stripInlineMarkup } from '@/lib/formats/strip-inline-markup';
import { formatAuthorsShort } from '@/lib/record/authors/format-authors';
import type { TableColumn } from '@/lib/record/schema/library-table';
import type { Rating } from '@/lib/record/schema/rating';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { ParsedQuery } from '@/lib/search/query/query';
import { findRowMatch, type RowMatch } from '@/lib/search/row-match';
import { HighlightedText } from './HighlightedText';
import { SourceTableCells } from './SourceTableCells';

type Props = {
  row: SourceRow;
  rating: Rating;
  venueName: string;
  /** The sync status with the active wiki. Null means that no wiki is active. */
  syncLabel: SyncLabel | null;
  /** The searched words, which are highlighted in the row. The array changes only with the search. */
  highlightTerms: ParsedQuery['highlightTerms'];
  /** The columns of the table. Null means that the row has the layout of the list. */
  columns: readonly TableColumn[] | null;
  isSelected: boolean;
  /** Whether the shortcuts act on this row and the preview shows it. */
  isCurrent: boolean;
  /** If `isRange` is true, all rows from the last selected row to this one change. */
  onSelect: (stableId: string, isSelected: boolean, isRange: boolean) => void;
  onCurrent: (stableId: string) => void;
  /** Opens the record page of the row. */
  onOpen: (stableId: string) => void;
};

/** One source in the list, with its title, first words, authors, venue, year, tags, importance, credibility and status. */
export const SourceListItem = memo(function SourceListItem(props: Props) {
  const { row, columns, highlightTerms, isSelected, isCurrent } = props;
  const { onSelect, onCurrent, onOpen } = props;
  const { source, stableId } = row;
  const match = useMemo(() => findRowMatch(source, highlightTerms), [source, highlightTerms]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys j and k select rows, and Enter on the title opens the record page
    <li
      className="source-row"
      style={columns ? { gridTemplateColumns: `2rem ${buildGridColumns(columns)}` } : undefined}
      data-current={isCurrent}
      data-selected={isSelected}
      onFocus={() => onCurrent(stableId)}
      onClick={(event) => {
        if (isControl(event.target)) return;
        onCurrent(stableId);
        event.currentTarget.querySelector<HTMLElement>('.source-title')?.focus({ preventScroll: true });
      }}
      onDoubleClick={(event) => {
        if (!isControl(event.target)) onOpen(stableId);
      }}
    >
      <label className="source-check">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={t('librarySelect', source.title)}
          onChange={() => {}}
          onClick={(event) => onSelect(stableId, !isSelected, event.shiftKey)}
        />
      </label>
      {columns ? (
        <SourceTableCells {...props} columns={columns} titleRanges={match.titleRanges} />
      ) : (
        <SourceSummary {...props} match={match} />
      )}
    </li>
  );
});

type SummaryProps = Pick<Props, 'row' | 'rating' | 'venueName' | 'syncLabel'> & { match: RowMatch };

/** The values of a row in the layout of the list. */
function SourceSummary({ row, rating, venueName, syncLabel, match }: SummaryProps) {
  const { source, stableId } = row;
  const authors = formatAuthorsShort(source.authors);
  // A publication on a platform can have the name of its author.
  const byline = [
    authors,
    venueName === authors ? '' : venueName,
    source.publishedDate?.slice(0, YEAR_LENGTH),
  ];
  return (
    <>
      <div className="source-main">
        <a className="source-title" href={buildRecordHref(stableId)} data-row={stableId} dir="auto">
          <HighlightedText text={source.title} ranges={match.titleRanges} />
        </a>
        {source.summary && (
          <span className="source-summary" dir="auto">
            {stripInlineMarkup(source.summary, MAX_SUMMARY_LENGTH)}
          </span>
        )}
        <span className="source-byline" dir="auto">
          <span className="source-byline-text">{byline.filter(Boolean).join(' · ')}</span>
          {source.tags.slice(0, MAX_TAGS).map((tag) => (
            <span key={tag} className="source-tag">
              #{tag}
            </span>
          ))}
        </span>
        {match.excerpt && (
          <span className="source-excerpt" dir="auto">
            <span className="source-excerpt-field">{getSearchFieldName(match.excerpt.field)}:</span>{' '}
            <HighlightedText text={match.excerpt.text} ranges={match.excerpt.ranges} />
          </span>
        )}
      </div>
      <div className="source-badges">
        <ImportanceScore score={source.importance} />
        {rating.kind !== 'unrated' && <CredibilityBadge rating={rating} isCompact />}
        <span className="source-section">
          {syncLabel && <SyncBadge {...syncLabel} />}
          {/* The stored column has an older name for the section. Most rows are in the inbox, so it is not repeated. */}
          {row.shelf !== 'inbox' && ` ${getSectionName(row.shelf)}`}
        </span>
      </div>
    </>
  );
}

const YEAR_LENGTH = 4;

// The maximum number of tags. More tags do not fit on the line.
const MAX_TAGS = 6;

// The maximum length in characters. A longer text does not fit beside a title.
const MAX_SUMMARY_LENGTH = 160;

/** Returns whether a click belongs to a control of the row. Any other click selects the row. */
const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, label, button') !== null;

function ImportanceScore({ score }: { score: number | null }) {
  if (score === null) return <span className="source-importance" />;
  return (
    <span className="source-importance">
      <span className="visually-hidden">{t('libraryImportance')} </span>
      {score}
    </span>
  );
}
