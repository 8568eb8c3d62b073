import { getItemKey, isEmptyValue, isSameValue } from '@/lib/record/same-value';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import {
  type FieldValue,
  type MergeBase,
  SYNCED_FIELDS,
  type SyncedField,
  type SyncedValues,
} from '@/lib/wiki/model/sync';
import { type MergeResult, mergeSyncedField, type SideValues } from './merge-synced-field';
import { canApplyToSource } from './synced-values';

/** The changes of both sides, and the merge base after both sides were read. */
export type MergePlan = {
  /** Remote values to save in the source. */
  localChanges: SyncedValues;
  /** Values to write to the wiki. */
  remoteChanges: SyncedValues;
  /** The values that become part of the merge base when the write of `remoteChanges` has arrived. */
  pendingBase: MergeBase;
  /** The merge base before that write. */
  mergeBase: MergeBase;
  conflicts: SyncedField[];
  divergentFields: SyncedField[];
  offeredFields: SyncedField[];
  localOnlyFields: SyncedField[];
};

type MergeState = Pick<
  OutboxEntry,
  | 'mergeBase'
  | 'pendingBase'
  | 'unverifiedFields'
  | 'remoteSnapshot'
  | 'localOverrides'
  | 'listsToMerge'
  | 'localOnlyFields'
>;

/**
 * Merges all fields of a source. `local` has the values of the source in the format of the wiki, `remote` the values that were
 * just read. A field that is absent from `local` is ignored. A field that is absent only from `remote` stays local.
 */
export function planMerge(mergeState: MergeState, local: SyncedValues, remote: SyncedValues): MergePlan {
  const { mergeBase, droppedFields } = updateMergeBase(mergeState, remote);
  const plan: MergePlan = {
    localChanges: {},
    remoteChanges: {},
    pendingBase: createEmptyBase(),
    mergeBase: { local: { ...mergeBase.local }, remote: { ...mergeBase.remote } },
    conflicts: [],
    divergentFields: [],
    offeredFields: [],
    localOnlyFields: [],
  };
  for (const field of SYNCED_FIELDS) {
    const localValue = local[field];
    const remoteValue = remote[field];
    if (localValue === undefined) continue;
    if (remoteValue === undefined) {
      delete plan.mergeBase.local[field];
      delete plan.mergeBase.remote[field];
      if (!isEmptyValue(localValue)) plan.localOnlyFields.push(field);
      continue;
    }
    const base = findBaseValues(mergeBase, field);
    const overriddenRemote = mergeState.localOverrides[field];
    const shouldMergeList = mergeState.listsToMerge?.includes(field) ?? false;
    const input = {
      local: localValue,
      remote: remoteValue,
      base,
      overriddenRemote,
      shouldMergeList,
    };
    const wasDropped = droppedFields.includes(field) || isStillDropped(mergeState, base, field, remoteValue);
    applyResult(plan, field, input, classifyDropped(mergeSyncedField(field, input), wasDropped));
  }
  return plan;
}

/** Returns whether the wiki dropped the local value earlier and still has the same remote value. */
const isStillDropped = (
  { localOnlyFields }: MergeState,
  base: SideValues | null,
  field: SyncedField,
  remoteValue: FieldValue,
): boolean =>
  localOnlyFields.includes(field) &&
  base !== null &&
  isSameValue(field, remoteValue, base.remote, 'normalized');

/** Reports a dropped value as local-only, because the wiki would drop it again after a choice. */
const classifyDropped = (result: MergeResult, wasDropped: boolean): MergeResult =>
  result.kind === 'divergent' && wasDropped ? { kind: 'local-only' } : result;

/** Creates a merge base without fields. */
export const createEmptyBase = (): MergeBase => ({ local: {}, remote: {} });

/** Returns the merge base with its fields replaced by those of a newer merge base. */
export const extendMergeBase = (mergeBase: MergeBase, newerBase: MergeBase): MergeBase => ({
  local: { ...mergeBase.local, ...newerBase.local },
  remote: { ...mergeBase.remote, ...newerBase.remote },
});

