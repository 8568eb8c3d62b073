import type { Source } from '@/lib/record/schema/source';
import { findBaseValues } from '@/lib/wiki/merge/plan-merge';
import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import {
  CHOICE_DELAY_MS,
  type ChoiceSide,
  type ChoiceUndo,
  type OutboxEntry,
} from '@/lib/wiki/model/outbox-entry';
import type { FieldValue, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import { transition } from '@/lib/wiki/outbox/transition';
import { chooseLocal, chooseRemote } from './choices';
import { isEqual, omitField, pickField, restoreField } from './source-fields';

/** The input of a choice: the current source, and its fields in the form of this wiki. */
export type ChoiceContext = { source: Source; localValues: SyncedValues; now: Date };

/**
 * Returns the entry after the reader's choice for these fields, and the values to save in the source in the same transaction.
 * The entry stores undo data and is not sent for ten seconds. A repeated choice changes nothing.
 */
export function applyChoice(
  entry: OutboxEntry,
  requestedFields: SyncedField[],
  side: ChoiceSide,
  { source, localValues, now }: ChoiceContext,
): { entry: OutboxEntry; localChanges: SyncedValues } {
  const fields = requestedFields.filter(
    (field) => findOpenReason(entry, field) && canSettle(entry, field, side, localValues),
  );
  if (fields.length === 0) return { entry, localChanges: {} };
  const { changes, localChanges } =
    side === 'local' ? chooseLocal(entry, fields) : chooseRemote(entry, fields, localValues);
  const undoByField = { ...entry.undoByField };
  for (const field of fields) undoByField[field] = buildUndo(entry, field, side, source, localChanges[field]);
  const removeChosen = (names: SyncedField[]) => names.filter((field) => !fields.includes(field));
  return {
    localChanges,
    entry: transition(entry, {
      type: 'choice-changed',
      changes: {
        ...changes,
        divergentFields: removeChosen(entry.divergentFields),
        offeredFields: removeChosen(entry.offeredFields),
        undoByField,
      },
      conflictFields: removeChosen(listConflicts(entry)),
      nextAttemptAt: new Date(now.getTime() + CHOICE_DELAY_MS),
    }),
  };
}

/** The result of undoing choices. Not undone are `sent` fields, which the wiki already has, and fields `edited` since. */
export type UndoResult = {
  entry: OutboxEntry;
  /** The source with its earlier values; null: it does not change. */
  source: Source | null;
  sent: SyncedField[];
  edited: SyncedField[];
};

/** Undoes choices: the fields need a choice as before, and the source has its earlier values. */
export function undoChoice(
  entry: OutboxEntry,
  requestedFields: SyncedField[],
  { source, localValues, now }: ChoiceContext,
): UndoResult {
  const sent: SyncedField[] = [];
  const edited: SyncedField[] = [];
  let restoredSource = source;
  let open = getOpenState(entry);
  const undoneFields = requestedFields.filter((field) => entry.undoByField?.[field]);
  for (const field of undoneFields) {
    const undo = entry.undoByField?.[field];
    if (!undo) continue;
    if (undo.side === 'local' && hasBeenSent(entry, field, undo)) sent.push(field);
    else if (isEdited(entry, field, undo, localValues)) edited.push(field);
    else {
      restoredSource = restoreField(restoredSource, field, undo);
      open = reopenField(open, entry.remoteId, field, undo);
    }
    open = { ...open, undoByField: omitField(open.undoByField, field) };
  }
  if (undoneFields.length === 0) return { entry, source: null, sent, edited };
  const { conflictFields, ...changes } = open;
  const nextAttemptAt = getAttemptAfterUndo(entry, changes.localOverrides, now);
  return {
    entry: transition(entry, { type: 'choice-changed', changes, conflictFields, nextAttemptAt }),
    source: restoredSource === source ? null : { ...restoredSource, updatedAt: now.toISOString() },
    sent,
    edited,
  };
}

/** Returns now, or the end of the ten seconds in which another choice can still be undone. */
function getAttemptAfterUndo({ nextAttemptAt }: OutboxEntry, overrides: SyncedValues, now: Date): Date {
  const isDelayed =
    Object.keys(overrides).length > 0 && nextAttemptAt !== null && nextAttemptAt > now.toISOString();
  return isDelayed ? new Date(nextAttemptAt) : now;
}

const listConflicts = (entry: OutboxEntry): SyncedField[] =>
  entry.status === 'conflict' ? entry.conflictFields : [];

/** Returns why a field needs a choice; null: it needs none. A field without undo data counts as a conflict, because a save
 * since the comparison was shown has emptied the list of conflicts. */
function findOpenReason(entry: OutboxEntry, field: SyncedField): ChoiceUndo['openReason'] | null {
  if (entry.divergentFields.includes(field)) return 'divergent';
  if (entry.offeredFields.includes(field)) return 'offered';
  if (listConflicts(entry).includes(field)) return 'conflict';
  return entry.undoByField?.[field] ? null : 'conflict';
}

/** Whether the choice can settle the field. An empty remote value cannot, and one that a source cannot store needs a local
 * value in the merge base. */
function canSettle(
  { remoteSnapshot }: OutboxEntry,
  field: SyncedField,
  side: ChoiceSide,
  localValues: SyncedValues,
): boolean {
  const remoteValue = remoteSnapshot?.fields[field] ?? null;
  return (
    side === 'local' ||
    (remoteValue !== null && (canApplyToSource(field, remoteValue) || localValues[field] !== undefined))
  );
}

function buildUndo(
  entry: OutboxEntry,
  field: SyncedField,
  side: ChoiceSide,
  source: Source,
  appliedValue: FieldValue | undefined,
): ChoiceUndo {
  return {
    side,
    openReason: findOpenReason(entry, field) ?? 'conflict',
    remoteId: entry.remoteId,
    mergeBase: findBaseValues(entry.mergeBase, field),
    ...(appliedValue === undefined ? {} : { appliedValue }),
    previousValues: appliedValue === undefined ? null : pickField(source, field),
    provenance: source.provenance[field] ?? null,
  };
}

/** Whether the local value was or may have been sent, so that the choice cannot be undone. */
const hasBeenSent = (entry: OutboxEntry, field: SyncedField, { mergeBase }: ChoiceUndo): boolean =>
  entry.pendingBase?.remote[field] !== undefined ||
  !isEqual(findBaseValues(entry.mergeBase, field), mergeBase);

const isEdited = (
  entry: OutboxEntry,
  field: SyncedField,
  { appliedValue }: ChoiceUndo,
  localValues: SyncedValues,
): boolean =>
  appliedValue !== undefined &&
  !isEqual(localValues[field], appliedValue) &&
  !isEqual(localValues[field], entry.mergeBase.local[field]);

/** The fields that still need a choice, and the rest of what an undo changes. */
type OpenState = Required<
  Pick<OutboxEntry, 'mergeBase' | 'localOverrides' | 'divergentFields' | 'offeredFields'>
> & { undoByField: NonNullable<OutboxEntry['undoByField']>; conflictFields: SyncedField[] };

const getOpenState = (entry: OutboxEntry): OpenState => {
  const { mergeBase, localOverrides, divergentFields, offeredFields, undoByField = {} } = entry;
  const conflictFields = listConflicts(entry);
  return { mergeBase, localOverrides, divergentFields, offeredFields, undoByField, conflictFields };
};

/** Returns the state with the field open as before the choice. The merge base of another resource is not restored. */
function reopenField(
  open: OpenState,
  remoteId: string | null,
  field: SyncedField,
  undo: ChoiceUndo,
): OpenState {
  const mergeBase = {
    local: omitField(open.mergeBase.local, field),
    remote: omitField(open.mergeBase.remote, field),
  };
  if (undo.mergeBase && undo.remoteId === remoteId) {
    mergeBase.local[field] = undo.mergeBase.local;
    mergeBase.remote[field] = undo.mergeBase.remote;
  }
  const updateList = (names: SyncedField[], reason: ChoiceUndo['openReason']) =>
    undo.openReason === reason ? [...new Set([...names, field])] : names.filter((name) => name !== field);
  return {
    mergeBase,
    localOverrides: omitField(open.localOverrides, field),
    divergentFields: updateList(open.divergentFields, 'divergent'),
    offeredFields: updateList(open.offeredFields, 'offered'),
    conflictFields: updateList(open.conflictFields, 'conflict'),
    undoByField: open.undoByField,
  };
}
