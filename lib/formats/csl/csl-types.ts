import { lookUp } from '@/lib/base/look-up';
import type { Source } from '@/lib/record/schema/source';
import type { CslType } from './csl-item';

/** A CSL type, and the property that has the venue of such a work: the container (journal, site) or the publisher. */
type TypeRule = { type: CslType; venueRole: 'container-title' | 'publisher' };

const PREPRINT: TypeRule = { type: 'article', venueRole: 'publisher' };

const RULES_BY_TYPE: Record<Source['type'], TypeRule> = {
  paper: { type: 'article-journal', venueRole: 'container-title' },
  blog: { type: 'post-weblog', venueRole: 'container-title' },
  report: { type: 'report', venueRole: 'publisher' },
  book: { type: 'book', venueRole: 'publisher' },
  talk: { type: 'speech', venueRole: 'publisher' },
  podcast: { type: 'broadcast', venueRole: 'container-title' },
  government: { type: 'report', venueRole: 'publisher' },
  reference: { type: 'webpage', venueRole: 'container-title' },
  web: { type: 'webpage', venueRole: 'container-title' },
};

const RULES_BY_SUBTYPE: Record<string, TypeRule> = {
  news_article: { type: 'article-newspaper', venueRole: 'container-title' },
  opinion: { type: 'article-newspaper', venueRole: 'container-title' },
  dataset: { type: 'dataset', venueRole: 'publisher' },
  social_post: { type: 'post', venueRole: 'container-title' },
  forum_post: { type: 'post', venueRole: 'container-title' },
  preprint: PREPRINT,
  legislation: { type: 'legislation', venueRole: 'container-title' },
  encyclopedia_entry: { type: 'entry-encyclopedia', venueRole: 'container-title' },
  video: { type: 'motion_picture', venueRole: 'publisher' },
  recorded_interview: { type: 'interview', venueRole: 'container-title' },
};

/** Returns the CSL type and the role of the venue for a source. A paper with an arXiv identifier and no DOI is a preprint. */
export function getTypeRule({ type, subtype, identifiers }: Source): TypeRule {
  if (type === 'paper' && identifiers.arxiv !== null && identifiers.doi === null) return PREPRINT;
  return lookUp(RULES_BY_SUBTYPE, subtype ?? '') ?? RULES_BY_TYPE[type];
}

/** The type and the subtype of a source. */
export type TypeAndSubtype = { type: Source['type']; subtype: string | null };

const TYPES_BY_CSL_TYPE: Record<string, TypeAndSubtype> = {
  article: { type: 'paper', subtype: 'preprint' },
  'article-journal': { type: 'paper', subtype: null },
  'article-magazine': { type: 'web', subtype: 'news_article' },
  'article-newspaper': { type: 'web', subtype: 'news_article' },
  bill: { type: 'government', subtype: 'legislation' },
  book: { type: 'book', subtype: null },
  broadcast: { type: 'podcast', subtype: null },
  chapter: { type: 'book', subtype: null },
  dataset: { type: 'web', subtype: 'dataset' },
  entry: { type: 'reference', subtype: null },
  'entry-dictionary': { type: 'reference', subtype: null },
  'entry-encyclopedia': { type: 'reference', subtype: 'encyclopedia_entry' },
  interview: { type: 'talk', subtype: 'recorded_interview' },
  legislation: { type: 'government', subtype: 'legislation' },
  manuscript: { type: 'paper', subtype: null },
  motion_picture: { type: 'talk', subtype: 'video' },
  'paper-conference': { type: 'paper', subtype: null },
  post: { type: 'web', subtype: 'social_post' },
  'post-weblog': { type: 'blog', subtype: 'blog_post' },
  regulation: { type: 'government', subtype: 'legislation' },
  report: { type: 'report', subtype: null },
  review: { type: 'paper', subtype: null },
  song: { type: 'podcast', subtype: null },
  speech: { type: 'talk', subtype: null },
  thesis: { type: 'paper', subtype: null },
};

const PARTS_OF_BOOKS = ['chapter', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'paper-conference'];

/** Returns whether a work of this CSL type is a part of a book, so that its ISBN is that of the book. */
export const isPartOfBook = (cslType: string): boolean => PARTS_OF_BOOKS.includes(cslType);

/** Returns type and subtype of a source with this CSL type. Returns the type `web` for an unknown CSL type. */
export const getTypeAndSubtype = (cslType: string): TypeAndSubtype =>
  lookUp(TYPES_BY_CSL_TYPE, cslType) ?? { type: 'web', subtype: null };
