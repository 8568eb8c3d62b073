import type { SyncedField } from '@/lib/wiki/model/sync';

/**
 * How a field is merged when both sides have a value at first contact. `captured`: the wiki keeps its own until the
 * reader says otherwise, and the source does not differ for it. `written`: both are shown and nothing is sent before a
 * choice. `list`: by item.
 */
export type MergeClass = 'captured' | 'written' | 'list';

const mergeClassByField: Record<SyncedField, MergeClass> = {
  title: 'captured',
  type: 'captured',
  publishedDate: 'captured',
  venueId: 'captured',
  authors: 'captured',
  abstract: 'captured',
  subtype: 'captured',
  purpose: 'captured',
  archiveUrl: 'captured',
  credibility: 'captured',
  doi: 'captured',
  arxiv: 'captured',
  year: 'captured',
  summary: 'written',
  keyPoints: 'written',
  review: 'written',
  contextNote: 'written',
  // Both are judgements of a reader, never captured; another person's is not replaced unasked.
  importance: 'written',
  stance: 'written',
  tags: 'list',
};

export const getMergeClass = (field: SyncedField): MergeClass => mergeClassByField[field];

/** The lists, which the known fault of the wiki can't take (protocol, section 10). */
export const LIST_FIELDS: SyncedField[] = ['authors', 'keyPoints', 'tags'];
