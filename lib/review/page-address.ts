import { recordedUrl } from '@/lib/identity/recorded-url';
import type { Extraction } from '@/lib/model/extraction';

/** The address to record for a captured page, with every other one it was seen under. Empty: the reader types it. */
export function addressOf(page: Extraction): {
  url: string;
  aliases: string[];
  canonicalCandidate: string | null;
} {
  if (page.url === '') return { url: '', aliases: [], canonicalCandidate: null };
  const visited = page.archived?.originalUrl ?? page.url;
  return recordedUrl(visited, page.archived ? null : (page.canonicalUrl[0]?.value ?? null));
}
