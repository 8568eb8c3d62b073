import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { FieldFault, MergeBase, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { FlushContext } from './flush-context';
import { listDeferredFields } from './list-fault';

export type OutgoingWrite = {
  fields: SyncedValues;
  /** The values that become part of the merge base when the write has arrived. */
  pendingBase: MergeBase;
  /** The lists that the write omits. */
  deferredFields: SyncedField[];
  /** The faults of the fields of this write. */
  faults: FieldFault[];
};

/**
 * Selects the changes for one write. A write can contain the fields of one group only (`WikiClient.writeGroups`), so it contains
 * the changes of the first group with changes. Deferred lists are omitted.
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
      local: pickFields(pendingBase.local, groupFields),
      remote: pickFields(pendingBase.remote, groupFields),
    },
    deferredFields,
    faults: faults.filter(({ field }) => groupFields.some((name) => name === field)),
  };
}

/** Returns the values of these fields, without absent values. */
export const pickFields = (values: SyncedValues, names: SyncedField[]): SyncedValues =>
  Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
