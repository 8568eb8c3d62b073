import { useId } from 'react';
import { formatDateTime } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Snapshot } from '@/lib/record/schema/snapshot';

type Props = {
  /** The captured texts of a source, the newest first. */
  snapshots: readonly Snapshot[];
  selectedIndex: number;
  onSelect: (index: number) => void;
  /** When the text was captured with which the selected one is compared, or null. */
  comparedAt: string | null;
  onCompare: (capturedAt: string | null) => void;
};

/** The choice of one of several captured texts, and of another one with which it is compared. */
export function SnapshotChoice({ snapshots, selectedIndex, onSelect, comparedAt, onCompare }: Props) {
  const id = useId();
  return (
    <div className="snapshot-choice">
      <label htmlFor={`${id}-choice`}>{t('recordSnapshotTime')}</label>
      <select
        id={`${id}-choice`}
        className="field"
        value={selectedIndex}
        onChange={(event) => onSelect(Number(event.target.value))}
      >
        {snapshots.map(({ capturedAt, sha256 }, index) => (
          <option key={capturedAt} value={index}>
            {formatDateTime(capturedAt)}
            {snapshots[index + 1]?.sha256 === sha256 ? ` · ${t('recordSnapshotUnchanged')}` : ''}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-compare`}>{t('recordSnapshotCompare')}</label>
      <select
        id={`${id}-compare`}
        className="field"
        value={comparedAt ?? ''}
        onChange={(event) => onCompare(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('recordSnapshotNoComparison')}</option>
        {snapshots
          .filter((_, index) => index !== selectedIndex)
          .map(({ capturedAt }) => (
            <option key={capturedAt} value={capturedAt}>
              {formatDateTime(capturedAt)}
            </option>
          ))}
      </select>
    </div>
  );
}
