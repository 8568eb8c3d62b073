import { cleanText, normalizeForComparison } from './clean-text';
import { closest, getRawText, queryAll, queryFirst } from './dom';

/**
 * Returns the text of `<title>`, or an empty string if there is none. A `<title>` in an SVG image does not
 * count.
 */
export function getDocumentTitle(page: Document): string {
  const title =
    queryFirst(page, 'head > title') ??
    queryAll(page, 'title').find((element) => closest(element, 'svg') === null);
  return title ? cleanText(getRawText(title, 2000)) : '';
}

/** Returns the share of the words of `text` that `otherText` also contains, 0–1. */
export function getSharedWordRatio(text: string, otherText: string): number {
  const words = tokenize(text);
  const otherWords = new Set(tokenize(otherText));
  return words.length === 0 ? 0 : words.filter((word) => otherWords.has(word)).length / words.length;
}

// Chinese and Japanese have no spaces between words, so each of their characters counts as a word.
const tokenize = (text: string): string[] =>
  normalizeForComparison(text).match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu,
  ) ?? [];
