import { useState } from 'react';
import { buildRecordHref } from '@/lib/app/library/route';
import type { MissingPart } from '@/lib/app/library/wiki-catalogue';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import type { CatalogueRow } from '@/lib/wiki/model/catalogue';

type Props = {
  rows: (CatalogueRow & { missingFields?: MissingPart[] })[];
  citationCounts: Record<string, number> | null;
  /** Brings one resource into the library. */
  onBringIn: (remoteId: string) => void;
};

// The number of rows that are shown at first, and with each click on "Show more".
const SHOWN_STEP = 100;

const PART_LABELS = {
  summary: 'labelSummary',
  keyPoints: 'labelKeyPoints',
  importance: 'labelImportance',
  text: 'catalogueText',
} as const satisfies Record<MissingPart, MessageKey>;

/** Resources of a wiki, each with a link to its page and, if it is in the library, to its record. */
export function CatalogueList({ rows, citationCounts, onBringIn }: Props) {
  const [shownCount, setShownCount] = useState(SHOWN_STEP);
  return (
    <>
      <ul className="catalogue">
        {rows.slice(0, shownCount).map((row) => (
          <li key={row.remoteId}>
            <p>
              <a href={row.url} target="_blank" rel="noreferrer" dir="auto">
                {row.title}
              </a>
            </p>
            <p className="hint">{describeRow(row, citationCounts)}</p>
            {row.stableId === null ? (
              <button
                type="button"
                className="button"
                data-kind="quiet"
                aria-label={t('catalogueBringInNamed', row.title)}
                onClick={() => onBringIn(row.remoteId)}
              >
                {t('catalogueBringIn')}
              </button>
            ) : (
              <a href={buildRecordHref(row.stableId)}>{t('catalogueOpenRecord')}</a>
            )}
          </li>
        ))}
      </ul>
      {rows.length > shownCount && (
        <button type="button" className="button" onClick={() => setShownCount(shownCount + SHOWN_STEP)}>
          {t('catalogueMore', formatCount(rows.length - shownCount))}
        </button>
      )}
    </>
  );
}

function describeRow(
  { remoteId, missingFields = [] }: Props['rows'][number],
  citationCounts: Props['citationCounts'],
): string {
  const count = citationCounts && Object.hasOwn(citationCounts, remoteId) ? citationCounts[remoteId] : 0;
  const parts = missingFields.map((part) => t(PART_LABELS[part]));
  return [
    ...(citationCounts ? [tCount('citedByCount', count ?? 0)] : []),
    ...(parts.length > 0 ? [t('catalogueMissing', parts.join(', '))] : []),
  ].join(' · ');
}
