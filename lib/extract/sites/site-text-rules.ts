import { parseUrl } from '../fields/page-context';
import type { SiteText, SiteTextRule } from './site-text';
import { extractYoutubeText } from './youtube-text';

const SITE_TEXT_RULES: readonly SiteTextRule[] = [extractYoutubeText];

/** The text that a site's rule finds; null where none applies. */
export function findSiteText(page: Document, copy: Document, address: string): SiteText | null {
  const url = parseUrl(address);
  if (!url) return null;
  for (const rule of SITE_TEXT_RULES) {
    const siteText = rule(page, copy, url);
    if (siteText) return siteText;
  }
  return null;
}
