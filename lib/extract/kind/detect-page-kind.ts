import type { Extraction } from '@/lib/record/schema/extraction';
import { getVisibleText, queryFirst } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import { getDocumentTitle } from '../fields/page-title';
import type { PageResponse } from '../page-response';
import { findError } from './find-error';
import { HUMAN_CHECK_PROMPT, isCaptcha } from './is-captcha';
import { CONSENT_PROMPT, isConsentWall } from './is-consent-wall';
import { isHomePage } from './is-home-page';
import { isLoginWall } from './is-login-wall';
import { isPaywall, SUBSCRIBE_PROMPT } from './is-paywall';
import { type PageTextScan, scanPageText } from './scan-page-text';

/**
 * The kind of a page, with a detail for some kinds ("1 of 4", "404"). `isTruncated` is true if only the first
 * part of the text of the page was examined.
 */
export type DetectedKind = { kind: Extraction['kind']; detail: string | null; isTruncated: boolean };

/**
 * Returns the kind of the page. Pages of shops and forums count as articles. A login wall, paywall or error
 * page has little text, which distinguishes it from an article about such pages.
 */
export function detectPageKind(context: PageContext, response: PageResponse): DetectedKind {
  if (isPdf(context.page, response.contentType)) return { kind: 'pdf', detail: null, isTruncated: false };
  const scan = scanPageText(context.page, SEARCHED_PASSAGES);
  return { ...classifyPage(scan, context, response), isTruncated: scan.isTruncated };
}

const PAGE_NUMBER =
  /(?:\b(?:page|seite|p\u00e1gina|pagina|strona)\s+)(\d{1,4})\s*(?:of|von|sur|de|di|van|z|\/)\s*(\d{1,4})(?!\d)/i;

// Prompts in menus and footers belong to the site, not to the page, and WordPress invites the readers of free posts with the words of a
// paywall. Its paywall has the class `jetpack-subscribe-paywall`. Page numbers are often in menus, so menus are searched for them. The
// page numbers of the comments are ignored, because they do not count the pages of the article.
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
    scan.textLength < EMPTY_LENGTH &&
    queryFirst(context.page, 'img, video, canvas, iframe, frame, form') === null
  )
    return { kind: 'empty', detail: null };
  if (isCaptcha(context.page, title, scan)) return { kind: 'captcha', detail: null };
  if (isConsentWall(context, title, scan)) return { kind: 'consent-wall', detail: null };
  const error = findError(title, scan, response.httpStatus);
  if (error !== null) return { kind: 'error-page', detail: error || null };
  if (isHomePage(context)) return { kind: 'home', detail: null };
  if (isLoginWall(context, title, scan)) return { kind: 'login-wall', detail: null };
  if (isPaywall(context, scan)) return { kind: 'paywall', detail: null };
  const pagePosition = findPagePosition(context.page, scan);
  return pagePosition ? { kind: 'one-of-many', detail: pagePosition } : { kind: 'article', detail: null };
}

// In characters.
const EMPTY_LENGTH = 20;

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
