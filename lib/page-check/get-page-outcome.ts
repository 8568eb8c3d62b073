import { parseUrl } from '@/lib/address/parse-url';
import { canReplaceLinkState, getLinkStateByOutcome, type LinkState } from '@/lib/record/link-state';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { CheckOutcome } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';

/** The outcomes of a check in which the page did not show the source. */
type FailedOutcome = Exclude<
  CheckOutcome,
  'unchanged' | 'changed' | 'no-text' | 'no-access' | 'network-error' | 'no-response' | 'other-site'
>;

// The page of a domain for sale is short.
const MAX_PARKED_LENGTH = 3_000;
const PARKED_TEXT =
  /\b(?:this |the )?domain(?: name)?(?: \S{1,80})? (?:is|may be|might be) (?:for sale|available for (?:sale|purchase)|parked)\b|\bbuy this domain\b|\bthis (?:web ?page|site) is parked\b|\bdomain (?:has )?(?:expired|parking)\b|\bparked free\b|\bdiese domain (?:steht zum verkauf|ist zu verkaufen)\b|\bce (?:nom de )?domaine est à vendre\b|\beste dominio está en venta\b/iu;
const PARKING_HOST =
  /(?:^|\.)(?:sedoparking\.com|sedo\.com|dan\.com|afternic\.com|hugedomains\.com|bodis\.com|parkingcrew\.net|above\.com|undeveloped\.com|godaddy\.com)$/;

/**
 * Returns why a page does not show the source any more, or null if it may. `url` is the saved URL, from which the browser may have
 * been redirected.
 */
export function getPageOutcome(url: string, extraction: Extraction, text: string): FailedOutcome | null {
  if (isParked(url, extraction, text)) return 'parked';
  const { kind, kindDetail, httpStatus } = extraction;
  switch (kind) {
    case 'error-page':
      return getErrorOutcome(kindDetail ?? String(httpStatus ?? ''));
    case 'login-wall':
    case 'paywall':
      return kind;
    case 'captcha':
    case 'consent-wall':
      return 'blocked';
    case 'home':
      return isDeepUrl(url) && !isDeepUrl(extraction.url) ? 'soft-404' : null;
    default:
      return null;
  }
}

function getErrorOutcome(status: string): FailedOutcome {
  if (status === '404') return 'not-found';
  if (status === '410') return 'gone';
  // Sites respond with these to readers without a login and to programs, so they say nothing about the page.
  if (status === '401' || status === '403' || status === '429') return 'blocked';
  return /^[45]\d\d$/.test(status) ? 'http-error' : 'soft-404';
}

function isParked(url: string, extraction: Extraction, text: string): boolean {
  const [hostBefore, hostAfter] = [parseUrl(url)?.hostname, parseUrl(extraction.url)?.hostname ?? ''];
  if (hostBefore !== hostAfter && PARKING_HOST.test(hostAfter)) return true;
  const title = extraction.title[0]?.value ?? '';
  return text.length <= MAX_PARKED_LENGTH && PARKED_TEXT.test(`${title}\n${text}`);
}

// A URL with a path that is not a front page. Old sites have articles at a query of the root.
function isDeepUrl(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && (parsed.pathname.split('/').some((part) => part !== '') || parsed.search !== '');
}

/** Returns the link state that a check changes, or null if the state of the source stays. */
export function findChangedLinkState(current: Source['linkState'], outcome: CheckOutcome): LinkState | null {
  // That the page is there is nothing new about a source without a link state.
  const currentState = current?.state ?? 'ok';
  const state = getLinkStateByOutcome(outcome);
  return state === null || state === currentState || !canReplaceLinkState(currentState, state) ? null : state;
}
