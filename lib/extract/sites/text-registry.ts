import { urlOf } from '../fields/page-facts';
import type { SiteText, SiteTextRule } from './site-text';
import { youtubeText } from './youtube-text';

const RULES: readonly SiteTextRule[] = [youtubeText];

/** The text that a site's rule finds; null where none applies. */
export function siteTextOf(page: Document, copy: Document, address: string): SiteText | null {
  const url = urlOf(address);
  if (!url) return null;
  for (const rule of RULES) {
    const found = rule(page, copy, url);
    if (found) return found;
  }
  return null;
}
