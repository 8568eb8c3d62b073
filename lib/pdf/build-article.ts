import { isWebUrl } from '@/lib/address/parse-url';
import type { Article } from '@/lib/record/schema/extraction';
import type { PdfText } from './read-pdf';

/** Builds the captured text of a PDF. `url` is its URL, or empty for a file of the reader. */
export function buildArticle(
  { pages, pageLabels, words, isTruncated, isStopped }: PdfText,
  url: string,
): Article {
  const numbers = pages.map(({ number }) => number);
  const text = joinPages(
    pages.map((page) => page.text),
    numbers,
    '\n',
  );
  const markdown = joinPages(
    pages.map((page) => page.markdown),
    numbers,
    '\n\n',
  );
  return {
    scope: 'article',
    from: 'pdf',
    markdown: markdown.joined,
    text: text.joined,
    words,
    keptShare: null,
    cut: isTruncated,
    ...(isStopped && { isStopped }),
    hint: null,
    pageStarts: text.starts,
    ...(pageLabels && { pageLabels: pageLabels.slice(0, text.starts.length) }),
    markdownPageStarts: markdown.starts,
    ...(isWebUrl(url) && { pdfUrl: url }),
  };
}

/** Joins the texts of pages. `starts` are the offsets at which the pages begin. */
function joinPages(
  texts: readonly string[],
  numbers: readonly number[],
  separator: string,
): { joined: string; starts: number[] } {
  const starts: number[] = [];
  const writtenTexts: string[] = [];
  let offset = 0;
  texts.forEach((text, index) => {
    // A page that could not be read is not in the list. It counts as a page without text.
    while (starts.length < (numbers[index] ?? 0)) starts.push(offset);
    if (text === '') return;
    writtenTexts.push(text);
    offset += text.length + separator.length;
  });
  return { joined: writtenTexts.join(separator), starts };
}
