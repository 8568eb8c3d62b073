import { normalizeHost } from '@/lib/address/host';
import { parseWebUrl } from '@/lib/address/parse-url';
import type { Extraction } from '@/lib/record/schema/extraction';
import { getAttribute, getVisibleText, isHidden, queryAll, queryFirst } from '../fields/dom';
import { getJsonLdText } from '../fields/json-ld';
import { findMainWork, isAuthoredWork } from '../fields/main-work';
import { getMetas, type PageContext } from '../fields/page-context';
import { getDocumentTitle } from '../fields/page-title';
import type { PageResponse } from '../page-response';
import { countTextOutside, type PageTextScan, scanPageText } from './scan-page-text';

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

// Text lengths in characters. Bot challenges and error pages consist of a few sentences and sometimes a menu.
const EMPTY_LENGTH = 20;
const SHORT_LENGTH = 1500;
const STUB_LENGTH = 6000;

const SUBSCRIBE_PROMPT = new RegExp(
  [
    '(?:subscribe|sign (?:up|in)|log ?in|register|join)(?: \\w+){0,2} to (?:(?:continue|keep) reading|read (?:this|the (?:full|whole|entire|rest)))',
    '(?:create|start|get) (?:an?|your) (?:\\w+ ){0,2}account to (?:(?:continue|keep) reading|read )',
    '(?:continue|keep) reading (?:with|by subscribing|for |this \\w+ with)',
    'to (?:(?:continue|keep) reading|read (?:this|the (?:full|whole|entire|rest of the)) ?\\w*),? (?:please )?(?:subscribe|sign|log|create|register|become|join)',
    'this \\w+ is (?:only )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:paid|paying|premium)? ?(?:subscrib|member)',
    'become a (?:paid )?(?:subscrib|memb)er to (?:read|continue|access|unlock)',
    '(?:unlock|full) access to th[ei]s? ',
    '(?:reached|used|read) (?:all (?:of )?)?your [^.]{0,30}(?:limit|articles|stories)',
    'your last (?:free )?(?:article|story)',
    'already a subscriber\\?',
    'access to the full (?:article|version)',
    'purchase (?:instant )?access',
    'buy (?:this )?article',
    'weiterlesen mit|f\u00fcr abonnent|aux abonn\u00e9s|para suscriptores|agli abbonati|voor abonnees|para assinantes|dla prenumerator|\u6709\u6599\u4f1a\u54e1|\u8a18\u4e8b\u306f\u6709\u6599',
  ].join('|'),
  'i',
);
const HUMAN_CHECK_PROMPT =
  /(?:verify|confirm|prove|check)\w{0,10} [^.]{0,40}(?:human|robot|browser|connection)|unusual traffic|press (?:&|and) hold|security check/i;
const CONSENT_PROMPT =
  /before you continue|your privacy|accept (?:all|cookies)|bevor sie |weiterlesen|continuer sans accepter/i;
const PAGE_NUMBER =
  /(?:\b(?:page|seite|p\u00e1gina|pagina|strona)\s+)(\d{1,4})\s*(?:of|von|sur|de|di|van|z|\/)\s*(\d{1,4})(?!\d)/i;
const BOT_CHALLENGE_TITLE =
  /^(?:just a moment|attention required|are you (?:a robot|human)|verify(?:ing)? (?:you are|that you)|security check|access (?:to this page has been )?denied|pardon our interruption|human verification|captcha|ddos-guard|one moment, please|robot check)/im;
