import type { FieldEntry, FieldKind } from './field-entry';
import type { MergePolicy } from './merge-field';

/**
 * The policy for the edits of a draft (local) and a saved source (remote):
 * - An edit with a base is combined with later changes of the source.
 * - An edit without a base was made without seeing the source. It is combined with texts, key points and tags, and replaces captured
 *   values. It also replaces level and reason of a rating, which belong together.
 *
 * The source's text comes first, because it is older.
 */
export const EDIT_POLICY: MergePolicy = {
  comparison: 'trimmed',
  firstSide: 'remote',
  canCombine: (entry, { isBaseMissing }) =>
    !isBaseMissing ||
    (entry.partOf === undefined && (entry.kind === 'text' || entry.mergeClass !== 'captured')),
};

/**
 * The policy for two sources of the same work. The source that remains is the local side. If captured values differ, the remote
 * value becomes a candidate, so that no value is lost.
 */
export const DUPLICATE_POLICY: MergePolicy = {
  comparison: 'exact',
  firstSide: 'local',
  canCombine: (entry) => entry.kind === 'identifiers' || entry.mergeClass !== 'captured',
};

/**
 * The policy for a local value and the value of a wiki. Lists are combined item by item. If both sides changed a text, it is a conflict.
 */
export const SYNC_POLICY: MergePolicy = {
  comparison: 'normalized',
  firstSide: 'remote',
  canCombine: (entry, { isBaseMissing }) =>
    LIST_KINDS.includes(entry.kind) && (!isBaseMissing || entry.mergeClass === 'list'),
};

/** The policy for the undo of a change (remote) of a source that may have been edited since (local). */
export const UNDO_POLICY: MergePolicy = {
  comparison: 'exact',
  firstSide: 'local',
  canCombine: (entry) => LIST_KINDS.includes(entry.kind),
};

const LIST_KINDS: FieldEntry['kind'][] = ['list', 'tags', 'key-points'] satisfies FieldKind[];
