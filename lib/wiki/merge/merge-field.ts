import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';
import { applyListChanges } from './apply-list-changes';
import { getMergeClass } from './merge-class';
import { getItemKey, isBlank, isSameValue } from './same-value';

/** What both sides have and had in one field. `base` null: the field was never settled with this wiki. */
export type MergeInput = {
  here: FieldValue;
  there: FieldValue;
  base: SideValues | null;
  /** The wiki's value against which the reader said "use mine"; undefined: nothing was said. */
  overriddenRemote: FieldValue | undefined;
};

/** What becomes of a field. A side that is absent stays as it is. `settled` false: the reader has to choose. */
export type MergeResult = {
  kind: 'same' | 'moves' | 'offered' | 'held' | 'differs' | 'kept-here';
  local?: FieldValue;
  remote?: FieldValue;
};

/**
 * Merges one field: at first contact by its class, afterwards against what each side held when it was last settled. An
 * emptied value is never carried over: the wiki cannot be emptied, and the reader's words are not dropped unasked.
 */
export function mergeField(field: SyncedField, sides: MergeInput): MergeResult {
  const { here: local, there: remote, base, overriddenRemote } = sides;
  if (isIdentical(local, remote) || (isSameValue(field, local, remote) && !isChangedSinceBase(sides)))
    return { kind: 'same' };
  if (overriddenRemote !== undefined && !isBlank(local) && isSameValue(field, overriddenRemote, remote))
    return { kind: 'moves', remote: local };
  return base === null
    ? mergeFirstContact(field, local, remote)
    : mergeThreeWay(field, { here: local, there: remote, base });
}

/** A change of case or ending that came after the first contact is one that somebody wanted. */
const isChangedSinceBase = ({ here: local, there: remote, base }: MergeInput): boolean =>
  base !== null && !(isIdentical(local, base.here) && isIdentical(remote, base.there));

function mergeFirstContact(field: SyncedField, local: FieldValue, remote: FieldValue): MergeResult {
  if (isBlank(remote)) return { kind: 'moves', remote: local };
  if (isBlank(local)) return { kind: 'offered' };
  switch (getMergeClass(field)) {
    case 'captured':
      return { kind: 'held' };
    case 'written':
      return { kind: 'differs' };
    case 'list':
      // Ours are added to theirs; theirs stay there until the reader takes them.
      return { kind: 'moves', remote: applyListChanges(field, toList(remote), [], toList(local)) };
  }
}

type SideValues = { here: FieldValue; there: FieldValue };
type ThreeWayInput = SideValues & { base: SideValues };

function mergeThreeWay(field: SyncedField, { here: local, there: remote, base }: ThreeWayInput): MergeResult {
  const isLocalChanged = !isIdentical(local, base.here);
  const isRemoteChanged = !isIdentical(remote, base.there);
  if (!isLocalChanged && !isRemoteChanged) return classifyUnchanged(local, remote);
  if (isBlank(local)) return mergeEmptyLocal({ isLocalChanged, isRemoteChanged }, base, remote);
  if (isBlank(remote)) return isBlank(base.there) ? { kind: 'moves', remote: local } : { kind: 'differs' };
  if (Array.isArray(local) && Array.isArray(remote))
    return mergeLists(field, { here: local, there: remote, base });
  if (isLocalChanged) return isRemoteChanged ? { kind: 'differs' } : { kind: 'moves', remote: local };
  return isSameValue(field, base.here, base.there)
    ? { kind: 'moves', local: remote }
    : classifyUnchanged(local, remote);
}

/** Both as they were settled, and still not the same. */
const classifyUnchanged = (local: FieldValue, remote: FieldValue): MergeResult =>
  isBlank(local) ? { kind: 'offered' } : isBlank(remote) ? { kind: 'kept-here' } : { kind: 'held' };

function mergeEmptyLocal(
  { isLocalChanged, isRemoteChanged }: { isLocalChanged: boolean; isRemoteChanged: boolean },
  base: SideValues,
  remote: FieldValue,
): MergeResult {
  if (isLocalChanged) return { kind: isRemoteChanged ? 'offered' : 'kept-here' };
  return isBlank(base.there) ? { kind: 'moves', local: remote } : { kind: 'offered' };
}

function mergeLists(
  field: SyncedField,
  { here: local, there: remote, base }: { here: string[]; there: string[]; base: SideValues },
): MergeResult {
  const nextLocal = applyListChanges(field, local, toList(base.there), remote);
  const nextRemote = applyListChanges(field, remote, toList(base.here), local);
  // A list of the wiki cannot be emptied, so the last removal stays here.
  if (nextRemote.length === 0 && remote.length > 0) return { kind: 'kept-here' };
  const aligned = alignOrder(field, { nextLocal, nextRemote }, isIdentical(remote, base.there));
  const result: MergeResult = { kind: 'moves' };
  if (!isIdentical(aligned.local, local)) result.local = aligned.local;
  if (!isIdentical(aligned.remote, remote)) result.remote = aligned.remote;
  // What changed is nothing that the other side has: what was not the same before still is not.
  const hasNoMoves = result.local === undefined && result.remote === undefined;
  return hasNoMoves && !isSameValue(field, local, remote) ? classifyUnchanged(local, remote) : result;
}

/** The same items in two orders: that of the side that changed, and of the wiki where both did. */
function alignOrder(
  field: SyncedField,
  { nextLocal, nextRemote }: { nextLocal: string[]; nextRemote: string[] },
  isLocalOrder: boolean,
): { local: string[]; remote: string[] } {
  const keys = (list: string[]) => list.map((item) => getItemKey(field, item)).sort();
  const isReordered =
    !isSameValue(field, nextLocal, nextRemote) && isIdentical(keys(nextLocal), keys(nextRemote));
  if (!isReordered) return { local: nextLocal, remote: nextRemote };
  const ordered = isLocalOrder ? nextLocal : nextRemote;
  return { local: ordered, remote: ordered };
}

const isIdentical = (a: FieldValue, b: FieldValue): boolean =>
  (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b);

const toList = (value: FieldValue): string[] => (Array.isArray(value) ? value : []);
