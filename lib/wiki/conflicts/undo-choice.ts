import { isSameValue } from '@/lib/record/same-value';
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
import { omitField, pickField, restoreField } from './source-fields';

/** The input of a choice. `localValues` are the values of the source in the format of the wiki. */
export type ChoiceContext = { source: Source; localValues: SyncedValues; now: Date };

/**
 * Returns the entry after the reader's choice for these fields, and the values to save in the source in the same transaction. The
 * entry stores what an undo needs and is not sent for ten seconds. If the reader chooses the local side for several fields at once,
 * lists are merged, because the reader may not have noticed every remote item. A repeated choice has no effect.
 */
export function applyChoice(
  entry: OutboxEntry,
  requestedFields: SyncedField[],
  side: ChoiceSide,
  { source, localValues, now }: ChoiceContext,
): { entry: OutboxEntry; localChanges: SyncedValues } {
  const fields = requestedFields.filter(
    (field) => findChoiceReason(entry, field) && canSettle(entry, field, side, localValues),
  );
  if (fields.length === 0) return { entry, localChanges: {} };
  const { changes, localChanges } =
    side === 'local'
      ? chooseLocal(entry, fields, fields.length > 1)
      : chooseRemote(entry, fields, localValues);
  const undoByField = { ...entry.undoByField };
  for (const field of fields) undoByField[field] = buildUndo(entry, field, side, source, localChanges[field]);
  const removeChosenFields = (names: SyncedField[]) => names.filter((field) => !fields.includes(field));
  return {
    localChanges,
    entry: transition(entry, {
      type: 'choice-changed',
      changes: {
        ...changes,
        divergentFields: removeChosenFields(entry.divergentFields),
        offeredFields: removeChosenFields(entry.offeredFields),
        undoByField,
      },
      conflictFields: removeChosenFields(listConflicts(entry)),
      nextAttemptAt: new Date(now.getTime() + CHOICE_DELAY_MS),
    }),
  };
}

/**
 * The result of undoing choices. Two lists name the fields whose choice could not be undone: the wiki already has their value
 * (`sentFields`), or the reader edited them after the choice (`editedFields`).
 */
export type UndoResult = {
  entry: OutboxEntry;
  /** The source with its earlier values. Null if the source does not change. */
  source: Source | null;
  sentFields: SyncedField[];
  editedFields: SyncedField[];
};

/** Undoes choices: the fields need a choice as before, and the source has its earlier values. */
export function undoChoice(
  entry: OutboxEntry,
  requestedFields: SyncedField[],
  { source, localValues, now }: ChoiceContext,
): UndoResult {
  const sentFields: SyncedField[] = [];
  const editedFields: SyncedField[] = [];
  let restoredSource = source;
  let choiceState = getChoiceState(entry);
  const fieldsWithUndo = requestedFields.filter((field) => entry.undoByField?.[field]);
  for (const field of fieldsWithUndo) {
    const undo = entry.undoByField?.[field];
    if (!undo) continue;
    if (undo.side === 'local' && hasBeenSent(entry, field, undo)) sentFields.push(field);
    else if (isEdited(entry, field, undo, localValues)) editedFields.push(field);
    else {
      restoredSource = restoreField(restoredSource, field, undo);
      choiceState = reopenField(choiceState, entry.remoteId, field, undo);
    }
    choiceState = { ...choiceState, undoByField: omitField(choiceState.undoByField, field) };
  }
  if (fieldsWithUndo.length === 0) return { entry, source: null, sentFields, editedFields };
  const { conflictFields, ...changes } = choiceState;
  const nextAttemptAt = getNextAttemptAfterUndo(entry, changes.localOverrides, now);
  return {
    entry: transition(entry, { type: 'choice-changed', changes, conflictFields, nextAttemptAt }),
    source: restoredSource === source ? null : { ...restoredSource, updatedAt: now.toISOString() },
    sentFields,
    editedFields,
  };
}

/** Returns the time of the next attempt, which stays delayed while another choice can still be undone. */
function getNextAttemptAfterUndo({ nextAttemptAt }: OutboxEntry, overrides: SyncedValues, now: Date): Date {
  const isDelayed =
    Object.keys(overrides).length > 0 && nextAttemptAt !== null && nextAttemptAt > now.toISOString();
  return isDelayed ? new Date(nextAttemptAt) : now;
}

