import { getAttribute, isHidden, queryAll } from '../fields/dom';
import { getJsonLdText } from '../fields/json-ld';
import { findMainWork } from '../fields/main-work';
import { getMetas, type PageContext } from '../fields/page-context';
import type { PageTextScan } from './scan-page-text';
import { STUB_LENGTH } from './text-lengths';

/**
 * Returns whether the page shows only the free part of its text. The markup alone does not show this, because
 * subscribers get the whole text with the same markup. A page therefore counts as a paywall only if it also
 * asks the reader to subscribe.
 */
export function isPaywall(context: PageContext, scan: PageTextScan): boolean {
  if (!scan.matches.has(SUBSCRIBE_PROMPT)) return false;
  return isPaidContent(context) || hasPaywallElement(context.page) || scan.textLength < STUB_LENGTH;
}

/** Matches the words with which a page asks its readers to subscribe. */
export const SUBSCRIBE_PROMPT = new RegExp(
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

/**
 * Returns whether the metadata says that the text requires payment. Reads
 * https://schema.org/isAccessibleForFree and `article:content_tier`.
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

function hasPaywallElement(page: Document): boolean {
  const attributes = ['class', 'id', 'data-testid'];
  return queryAll(page, attributes.map((name) => `[${name}*="paywall" i]`).join(', '))
    .slice(0, MAX_PAYWALL_ELEMENTS)
    .some((element) => {
      const names = attributes
        .flatMap((name) => (getAttribute(element, name) ?? '').slice(0, 1000).split(/\s/))
        .filter((name) => /paywall/i.test(name));
      return names.some((name) => !NON_PAYWALL_NAME.test(name)) && !isHidden(element);
    });
}

// Names such as `js-paywall-comments`, `no-paywall` and `paywall-analytics` also occur on pages that
// everybody can read.
const NON_PAYWALL_NAME =
  /comment|newsletter|disabled|inactive|free|none|off\b|no-|not-|un|analytics|tracking|script|config/i;

const MAX_PAYWALL_ELEMENTS = 50;
