import type { PURPOSES, SUBTYPES } from '@/lib/record/vocabulary';

/** A subtype that the form offers. */
export type Subtype = keyof typeof SUBTYPES;
/** A purpose that the form offers. */
export type Purpose = (typeof PURPOSES)[number];

/** The usual purpose of each subtype, or null if sources of this subtype have different purposes. */
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
