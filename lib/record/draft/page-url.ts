import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import type { Extraction } from '@/lib/record/schema/extraction';

/**
 * Returns the URL to save for a captured page, its other URLs, and its canonical link if that is not one of them. `url` is empty if the
 * reader must type it.
 */
export function getPageUrls(extraction: Extraction): {
  url: string;
  aliases: string[];
  canonicalCandidate: string | null;
} {
  if (extraction.url === '') return { url: '', aliases: [], canonicalCandidate: null };
  const visitedUrl = extraction.archived?.originalUrl ?? extraction.url;
  return chooseSourceUrl(
    visitedUrl,
    extraction.archived ? null : (extraction.canonicalUrl[0]?.value ?? null),
  );
}
