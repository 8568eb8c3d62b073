import type { Draft, Edits } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { writtenPoints } from './key-points';

/**
 * A draft for a page that turned out to be saved already, made so that the record keeps its own words and gains the
 * draft's: texts are joined, lists united; a score of the draft's stands.
 */
export function withWordsOfBoth(existing: Source, draft: Draft): Draft {
  const { edits } = draft;
  const joined: Edits = { ...edits };
  for (const field of ['summary', 'review', 'contextNote', 'abstract'] as const) {
    const typed = edits[field];
    if (typed !== undefined) joined[field] = joinedText(existing[field] ?? '', typed);
  }
  if (edits.keyPoints) joined.keyPoints = [...existing.keyPoints, ...newPoints(existing, edits.keyPoints)];
  if (edits.tags) joined.tags = [...new Set([...existing.tags, ...edits.tags])];
  return { ...draft, edits: joined };
}

/** Both texts, or the longer one where it has the other in it. */
export function joinedText(kept: string, typed: string): string {
  const words = typed.trim();
  if (kept === '' || words.includes(kept)) return words;
  return kept.includes(words) ? kept : `${kept}\n\n${words}`;
}

const newPoints = (existing: Source, typed: NonNullable<Edits['keyPoints']>) => {
  const known = new Set(existing.keyPoints.map(({ text }) => text));
  return writtenPoints(typed).filter(({ text, quotes }) => quotes.length > 0 || !known.has(text));
};
