import { lookUp } from '@/lib/base/look-up';
import { getTypeOfCslType, isPartOfBook, type TypeAndSubtype } from '../csl/csl-types';

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

/** Returns what an item type of Zotero says of a record, or undefined for any other text. */
export function findZoteroType(itemType = ''): (TypeAndSubtype & { isPartOfBook: boolean }) | undefined {
  const cslType = lookUp(CSL_TYPES, itemType);
  return cslType === undefined
    ? undefined
    : { ...getTypeOfCslType(cslType), isPartOfBook: isPartOfBook(cslType) };
}
