import { combineValues, type FirstSide, type MergeVersions } from './combine-values';
import type { FieldEntry, FieldRegistry } from './field-entry';
import { findFieldEntry } from './field-lists';
import { SOURCE_FIELDS } from './fields';
import { type Comparison, getItemKey, isEmptyValue, isSameValue } from './same-value';

/** The options of a merge. `merge-policies.ts` defines the policies. */
export type MergePolicy = {
  comparison: Comparison;
  firstSide: FirstSide;
  /** Returns whether the values of both sides may be combined. `isBaseMissing` is true if the sides have no common base. */
  canCombine: (entry: FieldEntry, base: { isBaseMissing: boolean }) => boolean;
};

/**
 * The result of a merge. `from` is the side whose value is used; `both`: the sides have equal values; `combined`: the value contains both.
 * A `conflict` has both values, because they cannot be combined.
 */
export type MergeOutcome<V> =
  | { kind: 'value'; value: V; from: 'both' | 'local' | 'remote' | 'combined' }
  | { kind: 'conflict'; local: V; remote: V };

/**
 * Merges one field of the source, of the edits or of the synced values. If only one side changed since `base`, the value of
 * this side is the result; without a base, an empty side counts as unchanged. If both sides changed, the policy and the kind
 * of the field determine whether their values are combined.
 */
export function mergeField<V>(
  field: string,
  versions: MergeVersions<V>,
  { comparison, firstSide, canCombine }: MergePolicy,
  registry: FieldRegistry = SOURCE_FIELDS,
): MergeOutcome<V> {
  const { base, local, remote } = versions;
  const isSame = (a: V, b: V): boolean => isSameValue(field, a, b, comparison, registry);
  if (isSame(local, remote)) return { kind: 'value', value: local, from: 'both' };
  const isBaseMissing = base === undefined;
  if (isBaseMissing ? isEmptyValue(remote) : isSame(base, remote))
    return { kind: 'value', value: local, from: 'local' };
  if (isBaseMissing ? isEmptyValue(local) : isSame(base, local))
    return { kind: 'value', value: remote, from: 'remote' };
  const entry = findFieldEntry(field, registry);
  const combination =
    entry && canCombine(entry, { isBaseMissing })
      ? combineValues(entry, versions, firstSide, (item) => getItemKey(field, item, registry))
      : null;
  if (combination === null) return { kind: 'conflict', local, remote };
  // The cast is safe because `combineValues` returns the type of its inputs.
  return { kind: 'value', value: combination.value as V, from: 'combined' };
}
