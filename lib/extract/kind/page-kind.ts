import type { Extraction } from '@/lib/model/extraction';
import type { PageFacts } from '../fields/page-facts';

/** What kind of page it is, and a word on it where that helps ("1 of 4"). */
export type KindFound = { kind: Extraction['kind']; detail: string | null };

/** How the page answered. */
export type Answer = { httpStatus: number | null; contentType: string | null };

/** What kind of page it is. An ordinary page is an article, also where it is a shop's or a forum's. */
export function pageKind(facts: PageFacts, { contentType }: Answer): KindFound {
  if (contentType === 'application/pdf') return { kind: 'pdf', detail: null };
  if (facts.url && /^\/(?:index\.\w+)?$/.test(facts.url.pathname) && facts.url.search === '')
    return { kind: 'home', detail: null };
  return { kind: 'article', detail: null };
}
