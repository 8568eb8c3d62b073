import { lookUp } from '@/lib/base/look-up';
import { getTypeAndSubtype, isPartOfBook, type TypeAndSubtype } from '../csl/csl-types';

// The CSL type of each Zotero item type (https://aurimasv.github.io/z2csl/typeMap.xml).
const CSL_TYPES: Record<string, string> = {
  audioRecording: 'song',
  bill: 'bill',
  blogPost: 'post-weblog',
  book: 'book',
  bookSection: 'chapter',
  case: 'legislation',
  conferencePaper: 'paper-conference',
  dataset: 'dataset',
  dictionaryEntry: 'entry-dictionary',
  encyclopediaArticle: 'entry-encyclopedia',
  film: 'motion_picture',
  forumPost: 'post',
  hearing: 'bill',
  interview: 'interview',
  journalArticle: 'article-journal',
  magazineArticle: 'article-magazine',
  manuscript: 'manuscript',
  newspaperArticle: 'article-newspaper',
  podcast: 'song',
  preprint: 'article',
  presentation: 'speech',
  radioBroadcast: 'broadcast',
  report: 'report',
  statute: 'legislation',
  thesis: 'thesis',
  tvBroadcast: 'broadcast',
  videoRecording: 'motion_picture',
  webpage: 'webpage',
};

// The document types of Scopus and Web of Science that are no articles, in lower case.
const CSL_TYPES_OF_DATABASES: Record<string, string> = {
  book: 'book',
  'book chapter': 'chapter',
  'conference paper': 'paper-conference',
  'data set': 'dataset',
  dataset: 'dataset',
  'proceedings paper': 'paper-conference',
};

/** `isPartOfBook` is true for a part of a book, such as a chapter. */
type ItemType = TypeAndSubtype & { isPartOfBook: boolean };

/** Returns the type and subtype of a source with this item type of Zotero. Returns undefined for any other text. */
export const findItemType = (itemType = ''): ItemType | undefined =>
  convertCslType(lookUp(CSL_TYPES, itemType));

/**
 * Returns the type and subtype of a source with this document type of Scopus or Web of Science, such as `Article; Early Access`. Returns a
 * paper for any other text.
 */
export function getDocumentType(documentType = ''): ItemType {
  const names = documentType.toLowerCase().split(';');
  const cslType = names.map((name) => lookUp(CSL_TYPES_OF_DATABASES, name.trim())).find(Boolean);
  return convertCslType(cslType) ?? { type: 'paper', subtype: null, isPartOfBook: false };
}

function convertCslType(cslType: string | undefined): ItemType | undefined {
  return cslType === undefined
    ? undefined
    : { ...getTypeAndSubtype(cslType), isPartOfBook: isPartOfBook(cslType) };
}
