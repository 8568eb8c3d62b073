import type { FieldEntry, FieldKind } from './field-entry';
import type { MergePolicy } from './merge-field';

/**
 * Edits of a draft over a record. Edits that began from the record's value are combined with what changed there since.
 * Edits of a reader who never saw the record replace none of its texts, points and tags; corrections of captured values
 * do replace them. The record's texts come first: they were there before. A reason belongs to its level, so the two of a draft replace those of the record together.
 */
export const EDIT_POLICY: MergePolicy = {
  comparison: 'trimmed',
  firstSide: 'remote',
  canCombine: (entry, isFirstContact) =>
    !isFirstContact ||
    (entry.partOf === undefined && (entry.kind === 'text' || entry.mergeClass !== 'captured')),
};

/** Two records of one work, the kept one as the local side: nothing of either is lost, and of two captured values the other becomes a candidate. */
export const DUPLICATE_POLICY: MergePolicy = {
  comparison: 'exact',
  firstSide: 'local',
  canCombine: (entry) => entry.kind === 'identifiers' || entry.mergeClass !== 'captured',
};

/** A wiki's value and ours: lists are merged by item, but a text is never rewritten without the reader's choice. */
export const SYNC_POLICY: MergePolicy = {
  comparison: 'normalized',
  firstSide: 'remote',
  canCombine: (entry, isFirstContact) =>
    LIST_KINDS.includes(entry.kind) && (!isFirstContact || entry.mergeClass === 'list'),
};

const LIST_KINDS: FieldEntry['kind'][] = ['list', 'tags', 'key-points'] satisfies FieldKind[];
