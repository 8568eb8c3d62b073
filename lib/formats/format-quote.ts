import type { Quote } from '@/lib/record/schema/parts';
import { escapeMarkdown, formatMarkdownLink } from './citation/format-markdown-link';
import { formatPdfPage } from './format-pdf-page';
import { sanitizeLine } from './sanitize-link';

/**
 * Formats a quote as a Markdown block quote with a footnote that links to its place. The words are escaped, so that
 * they are displayed as on the page.
 */
export function formatQuoteAsMarkdown(
  quote: Pick<Quote, 'exact' | 'page' | 'pageLabel'>,
  title: string,
  url: string,
): string {
  const lines = quote.exact.split('\n').map((line) => `> ${escapeLine(sanitizeLine(line))}`);
  return `${lines.join('\n>\n')}[^1]\n\n[^1]: ${formatMarkdownLink({ title, url })}${formatPdfPage(quote, escapeMarkdown)}\n`;
}

// A line that begins like a list item, a heading or the line under a heading would be read as one.
const escapeLine = (line: string): string =>
  escapeMarkdown(line)
    .replace(/^[-+#=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
