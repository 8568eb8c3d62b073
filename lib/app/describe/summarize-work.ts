import { getHost } from '@/lib/address/host';

/** One of two possible duplicates, as the question to the reader shows it. `date` is a partial ISO 8601 date. */
export type WorkSummary = { title: string; venue: string; date: string | null };

/** Summarises a work for the question about duplicates. The host replaces a missing venue. */
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
