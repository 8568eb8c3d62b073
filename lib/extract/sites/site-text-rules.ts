import { parseUrl } from '@/lib/address/parse-url';
import type { SiteText, SiteTextRule } from './site-rule';
import { extractYoutubeText } from './youtube-text';

const SITE_TEXT_RULES: readonly SiteTextRule[] = [extractYoutubeText];

/**
 * Returns the text that the first matching rule finds, or null. This list is separate from `SITE_RULES`, so
 * that the script that captures the text does not include the metadata rules.
 */
export function findSiteText(page: Document, copy: Document, pageUrl: string): SiteText | null {
  const url = parseUrl(pageUrl);
  if (!url) return null;
  for (const rule of SITE_TEXT_RULES) {
    const siteText = rule(page, copy, url);
    if (siteText) return siteText;
  }
  return null;
}
