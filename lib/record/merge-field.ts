import { combineValues, type FirstSide, type MergeSides } from './combine-values';
import type { FieldEntry, FieldRegistry } from './field-entry';
import { findFieldEntry } from './field-lists';
import { RECORD_FIELDS } from './fields';
import { type Comparison, getItemKey, isEmptyValue, isSameValue } from './same-value';

/** The options of a merge. `merge-policies.ts` defines every policy in use. */
export type MergePolicy = {
  comparison: Comparison;
  firstSide: FirstSide;
  /** Whether the values of both sides may be combined. `isFirstContact`: the sides have no common base. */
  canCombine: (entry: FieldEntry, isFirstContact: boolean) => boolean;
};

/** The merged value and the side it comes from, or both values where the field cannot contain both. */
export type MergeOutcome<V> =
  | { kind: 'value'; value: V; from: 'both' | 'local' | 'remote' | 'combined' }
  | { kind: 'conflict'; local: V; remote: V };

/**
 * Merges one field of the record, of the edits or of the synced values. If only one side changed since `base`, its value
 * is the result; without a base, an empty side counts as unchanged. If both sides changed, the policy and the kind of the
 * field decide whether their values are combined.
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
  // `combineValues` returns the type of its inputs: a text from texts, a list from lists, a map from maps.
  return { kind: 'value', value: combined.value as V, from: 'combined' };
}