const ERROR_TITLE =
  /\b(404|410|403|50[0-4])\b|(?:was|is|page|site|file) not found|could ?n(?:o|'|\u2019)t be found|can(?:no|'|\u2019)t (?:seem to )?find (?:that|this|the) (?:page|article|story|site|file)|(?:doesn|isn)(?:'|\u2019)t (?:exist|available)|no longer (?:exist|available)|^not found|nicht gefunden|introuvable|no encontrada|non trovata|n\u00e3o encontrada|niet gevonden|nie znaleziono|\u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d|\u898b\u3064\u304b\u308a|\u4e0d\u5b58\u5728|^(?:internal server error|service unavailable|bad gateway|something went wrong|oops)/im;
const LOGIN_TITLE =
  /^(?:.{0,30}[|\u2013\u2014-]\s*)?(?:log ?in|sign ?in|please (?:log|sign) in|anmelden|einloggen|se connecter|connexion|iniciar sesi|accedi|entrar|inloggen|zaloguj|\u0432\u0445\u043e\u0434|\u30ed\u30b0\u30a4\u30f3|\u767b\u5f55)(?:$|\s|\b)/im;

// Prompts in menus and footers belong to the site, not to the page, and WordPress invites the readers of free posts with the words of a
// paywall. Its paywall has the class `jetpack-subscribe-paywall`. Page numbers are often in menus and therefore searched there, but those of the comments do not count the pages of the article.
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

function getHeadingText(page: Document): string {
  const heading = queryFirst(page, 'h1') ?? queryFirst(page, 'h2');
  return heading ? getVisibleText(heading, 200) : '';
}

function isCaptcha(page: Document, title: string, scan: PageTextScan): boolean {
  if (scan.textLength > SHORT_LENGTH) return false;
  const captchaSelector =
    '#challenge-form, #challenge-running, #cf-wrapper, #px-captcha, .g-recaptcha, .h-captcha, .cf-turnstile, [src*="challenges.cloudflare.com"], [src*="captcha-delivery.com"], form[action*="captcha" i]';
  return (
    BOT_CHALLENGE_TITLE.test(title) ||
    (queryFirst(page, captchaSelector) !== null &&
      (scan.matches.has(HUMAN_CHECK_PROMPT) || scan.textLength < SHORT_LENGTH / 5))
  );
}

const NOTICE_SELECTOR =
  'dialog, [role="dialog"], [id*="consent" i], [class*="consent" i], [id*="cookie" i], [class*="cookie" i], [id*="cmp" i], [id*="privacy" i]';
// Enough for a headline and one line below it.
const MAX_REMAINING_LENGTH = 120;

function isConsentWall({ page, url }: PageContext, title: string, scan: PageTextScan): boolean {
  const hasConsentHost = /^(?:consent|guce|cmp|privacy-?wall)\./.test(url?.hostname ?? '');
  const hasConsentTitle = /^(?:before you continue|bevor sie (?:fortfahren|zu )|avant d.acc\u00e9der)/im.test(
    title,
  );
  if (
    (hasConsentHost || hasConsentTitle) &&
    scan.textLength < STUB_LENGTH &&
    (hasConsentTitle || scan.matches.has(CONSENT_PROMPT) || scan.textLength < SHORT_LENGTH)
  )
    return true;
  return (
    scan.textLength < STUB_LENGTH &&
    scan.matches.has(CONSENT_PROMPT) &&
    countTextOutside(page, NOTICE_SELECTOR) < MAX_REMAINING_LENGTH
  );
}

// Not found, gone, and failures of the server.
const MISSING_STATUS = /^(?:404|410|5\d\d)$/;

/**
 * Returns the status code as text, an empty string for an error page without a known status, or null for any
 * other page.
 */
function findError(title: string, scan: PageTextScan, status: number | null): string | null {
  const isErrorStatus = status !== null && status >= 400 && status !== 402;
  const titleMatch = scan.textLength < STUB_LENGTH ? ERROR_TITLE.exec(title) : null;
  // The reader learns the status even if the page has much text, such as a long menu or suggestions.
  if (status !== null && MISSING_STATUS.test(String(status))) return String(status);
  if (isErrorStatus && (titleMatch || scan.textLength < SHORT_LENGTH)) return String(status);
  return titleMatch && scan.textLength < SHORT_LENGTH ? (titleMatch[1] ?? '') : null;
}

// The root of a site or of one of its languages.
const HOME_PATH = /^\/(?:index\.\w+|home\/?|[a-z]{2}(?:[-_][a-z]{2})?\/?)?$/i;
// Some sites declare such an address for their root: `/wiki/Main_Page`, `/en/start.html`.
const HOME_NAME = /\/(?:index|home|main|start|welcome|default)[^/]*\/?$/i;

/**
 * Whether the page is the home page of a site or of one of its languages. An article at the root URL is not a
 * home page, nor is a page that declares another address of the same host as its own.
 */
function isHomePage(context: PageContext): boolean {
  const { url } = context;
  if (!url || !HOME_PATH.test(url.pathname) || hasDeeperCanonicalUrl(context, url)) return false;
  if ([...url.searchParams.keys()].some((name) => /^(?:p|id|q|s|page_id|page|story|article|v)$/.test(name)))
    return false;
  if (url.hash.startsWith('#/') && url.hash.length > 2) return false;
  const work = findMainWork(context);
  const isDatedWork =
    (work && isAuthoredWork(work)) || getMetas(context, 'article:published_time').length > 0;
  return !(isDatedWork && getMetas(context, 'og:type').some(({ content }) => content === 'article'));
}

function hasDeeperCanonicalUrl({ page, isHeadStale }: PageContext, url: URL): boolean {
  if (isHeadStale) return false;
  return queryAll(page, 'link[rel~="canonical" i]').some((link) => {
    const declaredUrl = parseWebUrl(getAttribute(link, 'href') ?? '', url);
    return (
      declaredUrl !== null &&
      normalizeHost(declaredUrl.host) === normalizeHost(url.host) &&
      !HOME_PATH.test(declaredUrl.pathname) &&
      !HOME_NAME.test(declaredUrl.pathname)
    );
  });
}

function isLoginWall(context: PageContext, title: string, scan: PageTextScan): boolean {
  if (scan.textLength > SHORT_LENGTH) return false;
  const hasLoginPath =
    /\/(?:log-?in|sign-?in|signin|auth(?:orize)?|sso|accounts?\/login|session\/new|wp-login\.php)(?:\/|$)/i.test(
      context.url?.pathname ?? '',
    );
  const hasPasswordField = queryFirst(context.page, 'input[type="password"]') !== null;
  return (
    (LOGIN_TITLE.test(title) &&
      (hasPasswordField || hasLoginPath || queryFirst(context.page, 'input[type="email"]') !== null)) ||
    (hasPasswordField && hasLoginPath)
  );
}

// Subscribers see the whole text with the same markup. A page therefore counts as a paywall only if it also
// asks the reader to subscribe.
function isPaywall(context: PageContext, scan: PageTextScan): boolean {
  if (!scan.matches.has(SUBSCRIBE_PROMPT)) return false;
  return isPaidContent(context) || hasPaywallElement(context.page) || scan.textLength < STUB_LENGTH;
}

// Names such as `js-paywall-comments`, `no-paywall` and `paywall-analytics` are on pages that everybody can read.
const OTHER_PAYWALL_NAME =
  /comment|newsletter|disabled|inactive|free|none|off\b|no-|not-|un|analytics|tracking|script|config/i;
const MAX_PAYWALL_ELEMENTS = 50;

function hasPaywallElement(page: Document): boolean {
  const attributes = ['class', 'id', 'data-testid'];
  return queryAll(page, attributes.map((name) => `[${name}*="paywall" i]`).join(', '))
    .slice(0, MAX_PAYWALL_ELEMENTS)
    .some((element) => {
      const names = attributes
        .flatMap((name) => (getAttribute(element, name) ?? '').slice(0, 1000).split(/\s/))
        .filter((name) => /paywall/i.test(name));
      return names.some((name) => !OTHER_PAYWALL_NAME.test(name)) && !isHidden(element);
    });
}

/**
 * Whether the metadata says that the text requires payment. Reads https://schema.org/isAccessibleForFree and
 * `article:content_tier`.
 */
export function isPaidContent(context: PageContext): boolean {
  const work = findMainWork(context);
  const isFreeText = work ? getJsonLdText(work.isAccessibleForFree, context.jsonLd) : null;
  return (
    work?.isAccessibleForFree === false ||
    /^(?:false|https?:\/\/schema\.org\/False)$/i.test(isFreeText ?? '') ||
    getMetas(context, 'article:content_tier').some(({ content }) => /locked|metered/i.test(content))
  );
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
