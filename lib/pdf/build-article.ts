import type { Article } from '@/lib/record/schema/extraction';
import type { PdfText } from './read-pdf';

/** Builds the captured text of a PDF. `pageStarts` are the offsets at which the text of each page begins. */
export function buildArticle({ pages, words, isCut }: PdfText): Article {
  const pageStarts: number[] = [];
  const texts: string[] = [];
  let offset = 0;
  for (const { number, text } of pages) {
    // A page that could not be read is not in the list. It counts as a page without text.
    while (pageStarts.length < number) pageStarts.push(offset);
    if (text === '') continue;
    texts.push(text);
    offset += text.length + 1;
  }
  return {
    scope: 'article',
    from: 'pdf',
    markdown: pages
      .map(({ markdown }) => markdown)
      .filter((markdown) => markdown !== '')
      .join('\n\n'),
    text: texts.join('\n'),
    words,
    keptShare: null,
    cut: isCut,
    hint: null,
    pageStarts,
  };
}
