import type { Source } from '@/lib/record/schema/source';
import { findFieldExcerpt } from './excerpt';
import { findHighlights, type MarkedRange } from './highlight';
import type { ParsedQuery } from './query/query';

/** The searched words in the row of a source: in its title, and in the first matching sentence of another field. */
export type RowMatch = {
  titleRanges: MarkedRange[];
  excerpt: { field: string; text: string; ranges: MarkedRange[] } | null;
};

/** Finds the words to mark in the row of a source. If no word is found as typed, finds words that differ by one letter. */
export function findRowMatch(source: Source, highlights: ParsedQuery['highlights']): RowMatch {
  if (highlights.length === 0) return { titleRanges: [], excerpt: null };
  const exact = findMatch(source, highlights, { shouldTolerateTypos: false });
  return exact.titleRanges.length > 0 || exact.excerpt
    ? exact
    : findMatch(source, highlights, { shouldTolerateTypos: true });
}

function findMatch(
  source: Source,
  highlights: ParsedQuery['highlights'],
  { shouldTolerateTypos }: { shouldTolerateTypos: boolean },
): RowMatch {
  const titleHighlights = highlights.filter(({ field }) => field === null || field === 'title');
  const excerpt = findFieldExcerpt(source, highlights, shouldTolerateTypos);
  return {
    titleRanges: findHighlights(source.title, titleHighlights, shouldTolerateTypos),
    excerpt: excerpt && { ...excerpt, ranges: findHighlights(excerpt.text, highlights, shouldTolerateTypos) },
  };
}
