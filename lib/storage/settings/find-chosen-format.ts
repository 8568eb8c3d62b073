import {
  type AddedStyle,
  buildStyleChoice,
  CITATION_FORMATS,
  type CitationChoice,
  type CitationFormat,
} from '@/lib/formats/citation/citation-formats';
import { citationStyles } from './settings';

/**
 * Returns the chosen format, or the added style with its file. A name that is not known, such as that of a deleted style, means a
 * Markdown link, the default.
 */
export async function findChosenFormat(choice: CitationChoice): Promise<CitationFormat | AddedStyle> {
  const format = CITATION_FORMATS.find((candidate) => candidate === choice);
  if (format) return format;
  return (await citationStyles.get()).find((style) => buildStyleChoice(style) === choice) ?? 'markdown';
}
