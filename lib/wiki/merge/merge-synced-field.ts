import { hasSameJson } from '@/lib/base/has-same-json';
import { findFieldEntry } from '@/lib/record/field-lists';
import { type MergePolicy, mergeField } from '@/lib/record/merge-field';
import { SYNC_POLICY } from '@/lib/record/merge-policies';
import { getItemKey, isEmptyValue, isSameValue } from '@/lib/record/same-value';
import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';

/** The value of a field on both sides. */
export type SideValues = { local: FieldValue; remote: FieldValue };

/** The current values of a field, and its values in the merge base. `base` is null until both sides have agreed on the field once. */
export type MergeInput = SideValues & {
  base: SideValues | null;
  /** The remote value that was shown when the reader chose the local value. Undefined if the reader made no choice. */
  overriddenRemote: FieldValue | undefined;
  /** Whether a chosen local list is merged with the remote list. */
  shouldMergeList?: boolean;
};

/**
 * The merge result of a field. `local` and `remote` are the new values; an absent value means that the side does not change.
 * - `same`: both sides have the same value
 * - `update`: at least one side gets a new value
 * - `offered`: only the wiki has a value
 * - `divergent`: the values of both sides stay
 * - `conflict`: the reader has to choose
 * - `local-only`: the change cannot be sent
 */
export type MergeResult = {
  kind: 'same' | 'update' | 'offered' | 'divergent' | 'conflict' | 'local-only';
  local?: FieldValue;
  remote?: FieldValue;
};

/**
 * Merges one field of a source and its resource. Two rules are added to those of `mergeField`:
 * - Each side has its own base, because different values of both sides may have stayed.
 * - An emptied value is never copied to the other side: a wiki cannot empty a field, and the reader's text is not removed without a
 *   choice.
 */
export function mergeSyncedField(field: SyncedField, input: MergeInput): MergeResult {
  const { local, remote, base, overriddenRemote, shouldMergeList = false } = input;
  if (isIdentical(local, remote) || (isSameNormalized(field, local, remote) && !isChangedSinceBase(input)))
    return { kind: 'same' };
  if (
    overriddenRemote !== undefined &&
    !isEmptyValue(local) &&
    isSameNormalized(field, overriddenRemote, remote)
  )
    return shouldMergeList ? mergeAllItems(field, local, remote) : { kind: 'update', remote: local };
  return base === null
    ? mergeWithoutBase(field, local, remote)
    : mergeThreeWay(field, { local, remote, base });
}

const isChangedSinceBase = ({ local, remote, base }: MergeInput): boolean =>
  base !== null && !(isIdentical(local, base.local) && isIdentical(remote, base.remote));

/** Merges a field without a merge base. Local items are added to the remote list, but the local list does not change. */
function mergeWithoutBase(field: SyncedField, local: FieldValue, remote: FieldValue): MergeResult {
  const mergeClass = findFieldEntry(field)?.mergeClass;
  // `mergeField` merges into its local side, and here only the remote value may change. Therefore the sides are swapped.
  const sides = { ...(mergeClass === 'list' ? { base: [] } : {}), local: remote, remote: local };
  const outcome = mergeField<FieldValue>(field, sides, SYNC_POLICY);
  if (outcome.kind === 'conflict')
    return mergeClass === 'written' ? { kind: 'conflict' } : { kind: 'divergent' };
  return outcome.from === 'local' ? { kind: 'offered' } : { kind: 'update', remote: outcome.value };
}

/** With a merge base, even a change of case or of line endings counts as a change. */
const CHANGE_POLICY: MergePolicy = { ...SYNC_POLICY, comparison: 'exact' };

type ThreeWayInput = SideValues & { base: SideValues };

function mergeThreeWay(field: SyncedField, { local, remote, base }: ThreeWayInput): MergeResult {
  const isLocalChanged = !isIdentical(local, base.local);
  const isRemoteChanged = !isIdentical(remote, base.remote);
  if (!isLocalChanged && !isRemoteChanged) return classifyUnchanged(local, remote);
  if (isEmptyValue(local)) return mergeEmptyLocal({ isLocalChanged, isRemoteChanged }, base, remote);
  if (isEmptyValue(remote))
    return isEmptyValue(base.remote) ? { kind: 'update', remote: local } : { kind: 'conflict' };
  if (Array.isArray(local) && Array.isArray(remote)) return mergeLists(field, { local, remote, base });
  const changes = { local: isLocalChanged ? local : UNCHANGED, remote: isRemoteChanged ? remote : UNCHANGED };
  return mergeSingleValues(field, changes, { local, remote, base });
}

