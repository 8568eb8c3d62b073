import type { Extraction } from '@/lib/record/schema/extraction';
import { getVisibleText, queryFirst } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import { getDocumentTitle } from '../fields/page-title';
import type { PageResponse } from '../page-response';
import { findErrorStatus } from './find-error-status';
import { HUMAN_CHECK_PROMPT, isCaptcha } from './is-captcha';
import { CONSENT_PROMPT, isConsentWall } from './is-consent-wall';
import { isHomePage } from './is-home-page';
import { isLoginWall } from './is-login-wall';
import { isPaywall, SUBSCRIBE_PROMPT } from './is-paywall';
import { type PageTextScan, scanPageText } from './scan-page-text';

/**
 * The kind of a page, with a detail for some kinds: "1 of 4" for one page of several, "404" for an error
 * page. `isTruncated` is true if only the first part of the text of the page was examined.
 */
export type DetectedKind = { kind: Extraction['kind']; detail: string | null; isTruncated: boolean };

/**
 * Returns the kind of the page. Pages of shops and forums count as articles. A page with much text and
 * without other signs, such as an HTTP status, is not a login wall, a paywall or an error page, because it
 * can be an article about such pages.
 */
export function detectPageKind(context: PageContext, response: PageResponse): DetectedKind {
  if (isPdf(context.page, response.contentType)) return { kind: 'pdf', detail: null, isTruncated: false };
  const scan = scanPageText(context.page, SEARCHED_PASSAGES);
  return { ...classifyPage(scan, context, response), isTruncated: scan.isTruncated };
}

const PAGE_NUMBER =
  /(?:\b(?:page|seite|p\u00e1gina|pagina|strona)\s+)(\d{1,4})\s*(?:of|von|sur|de|di|van|z|\/)\s*(\d{1,4})(?!\d)/i;

// Elements in which a match does not count:
// - Prompts: menus and footers, because their prompts belong to the site and not to the page.
// - Paywall prompts: also the subscription form of WordPress, which invites the readers of free posts with
//   the words of a paywall. The paywall of WordPress has the class `jetpack-subscribe-paywall`.
// - Page numbers: comments, because their pages are not pages of the article. Menus are searched, because
//   they often contain the page number.
const SEARCHED_PASSAGES = [
  {
    pattern: SUBSCRIBE_PROMPT,
    excludedSelector: 'nav, footer, [class*="jetpack-subscri"]:not([class*="paywall"])',
  },
  ...[HUMAN_CHECK_PROMPT, CONSENT_PROMPT].map((pattern) => ({ pattern, excludedSelector: 'nav, footer' })),
  { pattern: PAGE_NUMBER, excludedSelector: '[class*="comment" i], [id*="comment" i]' },
];

const isPdf = (page: Document, contentType: string | null): boolean =>
  contentType === 'application/pdf' || queryFirst(page, 'body > embed[type="application/pdf"]') !== null;

function classifyPage(
  scan: PageTextScan,
  context: PageContext,
  response: PageResponse,
): Omit<DetectedKind, 'isTruncated'> {
  const title = `${getDocumentTitle(context.page)}\n${getHeadingText(context.page)}`;
  if (
    scan.textLength < MAX_EMPTY_LENGTH &&
    queryFirst(context.page, 'img, video, canvas, iframe, frame, form') === null
  )
    return { kind: 'empty', detail: null };
  if (isCaptcha(context.page, title, scan)) return { kind: 'captcha', detail: null };
  if (isConsentWall(context, title, scan)) return { kind: 'consent-wall', detail: null };
  const errorStatus = findErrorStatus(title, scan, response.httpStatus);
  if (errorStatus !== null) return { kind: 'error-page', detail: errorStatus || null };
  if (isHomePage(context)) return { kind: 'home', detail: null };
  if (isLoginWall(context, title, scan)) return { kind: 'login-wall', detail: null };
  if (isPaywall(context, scan)) return { kind: 'paywall', detail: null };
  const pagePosition = findPagePosition(context.page, scan);
  return pagePosition ? { kind: 'one-of-many', detail: pagePosition } : { kind: 'article', detail: null };
}

// The maximum length of the text of an empty page, in characters.
const MAX_EMPTY_LENGTH = 20;

function getHeadingText(page: Document): string {
  const heading = queryFirst(page, 'h1') ?? queryFirst(page, 'h2');
  return heading ? getVisibleText(heading, 200) : '';
}

function findPagePosition(page: Document, scan: PageTextScan): string | null {
  const match = PAGE_NUMBER.exec(scan.matches.get(PAGE_NUMBER) ?? '');
  const [, pageNumber = '', pageCount = ''] = match ?? [];
  const isValidNumber =
    Number(pageCount) > 1 && Number(pageNumber) >= 1 && Number(pageNumber) <= Number(pageCount);
  const hasPaging =
    queryFirst(
      page,
      'link[rel~="next"], link[rel~="prev"], a[rel~="next"], a[rel~="prev"], [class*="paginat" i], [class*="pager" i], [class*="page-nav" i]',
    ) !== null;
  return isValidNumber && hasPaging ? `${pageNumber} of ${pageCount}` : null;
}
