import { queryFirst } from '../fields/dom';
import type { PageTextScan } from './scan-page-text';
import { SHORT_LENGTH } from './text-lengths';

/** Returns whether the page only checks that its visitor is human. */
export function isCaptcha(page: Document, title: string, scan: PageTextScan): boolean {
  if (scan.textLength > SHORT_LENGTH) return false;
  const captchaSelector =
    '#challenge-form, #challenge-running, #cf-wrapper, #px-captcha, .g-recaptcha, .h-captcha, .cf-turnstile, [src*="challenges.cloudflare.com"], [src*="captcha-delivery.com"], form[action*="captcha" i]';
  return (
    BOT_CHALLENGE_TITLE.test(title) ||
    (queryFirst(page, captchaSelector) !== null &&
      (scan.matches.has(HUMAN_CHECK_PROMPT) || scan.textLength < SHORT_LENGTH / 5))
  );
}

const BOT_CHALLENGE_TITLE =
  /^(?:just a moment|attention required|are you (?:a robot|human)|verify(?:ing)? (?:you are|that you)|security check|access (?:to this page has been )?denied|pardon our interruption|human verification|captcha|ddos-guard|one moment, please|robot check)/im;

/** Matches the words with which a page asks its visitor to prove that they are human. */
export const HUMAN_CHECK_PROMPT =
  /(?:verify|confirm|prove|check)\w{0,10} [^.]{0,40}(?:human|robot|browser|connection)|unusual traffic|press (?:&|and) hold|security check/i;
