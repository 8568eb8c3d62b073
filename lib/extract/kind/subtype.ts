import type { PURPOSES, SUBTYPES } from '@/lib/record/vocabulary';

/** A subtype that is offered to the reader. */
export type Subtype = keyof typeof SUBTYPES;
/** A purpose that is offered to the reader. */
export type Purpose = (typeof PURPOSES)[number];

/** The type that follows from each subtype. Its type is that of the model's table, so the compiler keeps the two alike. */
export const TYPE_BY_SUBTYPE: typeof SUBTYPES = {
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
};

/** What a source of each subtype is mostly for; null where that differs from one to the next. */
export const PURPOSE_BY_SUBTYPE: Record<Subtype, Purpose | null> = {
  news_article: 'news',
  opinion: 'opinion',
  press_release: 'announcement',
  product_page: null,
  social_post: 'discussion',
  dataset: 'data',
  organization_page: null,
  web_page: null,
  research_paper: 'research',
  preprint: 'research',
  blog_post: 'analysis',
  forum_post: 'discussion',
  policy_document: 'policy',
  legislation: 'policy',
  documentation: 'reference',
  encyclopedia_entry: 'reference',
  video: null,
  recorded_interview: null,
  podcast_episode: null,
  report: 'research',
  system_card: 'reference',
  book: null,
};
