import type { Source } from '@/lib/model/source';
import {
  CHOICE_HOLD_MS,
  type ChoiceUndo,
  type FieldValue,
  type SyncedField,
  type SyncedFields,
  type SyncRecord,
} from '@/lib/model/sync';
import { withMine, withTheirs } from './choices';
import { pairOf } from './plan-merge';
import { requeued } from './sync-record';
import { isTakeable } from './synced-fields';

/** Which side a field is settled with. */
export type Side = ChoiceUndo['side'];

/** What a choice is made on: the source as it is, and its fields as they take part with this wiki. */
export type Chosen = { source: Source; ours: SyncedFields; now: Date };

/**
 * The record after the reader's choice for these fields, and the values to give to the source in the same transaction.
 * What the choice replaces is kept in the record. Nothing of it is sent for ten seconds. Chosen twice, it is as chosen once.
 */
export function withChoice(
  record: SyncRecord,
  asked: SyncedField[],
  side: Side,
  { source, ours, now }: Chosen,
): { record: SyncRecord; here: SyncedFields } {
  const fields = asked.filter((field) => openAs(record, field) && canSettle(record, field, side, ours));
  if (fields.length === 0) return { record, here: {} };
  const { record: next, here } =
    side === 'mine'
      ? { record: withMine(record, fields, now), here: {} }
      : withTheirs(record, fields, now, ours);
  const replaced = fields.map((field) => [field, undoOf(record, field, side, source, here[field])]);
  const left = (names: SyncedField[]) => names.filter((field) => !fields.includes(field));
  return {
    here,
    record: {
      ...next,
      ...withDiffering(next, left(differing(record))),
      held: left(record.held),
      offered: left(record.offered),
      dueAt: new Date(now.getTime() + CHOICE_HOLD_MS).toISOString(),
      undo: { ...record.undo, ...Object.fromEntries(replaced) },
    },
  };
}

/** What came of taking choices back. `sent`: the wiki has them already. `edited`: the reader wrote something else since. */
export type Undone = {
  record: SyncRecord;
  /** The source as it was in these fields; null: it does not change. */
  source: Source | null;
  sent: SyncedField[];
  edited: SyncedField[];
};

/** Takes choices back: the fields stand open as before, and the reader's own words are in the source again. */
export function withoutChoice(
  record: SyncRecord,
  asked: SyncedField[],
  { source, ours, now }: Chosen,
): Undone {
  const sent: SyncedField[] = [];
  const edited: SyncedField[] = [];
  let [next, restored] = [record, source];
  for (const field of asked) {
    const undo = record.undo?.[field];
    if (!undo) continue;
    const isLate = undo.side === 'mine' && hasLeft(record, field, undo);
    if (isLate) sent.push(field);
    else if (isEdited(record, field, undo, ours)) edited.push(field);
    else {
      restored = withBefore(restored, field, undo);
      next = reopened(next, field, undo);
    }
    next = { ...next, undo: without(next.undo ?? {}, field) };
  }
  if (next === record) return { record, source: null, sent, edited };
  return {
    record: { ...askedAgain(record, next, now), revision: record.revision + 1 },
    source: restored === source ? null : { ...restored, updatedAt: now.toISOString() },
    sent,
    edited,
  };
}

/** The record to be looked at again, at once unless something else was chosen a moment ago: that can still be taken back. */
function askedAgain({ dueAt }: SyncRecord, next: SyncRecord, now: Date): SyncRecord {
  const open = requeued(next, now);
  const isHeld = Object.keys(next.mine).length > 0 && dueAt !== null && dueAt > now.toISOString();
  return { ...open, ...withDiffering(open, differing(next)), dueAt: isHeld ? dueAt : open.dueAt };
}

const differing = ({ state }: SyncRecord): SyncedField[] => (state.state === 'differs' ? state.fields : []);

const withDiffering = ({ state }: SyncRecord, fields: SyncedField[]): Pick<SyncRecord, 'state'> => ({
  state: fields.length > 0 ? { state: 'differs', fields } : state,
});

/** How a field stands open; null: it is settled. A save since it was shown takes the list of what differs away. */
function openAs(record: SyncRecord, field: SyncedField): ChoiceUndo['was'] | null {
  if (record.held.includes(field)) return 'held';
  if (record.offered.includes(field)) return 'offered';
  if (differing(record).includes(field)) return 'differs';
  return record.undo?.[field] ? null : 'differs';
}

/** Whether the choice settles the field: nothing is not taken over, and a value without a place here needs one of ours. */
function canSettle({ seen }: SyncRecord, field: SyncedField, side: Side, ours: SyncedFields): boolean {
  const theirs = seen?.fields[field] ?? null;
  return side === 'mine' || (theirs !== null && (isTakeable(field, theirs) || ours[field] !== undefined));
}

function undoOf(
  record: SyncRecord,
  field: SyncedField,
  side: Side,
  source: Source,
  taken: FieldValue | undefined,
): ChoiceUndo {
  return {
    side,
    was: openAs(record, field) ?? 'differs',
    remoteId: record.remoteId,
    base: pairOf(record.base, field),
    ...(taken === undefined ? {} : { taken }),
    before: taken === undefined ? null : partOf(source, field),
    provenance: source.provenance[field] ?? null,
  };
}

const isIdentifier = (field: SyncedField): field is 'doi' | 'arxiv' => field === 'doi' || field === 'arxiv';

const partOf = (source: Source, field: SyncedField): ChoiceUndo['before'] =>
  isIdentifier(field)
    ? { identifiers: source.identifiers }
    : { [field]: (source as Record<string, unknown>)[field] };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Our value left for the wiki, or may have: nobody can call it back. */
const hasLeft = (record: SyncRecord, field: SyncedField, { base }: ChoiceUndo): boolean =>
  record.inFlight?.there[field] !== undefined || !same(pairOf(record.base, field), base);

const isEdited = (
  record: SyncRecord,
  field: SyncedField,
  { taken }: ChoiceUndo,
  ours: SyncedFields,
): boolean => taken !== undefined && !same(ours[field], taken) && !same(ours[field], record.base.here[field]);

function withBefore(source: Source, field: SyncedField, { before, provenance }: ChoiceUndo): Source {
  if (!before) return source;
  const origins = without(source.provenance, field);
  return {
    ...source,
    ...(isIdentifier(field)
      ? { identifiers: { ...source.identifiers, [field]: before.identifiers?.[field] ?? null } }
      : { [field]: (before as Record<string, unknown>)[field] }),
    provenance: provenance ? { ...origins, [field]: provenance } : origins,
  };
}

/** The field as it stood before the choice. Another entry than the one chosen against knows nothing of what was settled. */
function reopened(record: SyncRecord, field: SyncedField, undo: ChoiceUndo): SyncRecord {
  const base = {
    here: without(record.base.here, field),
    there: without(record.base.there, field),
  };
  if (undo.base && undo.remoteId === record.remoteId) {
    base.here[field] = undo.base.here;
    base.there[field] = undo.base.there;
  }
  const added = (names: SyncedField[], was: ChoiceUndo['was']) =>
    undo.was === was ? [...new Set([...names, field])] : names.filter((name) => name !== field);
  return {
    ...record,
    ...withDiffering(record, added(differing(record), 'differs')),
    base,
    mine: without(record.mine, field),
    held: added(record.held, 'held'),
    offered: added(record.offered, 'offered'),
  };
}

function without<T extends object>(fields: T, name: SyncedField): T {
  const left = { ...fields };
  delete (left as Record<string, unknown>)[name];
  return left;
}
