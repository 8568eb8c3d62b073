import type { Extraction } from '@/lib/model/extraction';
import { first, lineOf } from '../fields/dom';
import { documentTitle } from '../fields/headings';
import { ldText } from '../fields/json-ld';
import { metaContents, type PageFacts } from '../fields/page-facts';
import { isWritten, mainWork } from '../fields/works';
import { lengthBeside, type PageWords, pageWords } from './page-words';

/** What kind of page it is, and a word on it where that helps ("1 of 4", "404"); `cut`: told by its first part. */
export type KindFound = { kind: Extraction['kind']; detail: string | null; cut: boolean };

/** How the page answered. */
export type Answer = { httpStatus: number | null; contentType: string | null };

/**
 * What kind of page it is. An ordinary page is an article, also a shop's or a forum's; a home page is called one and is
 * no fault. Walls and errors are told from articles about them by how little text they have.
 */
export function pageKind(facts: PageFacts, answer: Answer): KindFound {
  if (isPdf(facts.page, answer.contentType)) return { kind: 'pdf', detail: null, cut: false };
  const words = pageWords(facts.page, SOUGHT);
  return { ...kindBy(words, facts, answer), cut: words.cut };
}

function kindBy(words: PageWords, facts: PageFacts, answer: Answer): Omit<KindFound, 'cut'> {
  const title = `${documentTitle(facts.page)}\n${headingText(facts.page)}`;
  if (words.length < EMPTY && first(facts.page, 'img, video, canvas, iframe, frame, form') === null)
    return { kind: 'empty', detail: null };
  if (isCaptcha(facts.page, title, words)) return { kind: 'captcha', detail: null };
  if (isConsentWall(facts, title, words)) return { kind: 'consent-wall', detail: null };
  const error = errorOf(title, words, answer.httpStatus);
  if (error !== null) return { kind: 'error-page', detail: error || null };
  if (isHome(facts)) return { kind: 'home', detail: null };
  if (isLogin(facts, title, words)) return { kind: 'login-wall', detail: null };
  if (isPaywall(facts, words)) return { kind: 'paywall', detail: null };
  const part = partOf(facts.page, words);
  return part ? { kind: 'one-of-many', detail: part } : { kind: 'article', detail: null };
}

// Lengths in characters of text. Challenges and error pages hold a few sentences and perhaps a menu.
const EMPTY = 20;
const SHORT = 1500;
const STUB = 6000;

