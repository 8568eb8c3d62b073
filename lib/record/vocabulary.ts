/** The nine types of a source. Wikis accept no other types. A news article has the type `web`. */
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

/** The subtypes that the form suggests, each with its type. Readers can enter other subtypes. */
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

/** The purposes that the form suggests. Readers can enter other purposes. */
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

/** The position of the source on the question for which it is cited. */
export const STANCES = ['support', 'oppose', 'neutral', 'mixed', 'analysis'] as const;

/** The reader's progress with a source. */
export const SOURCE_STATUSES = ['inbox', 'reviewed', 'archived'] as const;

/** The states of the link to a source. `dead`: the page no longer exists. `error`: the site or the connection failed. */
export const LINK_STATES = ['ok', 'dead', 'paywall', 'error'] as const;

/** The reasons why the text of a page is not public. Such a text is not sent to a wiki automatically. */
export const ACCESS_KINDS = ['login', 'paywall', 'private', 'local'] as const;

/** The kinds of identifiers that are captured. */
export const IDENTIFIER_KINDS = ['doi', 'arxiv', 'pmid', 'pmcid', 'isbn', 'ssrn', 'openreview'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];
