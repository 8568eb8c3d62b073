import { z } from './zod';

/** The nine types of a source; the wiki knows no other. News is `web`. */
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
export const SourceType = z.enum(SOURCE_TYPES);
export type SourceType = z.infer<typeof SourceType>;

/** The subtypes offered, each with the type that follows from it; a reader may write others. */
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
} as const satisfies Record<string, SourceType>;

/** The purposes offered; a reader may write others. */
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

/** What the source says on the question it is cited for. */
export const STANCES = ['support', 'oppose', 'neutral', 'mixed', 'analysis'] as const;
export const Stance = z.enum(STANCES);
export type Stance = z.infer<typeof Stance>;

/** How far a saved source has come. */
export const SOURCE_STATUSES = ['inbox', 'reviewed', 'archived'] as const;
export const SourceStatus = z.enum(SOURCE_STATUSES);
export type SourceStatus = z.infer<typeof SourceStatus>;

/** Whether the address still answers. */
export const LINK_STATES = ['ok', 'dead', 'paywall', 'error'] as const;

/** Why the text of a page is not for everybody, as it was read or as the reader says; a wiki never gets it by rule. */
export const ACCESS_KINDS = ['login', 'paywall', 'private', 'local'] as const;
export const Access = z.enum(ACCESS_KINDS);
export type Access = z.infer<typeof Access>;

/** The kinds of identifiers a page may carry. */
export const IDENTIFIER_KINDS = ['doi', 'arxiv', 'pmid', 'pmcid', 'isbn', 'ssrn', 'openreview'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];
