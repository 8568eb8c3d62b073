import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { RawIdentifier } from '../fields/identifiers';
import type { PageContext } from '../fields/page-context';
import type { SubtypeEvidence } from '../kind/subtype';

/**
 * The values that a site rule found. They rank above the candidates of the generic field readers in
 * `fields/`.
 */
export type SiteExtraction = Pick<
  Extraction,
  'title' | 'authors' | 'publishedDate' | 'siteName' | 'abstract' | 'keywords' | 'publication' | 'facts'
> & { identifiers: RawIdentifier[]; subtypeEvidence: SubtypeEvidence[] };

/**
 * Reads the values that a site shows in a known place. The generic field readers supply the values that a
 * rule does not find.
 */
export type SiteRule = {
  matches: (url: URL, context: PageContext) => boolean;
  extract: (url: URL, context: PageContext) => Partial<SiteExtraction>;
};

/**
 * The elements that contain the text of the page, the name of the rule that found them, and a hint that tells
 * the reader how to get more text.
 */
export type SiteText = {
  from: string;
  elements: Element[];
  hint: Article['hint'];
  /** The Markdown of the page, if it consists of Markdown. */
  source?: { markdown: string };
};

/**
 * Reads the text of a page from a known place. Does not change `page`, and creates new elements in `copy`.
 * Returns null if the markup is unknown. The page is then read like a page without a rule.
 */
export type SiteTextRule = (page: Document, copy: Document, url: URL) => SiteText | null;