const SUBSCRIBE = new RegExp(
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
const HUMAN =
  /(?:verify|confirm|prove|check)\w* [^.]{0,40}(?:human|robot|browser|connection)|unusual traffic|press (?:&|and) hold|security check/i;
const CONSENT =
  /before you continue|your privacy|accept (?:all|cookies)|bevor sie |weiterlesen|continuer sans accepter/i;
const PAGE_OF =
  /(?:\b(?:page|seite|p\u00e1gina|pagina|strona)\s+)(\d{1,4})\s*(?:of|von|sur|de|di|van|z|\/)\s*(\d{1,4})(?!\d)/i;
const ROBOT_TITLE =
  /^(?:just a moment|attention required|are you (?:a robot|human)|verify(?:ing)? (?:you are|that you)|security check|access (?:to this page has been )?denied|pardon our interruption|human verification|captcha|ddos-guard|one moment, please|robot check)/im;
const ERROR_TITLE =
  /\b(404|410|403|50[0-4])\b|(?:was|is|page|site|file) not found|could ?n(?:o|'|\u2019)t be found|can(?:no|'|\u2019)t (?:seem to )?find (?:that|this|the) (?:page|article|story|site|file)|(?:doesn|isn)(?:'|\u2019)t (?:exist|available)|no longer (?:exist|available)|^not found|nicht gefunden|introuvable|no encontrada|non trovata|n\u00e3o encontrada|niet gevonden|nie znaleziono|\u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d|\u898b\u3064\u304b\u308a|\u4e0d\u5b58\u5728|^(?:internal server error|service unavailable|bad gateway|something went wrong|oops)/im;
const LOGIN_TITLE =
  /^(?:.{0,30}[|\u2013\u2014-]\s*)?(?:log ?in|sign ?in|please (?:log|sign) in|anmelden|einloggen|se connecter|connexion|iniciar sesi|accedi|entrar|inloggen|zaloguj|\u0432\u0445\u043e\u0434|\u30ed\u30b0\u30a4\u30f3|\u767b\u5f55)(?:$|\s|\b)/im;

// Paging stands in menus as well; that of the comments is not the page's.
const SOUGHT = [
  ...[SUBSCRIBE, HUMAN, CONSENT].map((passage) => ({ passage, notIn: 'nav, footer' })),
  { passage: PAGE_OF, notIn: '[class*="comment" i], [id*="comment" i]' },
];

const isPdf = (page: Document, contentType: string | null): boolean =>
  contentType === 'application/pdf' || first(page, 'body > embed[type="application/pdf"]') !== null;

function headingText(page: Document): string {
  const heading = first(page, 'h1') ?? first(page, 'h2');
  return heading ? lineOf(heading, 200) : '';
}

function isCaptcha(page: Document, title: string, words: PageWords): boolean {
  if (words.length > SHORT) return false;
  const marks =
    '#challenge-form, #challenge-running, #cf-wrapper, #px-captcha, .g-recaptcha, .h-captcha, .cf-turnstile, [src*="challenges.cloudflare.com"], [src*="captcha-delivery.com"], form[action*="captcha" i]';
  return (
    ROBOT_TITLE.test(title) ||
    (first(page, marks) !== null && (words.said.has(HUMAN) || words.length < SHORT / 5))
  );
}

const NOTICE =
  'dialog, [role="dialog"], [id*="consent" i], [class*="consent" i], [id*="cookie" i], [class*="cookie" i], [id*="cmp" i], [id*="privacy" i]';
// A headline and a line under it.
const HARDLY_MORE = 120;

function isConsentWall({ page, url }: PageFacts, title: string, words: PageWords): boolean {
  const host = /^(?:consent|guce|cmp|privacy-?wall)\./.test(url?.hostname ?? '');
  const named = /^(?:before you continue|bevor sie (?:fortfahren|zu )|avant d.acc\u00e9der)/im.test(title);
  if ((host || named) && words.length < STUB && (named || words.said.has(CONSENT) || words.length < SHORT))
    return true;
  return words.length < STUB && words.said.has(CONSENT) && lengthBeside(page, NOTICE) < HARDLY_MORE;
}

/** The status or an empty text where the page is an error page; null where it is none. */
function errorOf(title: string, words: PageWords, status: number | null): string | null {
  const failed = status !== null && status >= 400 && status !== 402;
  const says = words.length < STUB ? ERROR_TITLE.exec(title) : null;
  // Sites built by script may answer an address that they know with 404 and then show it.
  if (failed && (says || words.length < SHORT)) return String(status);
  return says && words.length < SHORT ? (says[1] ?? '') : null;
}

/** The front page of a site, also that of one of its languages; a root that is an article itself is none. */
function isHome(facts: PageFacts): boolean {
  const { url } = facts;
  if (!url || !/^\/(?:index\.\w+|home\/?|[a-z]{2}(?:[-_][a-z]{2})?\/?)?$/i.test(url.pathname)) return false;
  if ([...url.searchParams.keys()].some((name) => /^(?:p|id|q|s|page_id|page|story|article|v)$/.test(name)))
    return false;
  if (url.hash.startsWith('#/') && url.hash.length > 2) return false;
  const work = mainWork(facts);
  const dated = (work && isWritten(work)) || metaContents(facts, 'article:published_time').length > 0;
  return !(dated && metaContents(facts, 'og:type').some(({ content }) => content === 'article'));
}

function isLogin(facts: PageFacts, title: string, words: PageWords): boolean {
  if (words.length > SHORT) return false;
  const path =
    /\/(?:log-?in|sign-?in|signin|auth(?:orize)?|sso|accounts?\/login|session\/new|wp-login\.php)(?:\/|$)/i.test(
      facts.url?.pathname ?? '',
    );
  const password = first(facts.page, 'input[type="password"]') !== null;
  return (
    (LOGIN_TITLE.test(title) && (password || path || first(facts.page, 'input[type="email"]') !== null)) ||
    (password && path)
  );
}

// A subscriber sees the whole text under the same marks, so the page must also say that it goes no further.
function isPaywall(facts: PageFacts, words: PageWords): boolean {
  if (!words.said.has(SUBSCRIBE)) return false;
  const locked =
    isNotFree(facts) ||
    first(facts.page, '[class*="paywall" i], [id*="paywall" i], [data-testid*="paywall" i]') !== null;
  return locked || words.length < STUB;
}

/** Whether a page says in its metadata that its text is for those who pay. */
export function isNotFree(facts: PageFacts): boolean {
  const work = mainWork(facts);
  const free = work ? ldText(work.isAccessibleForFree, facts.linked) : null;
  return (
    work?.isAccessibleForFree === false ||
    /^(?:false|https?:\/\/schema\.org\/False)$/i.test(free ?? '') ||
    metaContents(facts, 'article:content_tier').some(({ content }) => /locked|metered/i.test(content))
  );
}

function partOf(page: Document, words: PageWords): string | null {
  const passage = PAGE_OF.exec(words.said.get(PAGE_OF) ?? '');
  const [, at = '', of = ''] = passage ?? [];
  const isPart = Number(of) > 1 && Number(at) >= 1 && Number(at) <= Number(of);
  const paged =
    first(
      page,
      'link[rel~="next"], link[rel~="prev"], a[rel~="next"], a[rel~="prev"], [class*="paginat" i], [class*="pager" i], [class*="page-nav" i]',
    ) !== null;
  return isPart && paged ? `${at} of ${of}` : null;
}
