import type { Source } from '@/lib/record/schema/source';
import type { AddedStyle, CitationFormat, CopiedCitation } from './citation-formats';

/**
 * Formats sources in a citation format, or in a style that the reader added. Loads the code for the format or the styles at its first use.
 * Rejects if the style cannot be used.
 */
export async function formatChosenCitations(
  sources: readonly Source[],
  chosenFormat: CitationFormat | AddedStyle,
  keyPattern: string | null,
): Promise<CopiedCitation> {
  if (typeof chosenFormat === 'string') {
    const { formatCitations } = await import('./format-citations');
    return formatCitations(sources, chosenFormat, keyPattern);
  }
  const { formatStyledCitations } = await import('../csl-style/format-styled-citations');
  const result = formatStyledCitations(sources, chosenFormat.xml);
  if (!result.ok) throw new Error(`The style ${chosenFormat.id} cannot be used: ${result.problem.kind}`);
  return result.value;
}