function applyResult(
  plan: MergePlan,
  field: SyncedField,
  { local: localValue, remote: remoteValue }: SideValues,
  result: MergeResult,
): void {
  if (result.kind === 'conflict') {
    plan.conflicts.push(field);
    return;
  }
  // The merge base does not change, so that a local removal reaches the wiki with the next write of the list.
  if (result.kind === 'local-only') {
    plan.localOnlyFields.push(field);
    return;
  }
  const canApply = result.local !== undefined && canApplyToSource(field, result.local);
  const nextValues = {
    local: canApply ? (result.local ?? null) : localValue,
    remote: result.remote ?? remoteValue,
  };
  if (canApply) plan.localChanges[field] = nextValues.local;
  if (result.remote !== undefined) {
    plan.remoteChanges[field] = result.remote;
    plan.pendingBase.local[field] = nextValues.local;
    plan.pendingBase.remote[field] = nextValues.remote;
    return;
  }
  plan.mergeBase.local[field] = nextValues.local;
  plan.mergeBase.remote[field] = nextValues.remote;
  const isFullyApplied =
    result.local === undefined || isSameValue(field, nextValues.local, nextValues.remote, 'normalized');
  if (result.kind === 'divergent' || !isFullyApplied) plan.divergentFields.push(field);
  if (result.kind === 'offered') plan.offeredFields.push(field);
}

/**
 * Updates the merge base after a read. A wiki stores a write completely or not at all: if the response of a write was lost and the
 * wiki has one of the written values, the whole write has arrived. Each written field then has one of these remote values:
 * - the written value: the field keeps its new merge base
 * - the previous value: the wiki dropped the written value. The previous value becomes the remote side of the merge base, so that it
 *   is not mistaken for a remote change.
 * - any other value: the wiki may never have stored the written value. The field loses its merge base.
 */
function updateMergeBase(
  { mergeBase, pendingBase, unverifiedFields, remoteSnapshot }: MergeState,
  remote: SyncedValues,
): { mergeBase: MergeBase; droppedFields: SyncedField[] } {
  const droppedFields: SyncedField[] = [];
  const hasArrived = pendingBase !== null && hasWriteArrived(mergeBase, pendingBase, remote);
  const settledBase = extendMergeBase(mergeBase, hasArrived ? pendingBase : createEmptyBase());
  const arrivedFields = hasArrived ? (Object.keys(pendingBase.remote) as SyncedField[]) : [];
  for (const field of [...unverifiedFields, ...arrivedFields]) {
    const remoteValue = remote[field] ?? null;
    if (isSameValue(field, remoteValue, remoteSnapshot?.fields[field], 'normalized')) {
      if (!containsValue(field, remoteValue, settledBase.remote[field])) droppedFields.push(field);
      settledBase.remote[field] = remoteValue;
    } else if (!containsValue(field, remoteValue, settledBase.remote[field])) {
      delete settledBase.local[field];
      delete settledBase.remote[field];
    }
  }
  return { mergeBase: settledBase, droppedFields };
}

const containsValue = (field: SyncedField, remote: FieldValue, sent: FieldValue | undefined): boolean =>
  Array.isArray(remote) && Array.isArray(sent)
    ? sent.every((item) =>
        remote.some((remoteItem) => getItemKey(field, remoteItem) === getItemKey(field, item)),
      )
    : isSameValue(field, remote, sent, 'normalized');

const hasWriteArrived = (mergeBase: MergeBase, pendingBase: MergeBase, remote: SyncedValues): boolean =>
  (Object.entries(pendingBase.remote) as [SyncedField, FieldValue][]).some(
    ([field, value]) =>
      containsValue(field, remote[field] ?? null, value) &&
      !containsValue(field, mergeBase.remote[field] ?? null, value),
  );

/** Returns the merge base of one field, or null if the field has none. */
export function findBaseValues(mergeBase: MergeBase, field: SyncedField): SideValues | null {
  const [local, remote] = [mergeBase.local[field], mergeBase.remote[field]];
  return local === undefined || remote === undefined ? null : { local, remote };
}
