import type { Source } from '@/lib/record/schema/source';
import { findBaseValues } from '@/lib/wiki/merge/plan-merge';
import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import {
  CHOICE_DELAY_MS,
  type ChoiceUndo,
  type FieldValue,
  type OutboxEntry,
  type SyncedField,
  type SyncedValues,
} from '@/lib/wiki/model/sync';
import { requeue } from '@/lib/wiki/outbox/outbox-entry';
import { chooseLocal, chooseRemote } from './choices';

/** Which side a field is settled with. */
export type Side = ChoiceUndo['side'];

/** What a choice is made on: the source as it is, and its fields as they take part with this wiki. */
export type ChoiceContext = { source: Source; localValues: SyncedValues; now: Date };

/**
 * The record after the reader's choice for these fields, and the values to give to the source in the same transaction.
 * What the choice replaces is kept in the record. Nothing of it is sent for ten seconds. Chosen twice, it is as chosen once.
 */
export function applyChoice(
  entry: OutboxEntry,
  requestedFields: SyncedField[],
  side: Side,
  { source, localValues, now }: ChoiceContext,
): { entry: OutboxEntry; localChanges: SyncedValues } {
  const fields = requestedFields.filter(
    (field) => findOpenReason(entry, field) && canSettle(entry, field, side, localValues),
  );
  if (fields.length === 0) return { entry, localChanges: {} };
  const { entry: nextEntry, localChanges } =
    side === 'mine'
      ? { entry: chooseLocal(entry, fields, now), localChanges: {} }
      : chooseRemote(entry, fields, now, localValues);
  const undoEntries = fields.map((field) => [
    field,
    buildUndo(entry, field, side, source, localChanges[field]),
  ]);
  const removeChosen = (names: SyncedField[]) => names.filter((field) => !fields.includes(field));
  return {
    localChanges,
    entry: {
      ...nextEntry,
      ...buildConflictState(nextEntry, removeChosen(listConflicts(entry))),
      held: removeChosen(entry.held),
      offered: removeChosen(entry.offered),
      dueAt: new Date(now.getTime() + CHOICE_DELAY_MS).toISOString(),
      undo: { ...entry.undo, ...Object.fromEntries(undoEntries) },
    },
  };
}

/** What came of taking choices back. `sent`: the wiki has them already. `edited`: the reader wrote something else since. */
export type UndoResult = {
  entry: OutboxEntry;
  /** The source as it was in these fields; null: it does not change. */
  source: Source | null;
  sent: SyncedField[];
  edited: SyncedField[];
};

/** Takes choices back: the fields stand open as before, and the reader's own words are in the source again. */
export function undoChoice(
  entry: OutboxEntry,
  requestedFields: SyncedField[],
  { source, localValues, now }: ChoiceContext,
): UndoResult {
  const sent: SyncedField[] = [];
  const edited: SyncedField[] = [];
  let [nextEntry, restoredSource] = [entry, source];
  for (const field of requestedFields) {
    const undo = entry.undo?.[field];
    if (!undo) continue;
    const isAlreadySent = undo.side === 'mine' && hasBeenSent(entry, field, undo);
    if (isAlreadySent) sent.push(field);
    else if (isEdited(entry, field, undo, localValues)) edited.push(field);
    else {
      restoredSource = restoreField(restoredSource, field, undo);
      nextEntry = reopenField(nextEntry, field, undo);
    }
    nextEntry = { ...nextEntry, undo: omitField(nextEntry.undo ?? {}, field) };
  }
  if (nextEntry === entry) return { entry, source: null, sent, edited };
  return {
    entry: { ...requeueAfterUndo(entry, nextEntry, now), revision: entry.revision + 1 },
    source: restoredSource === source ? null : { ...restoredSource, updatedAt: now.toISOString() },
    sent,
    edited,
  };
}

/** The record to be looked at again, at once unless something else was chosen a moment ago: that can still be taken back. */
function requeueAfterUndo({ dueAt }: OutboxEntry, next: OutboxEntry, now: Date): OutboxEntry {
  const queuedEntry = requeue(next, now);
  const isDelayed = Object.keys(next.mine).length > 0 && dueAt !== null && dueAt > now.toISOString();
  return {
    ...queuedEntry,
    ...buildConflictState(queuedEntry, listConflicts(next)),
    dueAt: isDelayed ? dueAt : queuedEntry.dueAt,
  };
}

