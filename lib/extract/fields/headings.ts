import { cleanText, normalizeForComparison } from './clean-text';
import {
  closest,
  getAttribute,
  getClassAndId,
  getParentElement,
  getRawText,
  getVisibleText,
  isTextNode,
  queryAll,
  queryFirst,
  walkVisibleNodes,
} from './dom';
import type { PageContext } from './page-context';
import { isSiteName } from './site-names';

/** A heading of the page and its visible text. */
export type Heading = { element: Element; text: string };

/** Returns the text of `<title>`, or an empty string. A `<title>` inside an SVG image does not count. */
export function getDocumentTitle(page: Document): string {
  const title =
    queryFirst(page, 'head > title') ??
    queryAll(page, 'title').find((element) => closest(element, 'svg') === null);
  return title ? cleanText(getRawText(title, 2000)) : '';
}

/**
 * Returns the `h1`, or else an element marked as headline, that shares most words with the page's titles.
 * Returns null where there is none or only the site's name.
 */
export function findMainHeading(context: PageContext, siteNames: readonly string[]): Heading | null {
  const titles = getPageTitles(context);
  const bookTitle = getBookTitle(context.page);
  const isEligible = ({ text }: Heading) =>
    !isSiteName(text, siteNames, context.url) && normalizeForComparison(text) !== bookTitle;
  const findBestMatch = (headings: Heading[], minRatio: number): Heading | null => {
    const ratios = headings.map(({ text }) =>
      Math.max(0, ...titles.map((title) => getSharedWordRatio(text, title))),
    );
    const highestRatio = Math.max(-1, ...ratios);
    return highestRatio >= minRatio ? (headings[ratios.indexOf(highestRatio)] ?? null) : null;
  };
  return (
    findBestMatch(getHeadings(context.page, 'h1').filter(isEligible), 0) ??
    findBestMatch(getHeadings(context.page, HEADLINE_SELECTOR).filter(isEligible), MIN_SHARED_WORD_RATIO) ??
    findBestMatch(findTitleLines(context.page, titles).filter(isEligible), MIN_SHARED_WORD_RATIO)
  );
}

const MIN_SHARED_WORD_RATIO = 0.8;

/**
 * Books and manuals show their own title above each chapter's. The page title then starts with the chapter
 * and ends with the book; returns the book's title, or an empty string.
 */
function getBookTitle(page: Document): string {
  const parts = getDocumentTitle(page).split(/(?<!\s)\s+[|\u2013\u2014-]\s+/);
  const chapterTitle = normalizeForComparison(parts[0] ?? '');
  if (parts.length < 2 || chapterTitle === '') return '';
  const hasChapterHeading = queryAll(page, 'h1, h2').some(
    (heading) => normalizeForComparison(getVisibleText(heading, 300)) === chapterTitle,
  );
  return hasChapterHeading ? normalizeForComparison(parts.at(-1) ?? '') : '';
}

function getPageTitles(context: PageContext): string[] {
  const metaTitles = context.metas.filter(({ name }) => TITLE_METAS.has(name)).map(({ content }) => content);
  return [getDocumentTitle(context.page), ...metaTitles].filter((title) => title !== '');
}

/** Old pages write their headline as plain text: it is the first line that a page title starts with. */
function findTitleLines(page: Document, titles: readonly string[]): Heading[] {
  const body = queryFirst(page, 'body');
  const normalizedTitles = titles.map(normalizeForComparison);
  if (!body) return [];
  for (const node of walkVisibleNodes(body, 20_000)) {
    const text = isTextNode(node) ? node.data.slice(0, 400).trim() : '';
    const line = text.length >= 4 && text.length <= 300 ? normalizeForComparison(text) : '';
    const element = getParentElement(node);
    if (line.includes(' ') && element && normalizedTitles.some((title) => title.startsWith(line)))
      return [{ element, text: cleanText(text) }];
  }
  return [];
}

/** Returns the share of the words of `text` that `other` also has, 0–1. */
export function getSharedWordRatio(text: string, otherText: string): number {
  const words = tokenize(text);
  const otherWords = new Set(tokenize(otherText));
  return words.length === 0 ? 0 : words.filter((word) => otherWords.has(word)).length / words.length;
}

const HEADLINE_SELECTOR =
  '[itemprop~="headline"], .entry-title, .post-title, .article-title, .page-title, article h2, main h2, h2, h3';
const TITLE_METAS = new Set(['og:title', 'twitter:title', 'citation_title', 'dc.title']);

// Scripts without spaces are compared by character.
const tokenize = (text: string): string[] =>
  normalizeForComparison(text).match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu,
  ) ?? [];

function getHeadings(page: Document, selector: string): Heading[] {
  return queryAll(page, selector)
    .slice(0, 20)
    .filter(
      (element) =>
        closest(element, 'nav, footer, aside, dialog, [hidden], [aria-hidden="true"], [role="dialog"]') ===
        null,
    )
    .filter(
      (element) =>
        !/(?:^|[\s_-])(?:logo|brand|site-?title)(?:$|[\s_-])/.test(getClassAndId(element)) ||
        getAttribute(element, 'itemprop') !== null,
    )
    .map((element) => ({ element, text: cleanText(getVisibleText(element, 1000)) }))
    .filter(({ text }) => text !== '')
    .slice(0, 8);
}
