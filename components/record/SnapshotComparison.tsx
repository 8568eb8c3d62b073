import { Fragment, useEffect, useState } from 'react';
import { formatShare } from '@/lib/app/describe/describe-page-check';
import { formatDateTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { DiffPart } from '@/lib/evidence/diff-words';
import type { ComparedPassage, TextComparison } from '@/lib/page-check/compare-texts';
import type { Snapshot } from '@/lib/record/schema/snapshot';

type Props = { before: Snapshot; after: Snapshot };

/** Shows how a captured text differs from an earlier one, word by word. Long unchanged passages are collapsed. */
export function SnapshotComparison({ before, after }: Props) {
  const comparison = useComparison(before, after);
  if (!comparison) return <div className="snapshot-comparison" aria-busy="true" />;
  const times = [formatDateTime(before.capturedAt), formatDateTime(after.capturedAt)] as const;
  const { changedShare, addedWords, removedWords, passages } = comparison;
  const isSame = passages.every(({ kind }) => kind === 'same');
  return (
    <section className="snapshot-comparison" aria-label={t('comparisonLabel')} dir="auto">
      <p className="snapshot-details" role="status">
        {isSame
          ? t('comparisonSame', ...times)
          : [
              t('comparisonResult', formatShare(changedShare), ...times),
              tCount('comparisonAdded', addedWords),
              tCount('comparisonRemoved', removedWords),
            ].join(' · ')}
      </p>
      {!isSame &&
        passages.map((passage, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage has no id
          <Passage key={index} passage={passage} />
        ))}
    </section>
  );
}

/** Compares two texts. Returns null until the code that does it is loaded. */
function useComparison(before: Snapshot, after: Snapshot): TextComparison | null {
  const [comparison, setComparison] = useState<TextComparison | null>(null);
  useEffect(() => {
    let isObsolete = false;
    setComparison(null);
    // The comparison of texts is loaded when the reader asks for it.
    void import('@/lib/page-check/compare-texts').then(({ compareTexts }) => {
      if (!isObsolete) setComparison(compareTexts(before, after));
    });
    return () => {
      isObsolete = true;
    };
  }, [before, after]);
  return comparison;
}

function Passage({ passage }: { passage: ComparedPassage }) {
  if (passage.kind === 'changed')
    return (
      <p className="changed-passage">
        {passage.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no id
          <ChangedPart key={index} part={part} />
        ))}
      </p>
    );
  return (
    <details className="unchanged-passage">
      <summary>{tCount('comparisonUnchangedLines', passage.lines.length)}</summary>
      {passage.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id
        <p key={index}>{line}</p>
      ))}
    </details>
  );
}

function ChangedPart({ part: { kind, text } }: { part: DiffPart }) {
  switch (kind) {
    case 'same':
      return <Fragment>{text}</Fragment>;
    case 'removed':
      return <del>{text}</del>;
    case 'added':
      return <ins>{text}</ins>;
  }
}
