import type { Quote } from '@/lib/record/schema/parts';
import { escapeMarkdown, formatMarkdownLink } from './citation/format-markdown-link';
import { formatPdfPage } from './format-pdf-page';
import { sanitizeLine } from './sanitize-link';

/**
 * Formats a quote as a Markdown block quote with a footnote that links to `url`. Escapes the words, so that they are
 * displayed as on the page.
 */
export function formatQuoteAsMarkdown(
  quote: Pick<Quote, 'exact' | 'page' | 'pageLabel'>,
  title: string,
  url: string,
): string {
  const lines = quote.exact.split('\n').map((line) => `> ${escapeLine(sanitizeLine(line))}`);
  return `${lines.join('\n>\n')}[^1]\n\n[^1]: ${formatMarkdownLink({ title, url })}${formatPdfPage(quote, escapeMarkdown)}\n`;
}

// Also escapes the start of a line that would be a list item, a heading or the underline of a heading.
const escapeLine = (line: string): string =>
  escapeMarkdown(line)
    .replace(/^[-+#=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
