import { isWebUrl } from '@/lib/address/parse-url';
import type { Article } from '@/lib/record/schema/extraction';
import type { PdfText } from './read-pdf';

/**
 * Builds the captured text of a PDF. `url` is its URL, or empty for a file of the reader. `isStart` means that only the first bytes of the file
 * were read, in which not all of its pages are found.
 */
export function buildArticle(
  { pages, pageCount, pageLabels, words, isTruncated, isStopped }: PdfText,
  url: string,
  isStart = false,
): Article {
  const numbers = pages.map(({ number }) => number);
  // Without pages that were left unread, damaged pages at the end count too.
  const startCount = isTruncated ? 0 : pageCount;
  const text = joinPages(
    pages.map((page) => page.text),
    numbers,
    startCount,
    '\n',
  );
  const markdown = joinPages(
    pages.map((page) => page.markdown),
    numbers,
    startCount,
    '\n\n',
  );
  return {
    scope: 'article',
    from: 'pdf',
    markdown: markdown.joined,
    text: text.joined,
    words,
    keptShare: null,
    cut: isTruncated || isStart,
    ...(isStopped && { isStopped }),
    hint: null,
    pageStarts: text.starts,
    ...(pageLabels && { pageLabels: pageLabels.slice(0, text.starts.length) }),
    markdownPageStarts: markdown.starts,
    ...(isWebUrl(url) && { pdfUrl: url }),
    // In the first bytes of a file, pdf.js finds only the pages that are there.
    ...((isTruncated || isStart) && {
      pdfPageCount: !isStart && pageCount > text.starts.length ? pageCount : 0,
    }),
  };
}

/** Joins the texts of pages. `starts` are the offsets at which the pages begin, of at least `startCount` pages. */
function joinPages(
  texts: readonly string[],
  numbers: readonly number[],
  startCount: number,
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
  while (starts.length < startCount) starts.push(offset);
  return { joined: writtenTexts.join(separator), starts };
}
