import { getHost } from '@/lib/address/host';

/** One of two works that may be the same, as the question shows it. `date` is a partial ISO 8601 date. */
export type WorkSummary = { title: string; venue: string; date: string | null };

/** A work as the question shows it; without a venue its host stands there. */
export function summarizeWork(work: {
  title: string;
  url: string;
  siteName: string | null;
  publishedDate: string | null;
}): WorkSummary {
  return {
    title: work.title || work.url,
    venue: work.siteName || getHost(work.url),
    date: work.publishedDate || null,
  };
}
