import { getHost } from '@/lib/address/host';

/** A source in the question whether two sources are duplicates. `date` is a partial ISO 8601 date. */
export type WorkSummary = { title: string; venue: string; date: string | null };

/** Summarises a source for the question about duplicates. Uses the host if the source has no site name. */
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
