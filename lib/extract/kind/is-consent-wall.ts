import type { PageContext } from '../fields/page-context';
import { countTextOutside, type PageTextScan } from './scan-page-text';
import { SHORT_LENGTH, STUB_LENGTH } from './text-lengths';

/** Returns whether the page only asks for consent to cookies. */
export function isConsentWall({ page, url }: PageContext, title: string, scan: PageTextScan): boolean {
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

/** Matches the words with which a page asks for consent to cookies. */
export const CONSENT_PROMPT =
  /before you continue|your privacy|accept (?:all|cookies)|bevor sie |weiterlesen|continuer sans accepter/i;

const NOTICE_SELECTOR =
  'dialog, [role="dialog"], [id*="consent" i], [class*="consent" i], [id*="cookie" i], [class*="cookie" i], [id*="cmp" i], [id*="privacy" i]';

// In characters. A consent wall has at most a headline and one line outside its notice.
const MAX_REMAINING_LENGTH = 120;
