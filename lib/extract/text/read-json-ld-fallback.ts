import type { Article } from '@/lib/record/schema/extraction';
import { countWords } from './count-characters';
import { finalizeText } from './finalize-text';
import { findJsonLdBody } from './find-json-ld-body';
import { writeBlocks } from './markdown/write-blocks';
import { replaceWithParagraphs } from './write-without-loss';

/**
 * Returns the text in the JSON-LD of the page if it has at least twice as many words as the text that the
 * page shows. Otherwise returns null.
 */
export function readJsonLdFallback(
  copy: Document,
  pageWordCount: number,
  purify: ((body: Element) => void) | undefined,
): Pick<Article, 'from' | 'markdown' | 'text' | 'words' | 'keptShare'> | null {
  const articleBody = findJsonLdBody(copy);
  if (
    articleBody === null ||
    countWords(articleBody) < MIN_FALLBACK_RATIO * Math.max(pageWordCount, MIN_COMPARED_WORDS)
  )
    return null;
  const body = new DOMParser().parseFromString(articleBody, 'text/html').body;
  purify?.(body);
  // The HTML parser would join the paragraphs of plain text, which are separated by line breaks.
  if (body.childElementCount === 0) replaceWithParagraphs(body, (body.textContent ?? '').split(/\n+/));
  // The page does not show this text, so its share of the visible text is unknown.
  return {
    from: 'json-ld',
    ...finalizeText(writeBlocks(body, { baseUrl: '', footnoteNumbers: new Map() })),
    keptShare: null,
  };
}

// If the JSON-LD has this many times the words of the page text, the script that renders the page has
// probably not run.
const MIN_FALLBACK_RATIO = 2;

// A page text with fewer words is treated as if it had this many words, so that a short JSON-LD text does not
// replace it.
const MIN_COMPARED_WORDS = 25;
