import { Fragment, type RefObject, useEffect, useRef, useState } from 'react';
import { formatShare } from '@/lib/app/describe/describe-page-check';
import { formatDistinctTimes } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { DiffPart } from '@/lib/evidence/diff-words';
import type { ComparedPassage, TextComparison } from '@/lib/page-check/compare-texts';
import type { Snapshot } from '@/lib/record/schema/snapshot';

type Props = {
  before: Snapshot;
  after: Snapshot;
  /** The request to scroll to the comparison, or null. Each request has a new object. */
  scrollRequest: object | null;
};

/** Shows how a captured text differs from an earlier one, word by word. Long unchanged passages are collapsed. */
export function SnapshotComparison({ before, after, scrollRequest }: Props) {
  const comparison = useComparison(before, after);
  const sectionRef = useScrollToRequest(scrollRequest, comparison !== null);
  if (!comparison) return <div className="snapshot-comparison" aria-busy="true" />;
  const [beforeTime = '', afterTime = ''] = formatDistinctTimes([before.capturedAt, after.capturedAt]);
  const { changedShare, addedWords, removedWords, passages } = comparison;
  const isSame = passages.every(({ kind }) => kind === 'same');
  return (
    <section
      ref={sectionRef}
      className="snapshot-comparison"
      aria-label={t('comparisonLabel')}
      dir="auto"
      tabIndex={-1}
    >
      <p className="snapshot-details" role="status">
        {isSame
          ? t('comparisonSame', beforeTime, afterTime)
          : [
              t('comparisonResult', formatShare(changedShare), beforeTime, afterTime),
              tCount('comparisonAdded', addedWords),
              tCount('comparisonRemoved', removedWords),
            ].join(' · ')}
      </p>
      {!isSame && <p className="snapshot-details">{t('changedShareHint')}</p>}
      {!isSame &&
        passages.map((passage, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage has no id
          <Passage key={index} passage={passage} />
        ))}
    </section>
  );
}

/** Scrolls to the element and focuses it once per request, when it is ready. */
function useScrollToRequest(request: object | null, isReady: boolean): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const doneRequestRef = useRef<object | null>(null);
  useEffect(() => {
    if (!request || !isReady || doneRequestRef.current === request) return;
    doneRequestRef.current = request;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'start' });
  }, [request, isReady]);
  return ref;
}

/** Compares two texts. Returns null until the result is ready. */
function useComparison(before: Snapshot, after: Snapshot): TextComparison | null {
  const [comparison, setComparison] = useState<TextComparison | null>(null);
  useEffect(() => {
    let isObsolete = false;
    setComparison(null);
    // The code of the comparison is loaded when the reader asks for a comparison.
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
