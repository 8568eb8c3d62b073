import type { Source } from '@/lib/model/source';
import { bibtexOf } from './bibtex';
import { linkableUrl, plainLine } from './link-text';

export type CitationFormat = 'markdown' | 'footnote' | 'bibtex';

/**
 * A source as it is pasted into a page: a Markdown link, a Markdown footnote (`[^1]: [Title](URL)`) or a BibTeX entry.
 * Nothing of the title or the address can end the link or begin other mark-up; an address that is not http(s) is left out.
 */
export function citationOf(source: Source, format: CitationFormat): string {
  if (format === 'bibtex') return bibtexOf(source);
  const link = markdownLink(source);
  return format === 'footnote' ? `[^1]: ${link}` : link;
}

function markdownLink({ title, url }: Source): string {
  const href = linkableUrl(url);
  const text = escaped(plainLine(title) || plainLine(url));
  return href === null ? text : `[${text}](${href})`;
}

// CommonMark 2.4: a backslash before any ASCII punctuation makes it a letter. Braces and `<` mean something in MDX. An
// underscore within a word means nothing.
const escaped = (text: string): string =>
  text
    .replace(/[\\[\]`*<>{}~$|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&');
