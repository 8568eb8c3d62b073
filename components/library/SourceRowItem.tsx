import { memo } from 'react';
import { CredibilityBadge } from '@/components/CredibilityBadge';
import { typeName } from '@/components/record/words';
import { type SyncWord, SyncWordMark } from '@/components/wiki/SyncWord';
import { shownDate } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import type { Rating } from '@/lib/model/rating';
import type { SourceRow } from '@/lib/model/source-row';
import { recordHref } from './route';
import { shelfName } from './words';

type Props = {
  row: SourceRow;
  rating: Rating;
  venueName: string;
  /** How it stands with the active wiki; null: there is none. */
  sync: SyncWord | null;
  selected: boolean;
  /** The row that the keys act on and the preview shows. */
  current: boolean;
  /** `reach`: also everything between the last one chosen and this one. */
  onSelect: (stableId: string, selected: boolean, reach: boolean) => void;
  onCurrent: (stableId: string) => void;
};

/** One source in the list: title, venue, date, type, importance, credibility and status. */
export const SourceRowItem = memo(function SourceRowItem(props: Props) {
  const { row, rating, venueName, sync, selected, current, onSelect, onCurrent } = props;
  const { source, stableId } = row;
  const byline = [venueName, source.publishedDate && shownDate(source.publishedDate), typeName(source.type)];
  return (
    <li
      className="source-row"
      data-current={current}
      data-selected={selected}
      onFocus={() => onCurrent(stableId)}
    >
      <label className="source-check">
        <input
          type="checkbox"
          checked={selected}
          aria-label={t('librarySelect', source.title)}
          onChange={() => {}}
          onClick={(event) => onSelect(stableId, !selected, event.shiftKey)}
        />
      </label>
      <div className="source-main">
        <a className="source-title" href={recordHref(stableId)} data-row={stableId} dir="auto">
          {source.title}
        </a>
        <span className="source-byline" dir="auto">
          {byline.filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className="source-marks">
        <Importance score={source.importance} />
        <CredibilityBadge rating={rating} compact />
        <span className="source-shelf">
          {sync && (
            <>
              <SyncWordMark {...sync} /> ·{' '}
            </>
          )}
          {shelfName(row.shelf)}
        </span>
      </div>
    </li>
  );
});

function Importance({ score }: { score: number | null }) {
  if (score === null) return <span className="source-score" />;
  return (
    <span className="source-score">
      <span className="visually-hidden">{t('libraryImportance')} </span>
      {score}
    </span>
  );
}
