import { useId } from 'react';
import { getFileName } from '@/lib/address/pdf-url';
import { formatPageCount } from '@/lib/app/describe/format-page-count';
import { formatDistinctTimes } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Snapshot } from '@/lib/record/schema/snapshot';

type Props = {
  /** The captured texts of a source, the newest first. */
  snapshots: readonly Snapshot[];
  selectedIndex: number;
  onSelect: (index: number) => void;
  /** The capture time of the text with which the selected text is compared, or null. */
  comparedAt: string | null;
  onCompare: (capturedAt: string | null) => void;
};

/** Lets the reader choose one of several captured texts, and another text to compare it with. */
export function SnapshotChoice({ snapshots, selectedIndex, onSelect, comparedAt, onCompare }: Props) {
  const id = useId();
  const times = formatDistinctTimes(snapshots.map(({ capturedAt }) => capturedAt));
  const labels = snapshots.map((snapshot, index) => [times[index], ...describeOrigin(snapshot)].join(' · '));
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
            {labels[index]}
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
        {snapshots.map(
          ({ capturedAt }, index) =>
            index !== selectedIndex && (
              <option key={capturedAt} value={capturedAt}>
                {labels[index]}
              </option>
            ),
        )}
      </select>
    </div>
  );
}

/** Describes where a text comes from: the name and the number of pages of a PDF, or a check of the page. A PDF that was added as a file has no URL. */
function describeOrigin({ pageStarts, pdfPageCount, pdfUrl, text, isFromCheck }: Snapshot): string[] {
  if (isFromCheck) return [t('recordSnapshotFromCheck')];
  if (!pageStarts) return [];
  const name = getFileName(pdfUrl ?? '') ?? truncateName(text);
  return [`${name} (PDF)`, formatPageCount(pageStarts.length, pdfPageCount)];
}

/** Returns the beginning of a text: at most 40 characters, if possible up to the end of a word. */
const truncateName = (text: string): string =>
  /^.{1,40}(?=\s|$)/u.exec(text.trim())?.[0] ?? text.trim().slice(0, 40);