const listConflicts = (entry: OutboxEntry): SyncedField[] =>
  entry.status === 'conflict' ? entry.conflictFields : [];

/**
 * Returns why a field needs a choice. Null means that it was already chosen. A field in no list still counts as a conflict,
 * because a save clears the list of conflicts while the reader looks at the comparison.
 */
function findChoiceReason(entry: OutboxEntry, field: SyncedField): ChoiceUndo['openReason'] | null {
  if (entry.divergentFields.includes(field)) return 'divergent';
  if (entry.offeredFields.includes(field)) return 'offered';
  if (listConflicts(entry).includes(field)) return 'conflict';
  return entry.undoByField?.[field] ? null : 'conflict';
}

/**
 * Returns whether the choice can settle the field. The remote side needs a value. If a source cannot store that value, the field also
 * needs a local value for the merge base.
 */
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
    openReason: findChoiceReason(entry, field) ?? 'conflict',
    remoteId: entry.remoteId,
    mergeBase: findBaseValues(entry.mergeBase, field),
    ...(appliedValue === undefined ? {} : { appliedValue }),
    previousValues: appliedValue === undefined ? null : pickField(source, field),
    provenance: source.provenance[field] ?? null,
  };
}

/** Returns whether the local value was or may have been sent. Such a choice cannot be undone. */
const hasBeenSent = (entry: OutboxEntry, field: SyncedField, { mergeBase }: ChoiceUndo): boolean =>
  entry.pendingBase?.remote[field] !== undefined ||
  !isSameBase(field, findBaseValues(entry.mergeBase, field), mergeBase);

const isSameBase = (field: SyncedField, a: ChoiceUndo['mergeBase'], b: ChoiceUndo['mergeBase']): boolean =>
  (a === null) === (b === null) &&
  isSameValue(field, a?.local, b?.local, 'exact') &&
  isSameValue(field, a?.remote, b?.remote, 'exact');

const isEdited = (
  entry: OutboxEntry,
  field: SyncedField,
  { appliedValue }: ChoiceUndo,
  localValues: SyncedValues,
): boolean =>
  appliedValue !== undefined &&
  !isSameValue(field, localValues[field], appliedValue, 'exact') &&
  !isSameValue(field, localValues[field], entry.mergeBase.local[field], 'exact');

/** The part of an entry that an undo changes: the fields that need a choice, and the data of the choices. */
type ChoiceState = Required<
  Pick<OutboxEntry, 'mergeBase' | 'localOverrides' | 'divergentFields' | 'offeredFields'>
> & { undoByField: NonNullable<OutboxEntry['undoByField']>; conflictFields: SyncedField[] };

const getChoiceState = (entry: OutboxEntry): ChoiceState => {
  const { mergeBase, localOverrides, divergentFields, offeredFields, undoByField = {} } = entry;
  const conflictFields = listConflicts(entry);
  return { mergeBase, localOverrides, divergentFields, offeredFields, undoByField, conflictFields };
};

/** Returns the state in which the field needs a choice again. It does not restore the merge base of another resource. */
function reopenField(
  choiceState: ChoiceState,
  remoteId: string | null,
  field: SyncedField,
  undo: ChoiceUndo,
): ChoiceState {
  const mergeBase = {
    local: omitField(choiceState.mergeBase.local, field),
    remote: omitField(choiceState.mergeBase.remote, field),
  };
  if (undo.mergeBase && undo.remoteId === remoteId) {
    mergeBase.local[field] = undo.mergeBase.local;
    mergeBase.remote[field] = undo.mergeBase.remote;
  }
  const addOrRemoveField = (names: SyncedField[], reason: ChoiceUndo['openReason']) =>
    undo.openReason === reason ? [...new Set([...names, field])] : names.filter((name) => name !== field);
  return {
    mergeBase,
    localOverrides: omitField(choiceState.localOverrides, field),
    divergentFields: addOrRemoveField(choiceState.divergentFields, 'divergent'),
    offeredFields: addOrRemoveField(choiceState.offeredFields, 'offered'),
    conflictFields: addOrRemoveField(choiceState.conflictFields, 'conflict'),
    undoByField: choiceState.undoByField,
  };
}
