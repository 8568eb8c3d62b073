import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { removeEmptyPoints } from './key-points';

/**
 * A draft for a page that turned out to be saved already, made so that the record keeps its own words and gains the
 * draft's: texts are joined, lists united; a score of the draft's stands.
 */
export function combineDraftWithSource(existing: Source, draft: Draft): Draft {
  const { edits } = draft;
  const combinedEdits: Edits = { ...edits };
  for (const field of ['summary', 'review', 'contextNote', 'abstract'] as const) {
    const typedText = edits[field];
    if (typedText !== undefined) combinedEdits[field] = combineTexts(existing[field] ?? '', typedText);
  }
  if (edits.keyPoints)
    combinedEdits.keyPoints = [...existing.keyPoints, ...listNewPoints(existing, edits.keyPoints)];
  if (edits.tags) combinedEdits.tags = [...new Set([...existing.tags, ...edits.tags])];
  return { ...draft, edits: combinedEdits };
}

/** Both texts, or the longer one where it has the other in it. */
export function combineTexts(savedText: string, typedText: string): string {
  const trimmedText = typedText.trim();
  if (savedText === '' || trimmedText.includes(savedText)) return trimmedText;
  return savedText.includes(trimmedText) ? savedText : `${savedText}\n\n${trimmedText}`;
}

const listNewPoints = (existing: Source, typedPoints: NonNullable<Edits['keyPoints']>) => {
  const existingTexts = new Set(existing.keyPoints.map(({ text }) => text));
  return removeEmptyPoints(typedPoints).filter(
    ({ text, quotes }) => quotes.length > 0 || !existingTexts.has(text),
  );
};
