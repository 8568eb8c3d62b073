import type { WorkSide } from './SameWorkBanner';

/** A work as the question shows it; without a venue its host stands there. */
export function workSide(work: {
  title: string;
  url: string;
  siteName: string | null;
  publishedDate: string | null;
}): WorkSide {
  const host = URL.canParse(work.url) ? new URL(work.url).hostname.replace(/^www\./, '') : '';
  return { title: work.title || work.url, venue: work.siteName || host, date: work.publishedDate || null };
}