/** Stands for the value of an unchanged side. No changed value is equal to it, because changed values are not null here. */
const UNCHANGED: FieldValue = null;

/** Merges the changes of both sides instead of their values, because the sides may have different bases. */
function mergeSingleValues(
  field: SyncedField,
  changes: SideValues,
  { local, remote, base }: ThreeWayInput,
): MergeResult {
  const outcome = mergeField<FieldValue>(field, { base: UNCHANGED, ...changes }, CHANGE_POLICY);
  if (outcome.kind === 'conflict') return { kind: 'conflict' };
  if (outcome.from === 'local') return { kind: 'update', remote: local };
  return isSameNormalized(field, base.local, base.remote)
    ? { kind: 'update', local: remote }
    : classifyUnchanged(local, remote);
}

/** Classifies different values when neither side changed since the merge base. */
function classifyUnchanged(local: FieldValue, remote: FieldValue): MergeResult {
  if (isEmptyValue(local)) return { kind: 'offered' };
  return isEmptyValue(remote) ? { kind: 'local-only' } : { kind: 'divergent' };
}

function mergeEmptyLocal(
  { isLocalChanged, isRemoteChanged }: { isLocalChanged: boolean; isRemoteChanged: boolean },
  base: SideValues,
  remote: FieldValue,
): MergeResult {
  if (isLocalChanged) return { kind: isRemoteChanged ? 'offered' : 'local-only' };
  return isEmptyValue(base.remote) ? { kind: 'update', local: remote } : { kind: 'offered' };
}

function mergeLists(
  field: SyncedField,
  { local, remote, base }: { local: string[]; remote: string[]; base: SideValues },
): MergeResult {
  const nextLocal = applyListChanges(field, local, toList(base.remote), remote);
  const nextRemote = applyListChanges(field, remote, toList(base.local), local);
  // A wiki cannot empty a list, so the removal of the last item stays local.
  if (nextRemote.length === 0 && remote.length > 0) return { kind: 'local-only' };
  const shouldUseLocalOrder = isIdentical(remote, base.remote);
  const alignedLists = alignOrder(field, { nextLocal, nextRemote }, shouldUseLocalOrder);
  const result: MergeResult = { kind: 'update' };
  if (!isIdentical(alignedLists.local, local)) result.local = alignedLists.local;
  if (!isIdentical(alignedLists.remote, remote)) result.remote = alignedLists.remote;
  // If one side removes an item that the other side never had, no list changes, and the lists stay different.
  const hasNoChanges = result.local === undefined && result.remote === undefined;
  return hasNoChanges && !isSameNormalized(field, local, remote) ? classifyUnchanged(local, remote) : result;
}

/** Returns a result that gives both sides all remote items, followed by the local items that the wiki does not have. */
function mergeAllItems(field: SyncedField, local: FieldValue, remote: FieldValue): MergeResult {
  const items = applyListChanges(field, toList(remote), [], toList(local));
  return {
    kind: 'update',
    ...(isIdentical(items, local) ? {} : { local: items }),
    ...(isIdentical(items, remote) ? {} : { remote: items }),
  };
}

/** Applies to `list` the additions and removals between `otherBase` and `otherList`, the lists of the other side. */
function applyListChanges(
  field: SyncedField,
  list: string[],
  otherBase: string[],
  otherList: string[],
): string[] {
  const outcome = mergeField(field, { base: otherBase, local: list, remote: otherList }, CHANGE_POLICY);
  return outcome.kind === 'value' ? outcome.value : list;
}

/** Returns the lists. If they differ only in order, both get the local order (`shouldUseLocalOrder`) or the remote order. */
function alignOrder(
  field: SyncedField,
  { nextLocal, nextRemote }: { nextLocal: string[]; nextRemote: string[] },
  shouldUseLocalOrder: boolean,
): { local: string[]; remote: string[] } {
  const listKeys = (list: string[]) => list.map((item) => getItemKey(field, item)).sort();
  const isReordered =
    !isSameNormalized(field, nextLocal, nextRemote) && isIdentical(listKeys(nextLocal), listKeys(nextRemote));
  if (!isReordered) return { local: nextLocal, remote: nextRemote };
  const orderedList = shouldUseLocalOrder ? nextLocal : nextRemote;
  return { local: orderedList, remote: orderedList };
}

const isIdentical = (a: FieldValue, b: FieldValue): boolean =>
  (isEmptyValue(a) && isEmptyValue(b)) || hasSameJson(a, b);

const isSameNormalized = (field: SyncedField, a: FieldValue, b: FieldValue): boolean =>
  isSameValue(field, a, b, 'normalized');

const toList = (value: FieldValue): string[] => (Array.isArray(value) ? value : []);
