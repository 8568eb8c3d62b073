import { findFieldEntry } from '@/lib/record/field-lists';
import { type MergePolicy, mergeField } from '@/lib/record/merge-field';
import { SYNC_POLICY } from '@/lib/record/merge-policies';
import { getItemKey, isEmptyValue, isSameValue } from '@/lib/record/same-value';
import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';

/** The value of a field on both sides. */
export type SideValues = { local: FieldValue; remote: FieldValue };

/** The current values of a field, and those of the merge base (null: the field was never settled with this wiki). */
export type MergeInput = SideValues & {
  base: SideValues | null;
  /** The remote value that was shown when the reader chose the local one; undefined: no choice was made. */
  overriddenRemote: FieldValue | undefined;
};

/**
 * The merge result of a field. An absent side does not change. `divergent`: each side keeps its own value. `offered`: only the
 * wiki has a value. `conflict`: the reader has to choose. `local-only`: the change cannot be sent.
 */
export type MergeResult = {
  kind: 'same' | 'update' | 'offered' | 'divergent' | 'conflict' | 'local-only';
  local?: FieldValue;
  remote?: FieldValue;
};

/**
 * Merges one field with a wiki by `mergeField` of the record and the rules below. Each side has its own base, since a wiki may
 * keep another value than the record. Emptying a value is never carried over: a wiki cannot empty fields, and the reader's
 * text is not removed without a choice.
 */
export function mergeSyncedField(field: SyncedField, input: MergeInput): MergeResult {
  const { local, remote, base, overriddenRemote } = input;
  if (isIdentical(local, remote) || (isSame(field, local, remote) && !isChangedSinceBase(input)))
    return { kind: 'same' };
  if (overriddenRemote !== undefined && !isEmptyValue(local) && isSame(field, overriddenRemote, remote))
    return { kind: 'update', remote: local };
  return base === null
    ? mergeFirstContact(field, local, remote)
    : mergeThreeWay(field, { local, remote, base });
}

/** After the first contact, even a change of case or line endings counts as intended. */
const isChangedSinceBase = ({ local, remote, base }: MergeInput): boolean =>
  base !== null && !(isIdentical(local, base.local) && isIdentical(remote, base.remote));

/** Local items are added to the remote list; remote items stay there until the reader takes them. */
function mergeFirstContact(field: SyncedField, local: FieldValue, remote: FieldValue): MergeResult {
  const mergeClass = findFieldEntry(field)?.mergeClass;
  // Only the remote value may change, so the sides are swapped: the remote list is the one that is merged into.
  const sides = { ...(mergeClass === 'list' ? { base: [] } : {}), local: remote, remote: local };
  const outcome = mergeField<FieldValue>(field, sides, SYNC_POLICY);
  if (outcome.kind === 'conflict')
    return mergeClass === 'written' ? { kind: 'conflict' } : { kind: 'divergent' };
  return outcome.from === 'local' ? { kind: 'offered' } : { kind: 'update', remote: outcome.value };
}

/** After the first contact, a change of case or of line endings counts as a change. */
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

/** Marks a side without a change. It is neither text nor number, so no changed value is equal to it. */
const UNCHANGED: FieldValue = null;

/** Compares changes instead of values, because each side may have its own value in the base. */
function mergeSingleValues(
  field: SyncedField,
  changes: SideValues,
  { local, remote, base }: ThreeWayInput,
): MergeResult {
  const outcome = mergeField<FieldValue>(field, { base: UNCHANGED, ...changes }, CHANGE_POLICY);
  if (outcome.kind === 'conflict') return { kind: 'conflict' };
  if (outcome.from === 'local') return { kind: 'update', remote: local };
  return isSame(field, base.local, base.remote)
    ? { kind: 'update', local: remote }
    : classifyUnchanged(local, remote);
}

/** Classifies values that differ although neither side changed since the merge base. */
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
  const aligned = alignOrder(field, { nextLocal, nextRemote }, isIdentical(remote, base.remote));
  const result: MergeResult = { kind: 'update' };
  if (!isIdentical(aligned.local, local)) result.local = aligned.local;
  if (!isIdentical(aligned.remote, remote)) result.remote = aligned.remote;
  // If the changed items never existed on the other side, the lists differ as before.
  const hasNoChanges = result.local === undefined && result.remote === undefined;
  return hasNoChanges && !isSame(field, local, remote) ? classifyUnchanged(local, remote) : result;
}

/** Returns the list after applying the additions and removals of the other side. */
function applyListChanges(field: SyncedField, list: string[], before: string[], after: string[]): string[] {
  const outcome = mergeField(field, { base: before, local: list, remote: after }, CHANGE_POLICY);
  return outcome.kind === 'value' ? outcome.value : list;
}

/** Aligns lists with equal items in different orders: the side that changed wins, or the wiki if both did. */
function alignOrder(
  field: SyncedField,
  { nextLocal, nextRemote }: { nextLocal: string[]; nextRemote: string[] },
  isLocalOrder: boolean,
): { local: string[]; remote: string[] } {
  const listKeys = (list: string[]) => list.map((item) => getItemKey(field, item)).sort();
  const isReordered =
    !isSame(field, nextLocal, nextRemote) && isIdentical(listKeys(nextLocal), listKeys(nextRemote));
  if (!isReordered) return { local: nextLocal, remote: nextRemote };
  const ordered = isLocalOrder ? nextLocal : nextRemote;
  return { local: ordered, remote: ordered };
}

const isIdentical = (a: FieldValue, b: FieldValue): boolean =>
  (isEmptyValue(a) && isEmptyValue(b)) || JSON.stringify(a) === JSON.stringify(b);

const isSame = (field: SyncedField, a: FieldValue, b: FieldValue): boolean =>
  isSameValue(field, a, b, 'normalized');

const toList = (value: FieldValue): string[] => (Array.isArray(value) ? value : []);
