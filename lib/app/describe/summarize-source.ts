import { getHost } from '@/lib/address/host';

/**
 * The values by which the reader decides whether two sources are duplicates. `date` is a partial ISO 8601
 * date.
 */
export type SourceSummary = { title: string; siteNameOrHost: string; date: string | null };

/** Summarises a source for the question about duplicates. Uses the host if the source has no site name. */
export function summarizeSource(source: {
  title: string;
  url: string;
  siteName: string | null;
  publishedDate: string | null;
}): SourceSummary {
  return {
    title: source.title || source.url,
    siteNameOrHost: source.siteName || getHost(source.url),
    date: source.publishedDate || null,
  };
}
