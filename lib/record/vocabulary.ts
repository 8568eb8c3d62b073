/** The nine types of a source; wikis accept no others. News articles are `web`. */
export const SOURCE_TYPES = [
  'paper',
  'blog',
  'report',
  'book',
  'talk',
  'podcast',
  'government',
  'reference',
  'web',
] as const;

/** The subtypes that the form suggests, each with its type. Readers may enter others. */
export const SUBTYPES = {
  news_article: 'web',
  opinion: 'web',
  press_release: 'web',
  product_page: 'web',
  social_post: 'web',
  dataset: 'web',
  organization_page: 'web',
  web_page: 'web',
  research_paper: 'paper',
  preprint: 'paper',
  blog_post: 'blog',
  forum_post: 'blog',
  policy_document: 'government',
  legislation: 'government',
  documentation: 'reference',
  encyclopedia_entry: 'reference',
  video: 'talk',
  recorded_interview: 'talk',
  podcast_episode: 'podcast',
  report: 'report',
  system_card: 'report',
  book: 'book',
} as const satisfies Record<string, (typeof SOURCE_TYPES)[number]>;

/** The purposes that the form suggests. Readers may enter others. */
export const PURPOSES = [
  'news',
  'analysis',
  'research',
  'opinion',
  'announcement',
  'reference',
  'discussion',
  'policy',
  'data',
] as const;

/** The source's position on the question it is cited for. */
export const STANCES = ['support', 'oppose', 'neutral', 'mixed', 'analysis'] as const;

/** The reader's progress with a source. */
export const SOURCE_STATUSES = ['inbox', 'reviewed', 'archived'] as const;

/** The result of the last check of the address. */
export const LINK_STATES = ['ok', 'dead', 'paywall', 'error'] as const;

/** Why the text of a page is not public. A wiki never receives such a text automatically. */
export const ACCESS_KINDS = ['login', 'paywall', 'private', 'local'] as const;

/** The kinds of identifiers that a page may carry. */
export const IDENTIFIER_KINDS = ['doi', 'arxiv', 'pmid', 'pmcid', 'isbn', 'ssrn', 'openreview'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];
