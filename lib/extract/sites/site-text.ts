import type { Article } from '@/lib/record/schema/extraction';

/** The text of a page whose place is known: what is to be written, which rule found it, and how to have more of it. */
export type SiteText = { from: string; elements: Element[]; hint: Article['hint'] };

/**
 * Reads a text from the place where a site has it. `page` is only read; the parts are made in `copy`, from its words.
 * Null where the site's markup is another than the rule knows: the page is then read like any other.
 */
export type SiteTextRule = (page: Document, copy: Document, url: URL) => SiteText | null;
