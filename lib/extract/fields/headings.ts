import { cleanText, normalizeForComparison } from './clean-text';
import {
  closest,
  getAttribute,
  getClassAndId,
  getParentElement,
  getVisibleText,
  isTextNode,
  queryAll,
  queryFirst,
  walkVisibleNodes,
} from './dom';
import type { PageContext } from './page-context';
import { getDocumentTitle, getSharedWordRatio } from './page-title';
import { isSiteName } from './site-names';

/** A heading of the page and its visible text. */
export type Heading = { element: Element; text: string };

/**
 * Returns the heading that shares most words with the titles in the metadata: an `h1`, otherwise an element
 * that is marked as headline. Returns null if there is none or if it only contains the name of the site.
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
    // The few words that a heading shares with an unlike title do not tell it from the headings of other stories.
    if (minRatio === 0 && highestRatio < MIN_LIKE_RATIO) return findFirstInArticle(headings);
    return highestRatio >= minRatio ? (headings[ratios.indexOf(highestRatio)] ?? null) : null;
  };
  return (
    findBestMatch(getHeadings(context.page, 'h1').filter(isEligible), 0) ??
    findBestMatch(getHeadings(context.page, HEADLINE_SELECTOR).filter(isEligible), MIN_SHARED_WORD_RATIO) ??
    findBestMatch(findTitleLineHeadings(context.page, titles).filter(isEligible), MIN_SHARED_WORD_RATIO)
  );
}

const MIN_SHARED_WORD_RATIO = 0.8;
const MIN_LIKE_RATIO = 0.5;

const findFirstInArticle = (headings: readonly Heading[]): Heading | null =>
  headings.find(({ element }) => closest(element, 'article') !== null) ??
  headings.find(({ element }) => closest(element, 'main, [role="main"]') !== null) ??
  headings[0] ??
  null;

/**
 * Returns the title of the book or manual if the page is one of its chapters, otherwise an empty string. Such
 * a page shows the title of the book above that of the chapter. Its `<title>` starts with the chapter and
 * ends with the book.
 */
function getBookTitle(page: Document): string {
  const titleParts = getDocumentTitle(page).split(/(?<!\s)\s+[|\u2013\u2014-]\s+/);
  const chapterTitle = normalizeForComparison(titleParts[0] ?? '');
  if (titleParts.length < 2 || chapterTitle === '') return '';
  const hasChapterHeading = queryAll(page, 'h1, h2').some(
    (heading) => normalizeForComparison(getVisibleText(heading, 300)) === chapterTitle,
  );
  return hasChapterHeading ? normalizeForComparison(titleParts.at(-1) ?? '') : '';
}

function getPageTitles(context: PageContext): string[] {
  const metaTitles = context.metas.filter(({ name }) => TITLE_METAS.has(name)).map(({ content }) => content);
  return [getDocumentTitle(context.page), ...metaTitles].filter((title) => title !== '');
}

/**
 * Finds the headline of old pages that write it as plain text: the first line that is the start of a page
 * title.
 */
function findTitleLineHeadings(page: Document, titles: readonly string[]): Heading[] {
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

const HEADLINE_SELECTOR =
  '[itemprop~="headline"], .entry-title, .post-title, .article-title, .page-title, article h2, main h2, h2, h3';
const TITLE_METAS = new Set(['og:title', 'twitter:title', 'citation_title', 'dc.title']);

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
    .map((element) => ({ element, text: getTextWithoutAnchorMark(element) }))
    .filter(({ text }) => text !== '')
    .slice(0, 8);
}

/** Returns the text of a heading without the sign of the link to itself, such as "¶", which some sites hide by their style sheet. */
function getTextWithoutAnchorMark(heading: Element): string {
  const text = cleanText(getVisibleText(heading, 1000));
  const mark = queryAll(heading, 'a[href^="#"]')
    .map((link) => cleanText(getVisibleText(link, 20)))
    .find((linkText) => linkText !== '' && !/[\p{L}\p{N}]/u.test(linkText));
  return mark !== undefined && text.endsWith(mark) ? text.slice(0, -mark.length).trimEnd() : text;
}
