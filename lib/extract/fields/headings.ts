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
 * Returns the heading that has most words in common with the titles in the metadata: an `h1`, otherwise an
 * element that is marked as headline, otherwise a line of text. Returns null if there is none, or if all of
 * them only contain the name of the site.
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
    // If no heading is similar to a title, the number of common words does not show which heading belongs to
    // the page.
    if (minRatio === 0 && highestRatio < MIN_SIMILAR_RATIO) return findFirstInArticle(headings);
    return highestRatio >= minRatio ? (headings[ratios.indexOf(highestRatio)] ?? null) : null;
  };
  return (
    findBestMatch(getHeadings(context.page, 'h1').filter(isEligible), 0) ??
    findBestMatch(getHeadings(context.page, HEADLINE_SELECTOR).filter(isEligible), MIN_SHARED_WORD_RATIO) ??
    findBestMatch(listTitleLineHeadings(context.page, titles).filter(isEligible), MIN_SHARED_WORD_RATIO)
  );
}

const MIN_SHARED_WORD_RATIO = 0.8;
const MIN_SIMILAR_RATIO = 0.5;

const findFirstInArticle = (headings: readonly Heading[]): Heading | null =>
  headings.find(({ element }) => closest(element, 'article') !== null) ??
  headings.find(({ element }) => closest(element, 'main, [role="main"]') !== null) ??
  headings[0] ??
  null;

/**
 * If the page is a chapter of a book or manual, returns the normalised title of the book, otherwise an empty
 * string. The `<title>` of such a page starts with the chapter and ends with the book. The page shows the
 * title of the book above the title of the chapter.
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
 * Returns the headline of old pages that write it as plain text: the first line with which a page title
 * starts. Returns an empty array if there is none.
 */
function listTitleLineHeadings(page: Document, titles: readonly string[]): Heading[] {
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
    .map((element) => ({ element, text: getTextWithoutAnchorSign(element) }))
    .filter(({ text }) => text !== '')
    .slice(0, 8);
}

/**
 * Returns the text of a heading without the sign that links to the heading itself, such as "¶". Some sites
 * hide the sign with their style sheet.
 */
function getTextWithoutAnchorSign(heading: Element): string {
  const text = cleanText(getVisibleText(heading, 1000));
  const anchorSign = queryAll(heading, 'a[href^="#"]')
    .map((link) => cleanText(getVisibleText(link, 20)))
    .find((linkText) => linkText !== '' && !/[\p{L}\p{N}]/u.test(linkText));
  return anchorSign !== undefined && text.endsWith(anchorSign)
    ? text.slice(0, -anchorSign.length).trimEnd()
    : text;
}
