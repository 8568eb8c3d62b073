import { combineValues, type FirstSide, type MergeSides } from './combine-values';
import type { FieldEntry, FieldRegistry } from './field-entry';
import { findFieldEntry } from './field-lists';
import { RECORD_FIELDS } from './fields';
import { type Comparison, getItemKey, isEmptyValue, isSameValue } from './same-value';

/** What a caller may decide about a merge; `merge-policies.ts` has all that exist. */
export type MergePolicy = {
  comparison: Comparison;
  firstSide: FirstSide;
  /** Whether a value of this field may hold what both sides say. `isFirstContact`: the sides have no common base. */
  canCombine: (entry: FieldEntry, isFirstContact: boolean) => boolean;
};

/** The merged value and whose it is, or both values where the field holds only one of them. */
export type MergeOutcome<V> =
  | { kind: 'value'; value: V; from: 'both' | 'local' | 'remote' | 'combined' }
  | { kind: 'conflict'; local: V; remote: V };

/**
 * Merges one field of the record, of the edits or of the synced values. A side that did not change since `base` is
 * replaced by the other; without a base, an empty side is. If both sides changed, the registry's kind decides whether
 * their values are combined.
 */
export function mergeField<V>(
  field: string,
  sides: MergeSides<V>,
  { comparison, firstSide, canCombine }: MergePolicy,
  registry: FieldRegistry = RECORD_FIELDS,
): MergeOutcome<V> {
  const { base, local, remote } = sides;
  const isSame = (a: V, b: V): boolean => isSameValue(field, a, b, comparison, registry);
  if (isSame(local, remote)) return { kind: 'value', value: local, from: 'both' };
  const isFirstContact = base === undefined;
  if (isFirstContact ? isEmptyValue(remote) : isSame(base, remote))
    return { kind: 'value', value: local, from: 'local' };
  if (isFirstContact ? isEmptyValue(local) : isSame(base, local))
    return { kind: 'value', value: remote, from: 'remote' };
  const entry = findFieldEntry(field, registry);
  const combined =
    entry && canCombine(entry, isFirstContact)
      ? combineValues(entry, sides, firstSide, (item) => getItemKey(field, item, registry))
      : null;
  if (combined === null) return { kind: 'conflict', local, remote };
  // A combination has the shape of its sides: texts give a text, lists a list of their items, maps a map.
  return { kind: 'value', value: combined.value as V, from: 'combined' };
}
