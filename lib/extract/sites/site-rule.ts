import type { Extraction } from '@/lib/model/extraction';
import type { NamedId } from '../fields/identifiers';
import type { PageFacts } from '../fields/page-facts';
import type { Evidence } from '../kind/proposed-type';

/** What a site's rule found. Its candidates stand before those of the generic reading. */
export type SiteFinding = Pick<
  Extraction,
  'title' | 'authors' | 'publishedDate' | 'siteName' | 'abstract' | 'keywords' | 'publication' | 'facts'
> & { identifiers: NamedId[]; evidence: Evidence[] };

/**
 * Reads what a site says in a place of its own. What a rule leaves out, or does not find because the site has changed,
 * stays with the generic reading.
 */
export type SiteRule = {
  matches: (url: URL, facts: PageFacts) => boolean;
  read: (url: URL, facts: PageFacts) => Partial<SiteFinding>;
};
