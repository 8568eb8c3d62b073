import { CredibilityBadge } from '@/components/common/CredibilityBadge';
import { SyncBadge, type SyncLabel } from '@/components/common/SyncBadge';
import { buildRecordHref } from '@/lib/app/library/route';
import { formatDate, formatDay } from '@/lib/browser/i18n/format-values';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { getColumnName } from '@/lib/browser/i18n/table-column-names';
import { getTypeName } from '@/lib/browser/i18n/vocabulary-names';
import { formatAuthorsShort } from '@/lib/record/authors/format-authors';
import type { TableColumn } from '@/lib/record/schema/library-table';
import type { Rating } from '@/lib/record/schema/rating';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { RowMatch } from '@/lib/search/row-match';
import { HighlightedText } from './HighlightedText';

type Props = {
  row: SourceRow;
  rating: Rating;
  venueName: string;
  syncLabel: SyncLabel | null;
  columns: readonly TableColumn[];
  titleRanges: RowMatch['titleRanges'];
};

/** The values of one source in the columns of the table. Each value repeats the name of its column for screen readers. */
export function SourceTableCells({ columns, ...props }: Props) {
  return columns.map((column) => (
    <span key={column.name} className="table-cell" data-column={column.name} dir="auto">
      {column.name !== 'title' && <span className="visually-hidden">{getColumnName(column.name)}: </span>}
      <CellValue column={column} {...props} />
    </span>
  ));
}

function CellValue({
  column,
  row,
  rating,
  venueName,
  syncLabel,
  titleRanges,
}: Omit<Props, 'columns'> & { column: TableColumn }) {
  const { source } = row;
  switch (column.name) {
    case 'title':
      return (
        <a className="source-title" href={buildRecordHref(row.stableId)} data-row={row.stableId}>
          <HighlightedText text={source.title} ranges={titleRanges} />
        </a>
      );
    case 'authors':
      return formatAuthorsShort(source.authors);
    case 'venue':
      return venueName;
    case 'published':
      return source.publishedDate === null ? null : formatDate(source.publishedDate);
    case 'importance':
      return source.importance;
    case 'credibility':
      return rating.kind === 'unrated' ? null : <CredibilityBadge rating={rating} isCompact />;
    case 'tags':
      return source.tags.join(', ');
    case 'type':
      return getTypeName(source.type);
    case 'status':
      return (
        <>
          {/* The stored column has an older name for the section. */}
          {getSectionName(row.shelf)} {syncLabel && <SyncBadge {...syncLabel} />}
        </>
      );
    case 'saved':
      return formatDay(source.createdAt);
    case 'changed':
      return formatDay(source.updatedAt);
  }
}
