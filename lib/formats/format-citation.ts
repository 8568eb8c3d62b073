import type { Source } from '@/lib/record/schema/source';
import { formatEntry } from './bibtex/format-entry';
import { buildCslItem } from './csl/build-csl-item';
import { buildCitationKey } from './csl/citation-key';
import { sanitizeLine, sanitizeLinkUrl } from './sanitize-link';

export type CitationFormat = 'markdown' | 'footnote' | 'bibtex';

/**
 * Formats a source as a Markdown link, a Markdown footnote (`[^1]: [Title](URL)`) or a BibTeX entry. Title and URL are escaped, so
 * that they cannot end the link or start other markup. A URL that is not http(s) is omitted.
 */
export function formatCitation(source: Source, format: CitationFormat): string {
  if (format === 'bibtex') return formatEntry(buildCslItem(source, buildCitationKey(source)), 'bibtex');
  const link = formatMarkdownLink(source);
  return format === 'footnote' ? `[^1]: ${link}` : link;
}

/** Formats a source as a Markdown link with its title. */
export function formatMarkdownLink({ title, url }: Pick<Source, 'title' | 'url'>): string {
  const href = sanitizeLinkUrl(url);
  const text = escapeMarkdown(sanitizeLine(title) || sanitizeLine(url));
  return href === null ? text : `[${text}](${href})`;
}

// A backslash escapes any ASCII punctuation (CommonMark 2.4). Braces and `<` are syntax in MDX. An underscore within a
// word needs no escape.
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\[\]`*<>{}~$|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&');
