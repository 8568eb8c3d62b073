import { useEffect, useMemo, useState } from 'react';
import type { DraftForm } from '@/lib/app/form/draft-state';
import type { buildPastedQuote, FindPastedQuote } from '@/lib/evidence/build-pasted-quote';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { database } from './draft-deps';

/** Returns the function that finds pasted words in the text of the form's PDF. Returns undefined for other pages. */
export function usePastedQuoteFinder(form: DraftForm | null): FindPastedQuote | undefined {
  const { text, pageStarts, pageLabels } = usePdfText(form) ?? {};
  // The code that compares texts is loaded only for a PDF.
  const [evidence, setEvidence] = useState<{ buildPastedQuote: typeof buildPastedQuote } | null>(null);
  const hasPages = pageStarts !== undefined;
  useEffect(() => {
    if (hasPages) void import('@/lib/evidence/build-pasted-quote').then(setEvidence);
  }, [hasPages]);
  return useMemo(
    () =>
      evidence && text !== undefined && pageStarts
        ? (words) => evidence.buildPastedQuote(words, { text, pageStarts, pageLabels })
        : undefined,
    [evidence, text, pageStarts, pageLabels],
  );
}

/** Returns the captured text of the form, or the newest text of its PDF if a saved PDF was not read again. */
function usePdfText(form: DraftForm | null): Pick<Snapshot, 'text' | 'pageStarts' | 'pageLabels'> | null {
  const [savedText, setSavedText] = useState<Snapshot | null>(null);
  const article = form?.article ?? null;
  const savedId =
    article === null && form?.extraction.kind === 'pdf' ? (form.source?.stableId ?? null) : null;
  useEffect(() => {
    setSavedText(null);
    if (savedId !== null)
      void listSnapshots(database, savedId).then((snapshots) =>
        setSavedText(snapshots.findLast(({ pageStarts }) => pageStarts !== undefined) ?? null),
      );
  }, [savedId]);
  return article ?? savedText;
}
