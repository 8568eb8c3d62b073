import type { LaidOutPage, TextBlock } from './lay-out-pages';

/**
 * Joins a word that is divided between two columns or pages. The first paragraph then ends with the whole word, so that
 * the text of each page can be read alone.
 */
export function joinDividedPages(pages: LaidOutPage[]): LaidOutPage[] {
  const paragraphs = pages.flatMap(({ blocks }) =>
    blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'list-item'),
  );
  paragraphs.forEach((paragraph, index) => {
    const nextParagraph = paragraphs[index + 1];
    if (nextParagraph) moveEndOfWord(paragraph, nextParagraph);
  });
  return pages.map((page) => ({
    ...page,
    blocks: joinColumns(page.blocks).filter(({ text }) => text !== ''),
  }));
}

function moveEndOfWord(paragraph: TextBlock, nextParagraph: TextBlock): void {
  const end = /^(\p{Ll}+[.,;:!?)]*)\s*/u.exec(nextParagraph.text);
  if (!end || !/\p{L}[-‐\u00ad]$/u.test(paragraph.text)) return;
  paragraph.text = paragraph.text.slice(0, -1) + end[1];
  nextParagraph.text = nextParagraph.text.slice(end[0].length);
}

/** Joins a paragraph that continues in the next column. */
function joinColumns(blocks: readonly TextBlock[]): TextBlock[] {
  const result: TextBlock[] = [];
  for (const block of blocks) {
    const previous = result.at(-1);
    const isContinuation =
      previous?.kind === 'paragraph' &&
      block.kind === 'paragraph' &&
      Math.abs(previous.size - block.size) < 0.3 &&
      /[\p{L},]$/u.test(previous.text) &&
      /^\p{Ll}/u.test(block.text);
    if (previous && isContinuation)
      result[result.length - 1] = { ...previous, text: `${previous.text} ${block.text}` };
    else result.push(block);
  }
  return result;
}
