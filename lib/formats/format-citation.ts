import type { Source } from '@/lib/record/schema/source';
import { formatBibtex } from './format-bibtex';
import { sanitizeLine, sanitizeLinkUrl } from './sanitize-link';

export type CitationFormat = 'markdown' | 'footnote' | 'bibtex';

/**
 * A source as it is pasted into a page: a Markdown link, a Markdown footnote (`[^1]: [Title](URL)`) or a BibTeX entry.
 * Nothing of the title or the address can end the link or begin other mark-up; an address that is not http(s) is left out.
 */
export function formatCitation(source: Source, format: CitationFormat): string {
  if (format === 'bibtex') return formatBibtex(source);
  const link = formatMarkdownLink(source);
  return format === 'footnote' ? `[^1]: ${link}` : link;
}

function formatMarkdownLink({ title, url }: Source): string {
  const href = sanitizeLinkUrl(url);
  const text = escapeMarkdown(sanitizeLine(title) || sanitizeLine(url));
  return href === null ? text : `[${text}](${href})`;
}

// CommonMark 2.4: a backslash before any ASCII punctuation makes it a letter. Braces and `<` mean something in MDX. An
// underscore within a word means nothing.
const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\[\]`*<>{}~$|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&');
