import { lookUp } from '@/lib/base/look-up';
import { getTypeOfCslType, type TypeAndSubtype } from '../csl/csl-types';

// The CSL type of each Zotero item type (https://aurimasv.github.io/z2csl/typeMap.xml) that is not a web page.
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
};

/** Returns type and subtype of a record for an item type of Zotero, or undefined for any other text. */
export function findZoteroType(itemType = ''): TypeAndSubtype | undefined {
  const cslType = lookUp(CSL_TYPES, itemType);
  return cslType === undefined ? undefined : getTypeOfCslType(cslType);
}
