import { isImportance } from '@/lib/record/importance';
import type { Edits } from '@/lib/record/schema/draft';
import { BULK_FIELDS, type BulkField } from '@/lib/record/schema/library-change';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { BulkEdit } from './source-actions';

/** What can be changed in many sources at once. */
export const BULK_TARGETS = ['add-tags', 'remove-tags', ...BULK_FIELDS, 'status'] as const;
export type BulkTarget = (typeof BULK_TARGETS)[number];

/** The values of the dialog, by field. */
export type BulkValues = { [F in BulkField]: Exclude<Edits[F], undefined> };

/** The dialog before the reader entered anything. */
export const EMPTY_BULK_VALUES: BulkValues = {
  tags: [],
  type: 'web',
  subtype: '',
  importance: null,
  siteName: '',
  language: '',
};

/** A change of the selected sources. */
export type BulkChange = { kind: 'status'; status: SourceStatus } | { kind: 'edit'; edit: BulkEdit };

/**
 * Builds the change that the dialog describes. Returns null if there are no tags to add or remove, or if the
 * importance is out of range.
 */
export function buildBulkChange(
  target: BulkTarget,
  values: BulkValues,
  status: SourceStatus,
): BulkChange | null {
  const { tags, importance } = values;
  switch (target) {
    case 'status':
      return { kind: 'status', status };
    case 'add-tags':
    case 'remove-tags': {
      if (tags.length === 0) return null;
      const [addTags, removeTags] = target === 'add-tags' ? [tags, []] : [[], tags];
      return { kind: 'edit', edit: { edits: {}, addTags, removeTags } };
    }
    default:
      if (importance !== null && !isImportance(importance)) return null;
      return { kind: 'edit', edit: { edits: { [target]: values[target] }, addTags: [], removeTags: [] } };
  }
}
