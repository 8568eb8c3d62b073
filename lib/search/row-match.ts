import type { Source } from '@/lib/record/schema/source';
import { findFieldExcerpt } from './excerpt';
import { findHighlightRanges, type HighlightRange } from './highlight';
import type { ParsedQuery } from './query/query';

/** The searched words in the row of a source: in its title, and in the first matching sentence of another field. */
export type RowMatch = {
  titleRanges: HighlightRange[];
  excerpt: { field: string; text: string; ranges: HighlightRange[] } | null;
};

/** Finds the words to highlight in the row of a source. If no word is found as typed, finds words that differ by one letter. */
export function findRowMatch(source: Source, highlightTerms: ParsedQuery['highlightTerms']): RowMatch {
  if (highlightTerms.length === 0) return { titleRanges: [], excerpt: null };
  const exactMatch = findMatch(source, highlightTerms, { shouldTolerateTypos: false });
  return exactMatch.titleRanges.length > 0 || exactMatch.excerpt
    ? exactMatch
    : findMatch(source, highlightTerms, { shouldTolerateTypos: true });
}

function findMatch(
  source: Source,
  highlightTerms: ParsedQuery['highlightTerms'],
  { shouldTolerateTypos }: { shouldTolerateTypos: boolean },
): RowMatch {
  const titleTerms = highlightTerms.filter(({ field }) => field === null || field === 'title');
  const excerpt = findFieldExcerpt(source, highlightTerms, shouldTolerateTypos);
  return {
    titleRanges: findHighlightRanges(source.title, titleTerms, shouldTolerateTypos),
    excerpt: excerpt && {
      ...excerpt,
      ranges: findHighlightRanges(excerpt.text, highlightTerms, shouldTolerateTypos),
    },
  };
}
