import type { FieldValue, MergeBase, OutboxEntry, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import { SYNCED_FIELDS } from '@/lib/wiki/model/sync';
import { type MergeResult, mergeField } from './merge-field';
import { getItemKey, isBlank, isSameValue } from './same-value';
import { canApplyToSource } from './synced-values';

/** What is to be done about a source after both sides were read. */
export type MergePlan = {
  /** Values of the wiki that the source takes over. */
  localChanges: SyncedValues;
  /** What the wiki lacks of ours, and what is settled when it has arrived. */
  remoteChanges: SyncedValues;
  pendingBase: MergeBase;
  /** What is settled now. */
  mergeBase: MergeBase;
  conflicts: SyncedField[];
  divergentFields: SyncedField[];
  offeredFields: SyncedField[];
  localOnlyFields: SyncedField[];
};

type MergeState = Pick<OutboxEntry, 'base' | 'inFlight' | 'unverified' | 'seen' | 'mine' | 'keptHere'>;

/**
 * Merges all fields of a source. `here` holds what this wiki could carry, `there` what it was just read to hold; a field
 * that is absent on either side takes no part, and one that only the wiki lacks is kept here.
 */
export function planMerge(mergeState: MergeState, local: SyncedValues, remote: SyncedValues): MergePlan {
  const { mergeBase, droppedFields } = updateMergeBase(mergeState, remote);
  const plan: MergePlan = {
    localChanges: {},
    remoteChanges: {},
    pendingBase: createEmptyBase(),
    mergeBase: { here: { ...mergeBase.here }, there: { ...mergeBase.there } },
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
      delete plan.mergeBase.here[field];
      delete plan.mergeBase.there[field];
      if (!isBlank(localValue)) plan.localOnlyFields.push(field);
      continue;
    }
    const baseValues = findBaseValues(mergeBase, field);
    const input = {
      here: localValue,
      there: remoteValue,
      base: baseValues,
      overriddenRemote: mergeState.mine[field],
    };
    const wasValueDropped =
      droppedFields.includes(field) || isStillDropped(mergeState, baseValues, field, remoteValue);
    applyResult(plan, field, input, resolveDropped(mergeField(field, input), wasValueDropped));
  }
  return plan;
}

/** Whether a value that the wiki once dropped still stands beside the same other one. */
const isStillDropped = (
  { keptHere }: MergeState,
  baseValues: SideValues | null,
  field: SyncedField,
  remoteValue: FieldValue,
): boolean =>
  keptHere.includes(field) && baseValues !== null && isSameValue(field, remoteValue, baseValues.there);

/** The reader chose, and the wiki did not take it: that is no question any more. */
const resolveDropped = (result: MergeResult, isDropped: boolean): MergeResult =>
  result.kind === 'held' && isDropped ? { kind: 'kept-here' } : result;

/** A pair without any field. */
export const createEmptyBase = (): MergeBase => ({ here: {}, there: {} });

/** Both pairs, the second over the first. */
export const extendMergeBase = (mergeBase: MergeBase, newer: MergeBase): MergeBase => ({
  here: { ...mergeBase.here, ...newer.here },
  there: { ...mergeBase.there, ...newer.there },
});

function applyResult(
  plan: MergePlan,
  field: SyncedField,
  { here: localValue, there: remoteValue }: SideValues,
  result: MergeResult,
): void {
  if (result.kind === 'differs') {
    plan.conflicts.push(field);
    return;
  }
  // What cannot be carried over is not settled: what was removed here goes from there with the next item that is sent.
  if (result.kind === 'kept-here') {
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
    plan.pendingBase.here[field] = nextValues.local;
    plan.pendingBase.there[field] = nextValues.remote;
    return;
  }
  plan.mergeBase.here[field] = nextValues.local;
  plan.mergeBase.there[field] = nextValues.remote;
  const isFullyApplied =
    result.local === undefined || isSameValue(field, nextValues.local, nextValues.remote);
  if (result.kind === 'held' || !isFullyApplied) plan.divergentFields.push(field);
  if (result.kind === 'offered') plan.offeredFields.push(field);
}

/**
 * What was settled, in the light of a fresh reading. A write whose answer was lost has arrived if one of its values is
 * there, since a write is taken whole or not at all. A value that arrived was dropped by the wiki if the field holds what
 * it held before the write: then that is what the wiki's side was settled with, and not a change of it. Where it holds a
 * third value, nobody can say whether ours was ever there, and the field was never settled.
 */
function updateMergeBase(
  { base, inFlight, unverified, seen }: MergeState,
  remote: SyncedValues,
): { mergeBase: MergeBase; droppedFields: SyncedField[] } {
  const droppedFields: SyncedField[] = [];
  const isDelivered = inFlight !== null && hasWriteArrived(base, inFlight, remote);
  const settledBase = isDelivered
    ? extendMergeBase(base, inFlight)
    : extendMergeBase(base, createEmptyBase());
  const sentFields = isDelivered
    ? [...unverified, ...(Object.keys(inFlight.there) as SyncedField[])]
    : unverified;
  for (const field of sentFields) {
    const remoteValue = remote[field] ?? null;
    if (isSameValue(field, remoteValue, seen?.fields[field])) {
      if (!containsValue(field, remoteValue, settledBase.there[field])) droppedFields.push(field);
      settledBase.there[field] = remoteValue;
    } else if (!containsValue(field, remoteValue, settledBase.there[field])) {
      delete settledBase.here[field];
      delete settledBase.there[field];
    }
  }
  return { mergeBase: settledBase, droppedFields };
}

const containsValue = (field: SyncedField, remote: FieldValue, sent: FieldValue | undefined): boolean =>
  Array.isArray(remote) && Array.isArray(sent)
    ? sent.every((item) => remote.some((other) => getItemKey(field, other) === getItemKey(field, item)))
    : isSameValue(field, remote, sent);

const hasWriteArrived = (base: MergeBase, inFlight: MergeBase, remote: SyncedValues): boolean =>
  (Object.entries(inFlight.there) as [SyncedField, FieldValue][]).some(
    ([field, value]) =>
      containsValue(field, remote[field] ?? null, value) &&
      !containsValue(field, base.there[field] ?? null, value),
  );

type SideValues = { here: FieldValue; there: FieldValue };

/** The value of a field that both sides were settled with; null: none. */
export function findBaseValues(mergeBase: MergeBase, field: SyncedField): SideValues | null {
  const [local, remote] = [mergeBase.here[field], mergeBase.there[field]];
  return local === undefined || remote === undefined ? null : { here: local, there: remote };
}
