import { LIST_FIELDS } from '@/lib/wiki/merge/merge-class';
import type { FieldFault, MergeBase, OutboxEntry, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { FlushContext } from '@/lib/wiki/outbox/flush-context';
import { LIST_FAULT_THRESHOLD } from '@/lib/wiki/outbox/list-fault';

/** What goes out now, what is settled when it arrives, and the lists that have to wait. */
export type OutgoingWrite = {
  fields: SyncedValues;
  pendingBase: MergeBase;
  deferredFields: SyncedField[];
  faults: FieldFault[];
};

/**
 * The part of what is to be sent that one write can hold: the first group of the wiki with anything in it, without lists
 * that it could not take a while ago.
 */
export function buildOutgoingWrite(
  context: FlushContext,
  entry: OutboxEntry,
  changes: SyncedValues,
  pendingBase: MergeBase,
  faults: FieldFault[],
): OutgoingWrite {
  const deferredFields = listDeferredFields(context, entry).filter((field) => changes[field] !== undefined);
  const sendableFields = (Object.keys(changes) as SyncedField[]).filter(
    (field) => !deferredFields.includes(field),
  );
  const group =
    context.client.writeGroups.find((fields) => fields.some((field) => sendableFields.includes(field))) ?? [];
  const groupFields = sendableFields.filter((field) => group.includes(field));
  return {
    fields: pickFields(changes, groupFields),
    pendingBase: {
      here: pickFields(pendingBase.here, groupFields),
      there: pickFields(pendingBase.there, groupFields),
    },
    deferredFields,
    faults: faults.filter(({ field }) => groupFields.some((name) => name === field)),
  };
}

/** The lists that are not tried now. */
function listDeferredFields(context: FlushContext, entry: OutboxEntry): SyncedField[] {
  const isDeferred = entry.owedUntil !== null && entry.owedUntil > context.now().toISOString();
  if (isDeferred) return context.condition.listFaults >= LIST_FAULT_THRESHOLD ? LIST_FIELDS : entry.owed;
  return context.condition.listFaults >= LIST_FAULT_THRESHOLD && entry.owed.length === 0 ? LIST_FIELDS : [];
}

const pickFields = (fields: SyncedValues, names: SyncedField[]): SyncedValues =>
  Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
