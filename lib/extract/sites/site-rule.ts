import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { RawIdentifier } from '../fields/identifiers';
import type { PageContext } from '../fields/page-context';
import type { SubtypeEvidence } from '../kind/propose-type';

/** The values a site rule found. They rank above the candidates of the generic fields. */
export type SiteExtraction = Pick<
  Extraction,
  'title' | 'authors' | 'publishedDate' | 'siteName' | 'abstract' | 'keywords' | 'publication' | 'facts'
> & { identifiers: RawIdentifier[]; subtypeEvidence: SubtypeEvidence[] };

/**
 * Reads the values that a site shows in a known place. The generic fields supply whatever a rule leaves out
 * or no longer finds.
 */
export type SiteRule = {
  matches: (url: URL, context: PageContext) => boolean;
  extract: (url: URL, context: PageContext) => Partial<SiteExtraction>;
};

/** The text elements a site rule found, the name of the rule, and a hint how the reader can get more text. */
export type SiteText = { from: string; elements: Element[]; hint: Article['hint'] };

/**
 * Reads a page's text from a known place. `page` is only read; the elements are created in `copy`. Returns
 * null where the markup is unknown, and the page is then read like any other.
 */
export type SiteTextRule = (page: Document, copy: Document, url: URL) => SiteText | null;
