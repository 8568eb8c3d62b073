import { getHost } from '@/lib/address/host';

/** One of two works that may be the same, as the question shows it. `date` is a partial ISO 8601 date. */
export type WorkSummary = { title: string; venue: string; date: string | null };

/** Summarizes a work for the question about duplicates; the host takes the place of a missing venue. */
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