const listConflicts = ({ state }: OutboxEntry): SyncedField[] =>
  state.state === 'differs' ? state.fields : [];

const buildConflictState = ({ state }: OutboxEntry, fields: SyncedField[]): Pick<OutboxEntry, 'state'> => ({
  state: fields.length > 0 ? { state: 'differs', fields } : state,
});

/** How a field stands open; null: it is settled. A save since it was shown takes the list of what differs away. */
function findOpenReason(entry: OutboxEntry, field: SyncedField): ChoiceUndo['was'] | null {
  if (entry.held.includes(field)) return 'held';
  if (entry.offered.includes(field)) return 'offered';
  if (listConflicts(entry).includes(field)) return 'differs';
  return entry.undo?.[field] ? null : 'differs';
}

/** Whether the choice settles the field: nothing is not taken over, and a value without a place here needs one of ours. */
function canSettle(
  { seen }: OutboxEntry,
  field: SyncedField,
  side: Side,
  localValues: SyncedValues,
): boolean {
  const remoteValue = seen?.fields[field] ?? null;
  return (
    side === 'mine' ||
    (remoteValue !== null && (canApplyToSource(field, remoteValue) || localValues[field] !== undefined))
  );
}

function buildUndo(
  entry: OutboxEntry,
  field: SyncedField,
  side: Side,
  source: Source,
  taken: FieldValue | undefined,
): ChoiceUndo {
  return {
    side,
    was: findOpenReason(entry, field) ?? 'differs',
    remoteId: entry.remoteId,
    base: findBaseValues(entry.base, field),
    ...(taken === undefined ? {} : { taken }),
    before: taken === undefined ? null : pickField(source, field),
    provenance: source.provenance[field] ?? null,
  };
}

const isIdentifier = (field: SyncedField): field is 'doi' | 'arxiv' => field === 'doi' || field === 'arxiv';

const pickField = (source: Source, field: SyncedField): ChoiceUndo['before'] =>
  isIdentifier(field)
    ? { identifiers: source.identifiers }
    : { [field]: (source as Record<string, unknown>)[field] };

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Our value left for the wiki, or may have: nobody can call it back. */
const hasBeenSent = (entry: OutboxEntry, field: SyncedField, { base }: ChoiceUndo): boolean =>
  entry.inFlight?.there[field] !== undefined || !isEqual(findBaseValues(entry.base, field), base);

const isEdited = (
  entry: OutboxEntry,
  field: SyncedField,
  { taken }: ChoiceUndo,
  localValues: SyncedValues,
): boolean =>
  taken !== undefined &&
  !isEqual(localValues[field], taken) &&
  !isEqual(localValues[field], entry.base.here[field]);

function restoreField(source: Source, field: SyncedField, { before, provenance }: ChoiceUndo): Source {
  if (!before) return source;
  const otherProvenance = omitField(source.provenance, field);
  return {
    ...source,
    ...(isIdentifier(field)
      ? { identifiers: { ...source.identifiers, [field]: before.identifiers?.[field] ?? null } }
      : { [field]: (before as Record<string, unknown>)[field] }),
    provenance: provenance ? { ...otherProvenance, [field]: provenance } : otherProvenance,
  };
}

/** The field as it stood before the choice. Another entry than the one chosen against knows nothing of what was settled. */
function reopenField(entry: OutboxEntry, field: SyncedField, undo: ChoiceUndo): OutboxEntry {
  const base = {
    here: omitField(entry.base.here, field),
    there: omitField(entry.base.there, field),
  };
  if (undo.base && undo.remoteId === entry.remoteId) {
    base.here[field] = undo.base.here;
    base.there[field] = undo.base.there;
  }
  const updateMembership = (names: SyncedField[], reason: ChoiceUndo['was']) =>
    undo.was === reason ? [...new Set([...names, field])] : names.filter((name) => name !== field);
  return {
    ...entry,
    ...buildConflictState(entry, updateMembership(listConflicts(entry), 'differs')),
    base,
    mine: omitField(entry.mine, field),
    held: updateMembership(entry.held, 'held'),
    offered: updateMembership(entry.offered, 'offered'),
  };
}

function omitField<T extends object>(fields: T, name: SyncedField): T {
  const remaining = { ...fields };
  delete (remaining as Record<string, unknown>)[name];
  return remaining;
}
