import type { Steps } from '@/lib/base/steps';
import { countWords } from './count-characters';
import type { MarkdownAndText } from './markdown/markdown-and-text';
import { BLOCK_ID_ATTRIBUTE } from './marker-attributes';

type ChosenBlock = { id: string; text: string };

// Purifying may split or join words at an element that it removes.
const MIN_PURIFIED_SHARE = 0.98;
// The writer leaves out the readings of ruby characters and the links from notes back to their references.
const MIN_WRITTEN_SHARE = 0.9;

/**
 * Purifies the kept blocks and writes them. No kept word must be lost:
 * - If `purify` removed words of a block, its element or a new paragraph gets the plain text of the block.
 * - If the written text has clearly fewer words than the blocks, all blocks are written as paragraphs.
 *
 * `lostWords` is the number of words that are still missing.
 */
export function* writeWithoutLoss(
  body: Element,
  purify: ((body: Element) => void) | undefined,
  write: (body: Element) => MarkdownAndText,
): Steps<MarkdownAndText & { lostWords: number }> {
  const chosenBlocks = [...body.querySelectorAll(`[${BLOCK_ID_ATTRIBUTE}]`)].map((block) => ({
    id: block.getAttribute(BLOCK_ID_ATTRIBUTE) ?? '',
    text: readText(block),
  }));
  if (purify) {
    purify(body);
    restoreLostWords(body, chosenBlocks);
  }
  yield;
  const chosenWords = countWordsWithoutDigits(readText(body));
  const writtenText = write(body);
  if (countWordsWithoutDigits(writtenText.text) >= MIN_WRITTEN_SHARE * chosenWords)
    return { ...writtenText, lostWords: 0 };
  replaceWithParagraphs(
    body,
    chosenBlocks.map(({ text }) => text),
  );
  const writtenParagraphs = write(body);
  return {
    ...writtenParagraphs,
    lostWords: Math.max(0, chosenWords - countWordsWithoutDigits(writtenParagraphs.text)),
  };
}

function restoreLostWords(body: Element, chosenBlocks: readonly ChosenBlock[]): void {
  const elementById = new Map(
    [...body.querySelectorAll(`[${BLOCK_ID_ATTRIBUTE}]`)].map((element) => [
      element.getAttribute(BLOCK_ID_ATTRIBUTE) ?? '',
      element,
    ]),
  );
  let previous: Element | null = null;
  for (const { id, text } of chosenBlocks) {
    const element = elementById.get(id);
    if (element && countWords(readText(element)) < MIN_PURIFIED_SHARE * countWords(text))
      element.textContent = text;
    previous = element ?? insertParagraph(body, previous, text);
  }
}

function insertParagraph(body: Element, previous: Element | null, text: string): Element | null {
  if (countWords(text) === 0) return previous;
  const paragraph = createParagraph(body, text);
  if (previous) previous.after(paragraph);
  else body.prepend(paragraph);
  return paragraph;
}

/** Replaces the content of the body by one paragraph per line. */
export function replaceWithParagraphs(body: Element, lines: readonly string[]): void {
  body.replaceChildren(...lines.map((line) => createParagraph(body, line)));
}

function createParagraph(body: Element, text: string): Element {
  const paragraph = body.ownerDocument.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

// The writer leaves out the numbers of code lines.
const countWordsWithoutDigits = (text: string): number => countWords(text.replace(/\d+/g, ' '));

// Scripts are skipped, because a formula in a script is written from an attribute.
function readText(element: Element): string {
  if (!element.querySelector('script, style')) return element.textContent ?? '';
  const copy = element.cloneNode(true) as Element;
  for (const script of copy.querySelectorAll('script, style')) script.remove();
  return copy.textContent ?? '';
}
