import type { Extraction } from '@/lib/record/schema/extraction';
import type { RawIdentifier } from '../fields/identifiers';
import type { PageContext } from '../fields/page-context';
import type { SubtypeEvidence } from '../kind/propose-type';

/** What a site's rule found. Its candidates stand before those of the generic reading. */
export type SiteExtraction = Pick<
  Extraction,
  'title' | 'authors' | 'publishedDate' | 'siteName' | 'abstract' | 'keywords' | 'publication' | 'facts'
> & { identifiers: RawIdentifier[]; subtypeEvidence: SubtypeEvidence[] };

/**
 * Reads what a site says in a place of its own. What a rule leaves out, or does not find because the site has changed,
 * stays with the generic reading.
 */
export type SiteRule = {
  matches: (url: URL, context: PageContext) => boolean;
  extract: (url: URL, context: PageContext) => Partial<SiteExtraction>;
};
