import type { FieldEntry, FieldKind } from './field-entry';
import type { MergePolicy } from './merge-field';

/**
 * Merges the edits of a draft (local) with a saved record (remote). An edit with a base is combined with later changes of
 * the record. An edit without a base, whose author never saw the record, is added to texts, key points and tags and
 * replaces captured values. The record's text comes first, because it is older. A rating level and its reason belong
 * together, so the draft's pair replaces the record's pair.
 */
export const EDIT_POLICY: MergePolicy = {
  comparison: 'trimmed',
  firstSide: 'remote',
  canCombine: (entry, isFirstContact) =>
    !isFirstContact ||
    (entry.partOf === undefined && (entry.kind === 'text' || entry.mergeClass !== 'captured')),
};

/**
 * Merges two records of one work; the one that remains is the local side. Of two different captured values, the remote
 * one becomes a candidate, so that no value is lost.
 */
export const DUPLICATE_POLICY: MergePolicy = {
  comparison: 'exact',
  firstSide: 'local',
  canCombine: (entry) => entry.kind === 'identifiers' || entry.mergeClass !== 'captured',
};

/** Merges a local value with that of a wiki. Lists are merged by item; two changed texts are a conflict for the reader. */
export const SYNC_POLICY: MergePolicy = {
  comparison: 'normalized',
  firstSide: 'remote',
  canCombine: (entry, isFirstContact) =>
    LIST_KINDS.includes(entry.kind) && (!isFirstContact || entry.mergeClass === 'list'),
};

const LIST_KINDS: FieldEntry['kind'][] = ['list', 'tags', 'key-points'] satisfies FieldKind[];
